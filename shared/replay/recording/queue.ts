/** A list that grows at its head and shares its tail with other lists. */
export type Chain<T> = { readonly head: T; readonly tail: Chain<T> } | undefined

/**
 * A line of things, joined at its end and left at its front. Immutable, and both cost next to nothing however long
 * the line is: on a fast wire a thousand segments are on their way at once.
 */
export interface Queue<T> {
  readonly length: number
  /** The first members, in order */
  readonly front: Chain<T>
  /** The others, the last one first */
  readonly back: Chain<T>
}

export const emptyQueue = <T>(): Queue<T> => ({ length: 0, front: undefined, back: undefined })

export const queueOf = <T>(members: readonly T[]): Queue<T> => members.reduce(pushed<T>, emptyQueue<T>())

/** The line with one more member at its end. */
export const pushed = <T>(queue: Queue<T>, member: T): Queue<T> => ({
  length: queue.length + 1,
  front: queue.front,
  back: { head: member, tail: queue.back },
})

/** The first member, and the line without it; undefined when nobody is there. */
export const taken = <T>(queue: Queue<T>): { readonly first: T; readonly rest: Queue<T> } | undefined => {
  const front = queue.front ?? reversed(queue.back)
  if (front === undefined) return undefined
  const back = queue.front === undefined ? undefined : queue.back
  return { first: front.head, rest: { length: queue.length - 1, front: front.tail, back } }
}

export const membersOf = <T>({ front, back }: Queue<T>): readonly T[] => {
  const members: T[] = []
  for (let at = front; at !== undefined; at = at.tail) members.push(at.head)
  for (let at = reversed(back); at !== undefined; at = at.tail) members.push(at.head)
  return members
}

const reversed = <T>(chain: Chain<T>): Chain<T> => {
  let front: Chain<T>
  for (let at = chain; at !== undefined; at = at.tail) front = { head: at.head, tail: front }
  return front
}
