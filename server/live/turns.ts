/** The line of those who want to change something that only one at a time may change. */
export interface Turns {
  /** Jobs in the line, the one under way included */
  waiting: number
  /** The end of the line; never rejects */
  tail: Promise<unknown>
}

/** Does a job when all that were asked for before it are done; at once where there are none. */
export const inTurn = <T>(turns: Turns, job: () => Promise<T>): Promise<T> => {
  const isFree = turns.waiting === 0
  turns.waiting += 1
  const turn = isFree ? job() : turns.tail.then(job)
  const done = (): void => {
    turns.waiting -= 1
  }
  turns.tail = turn.then(done, done)
  return turn
}
