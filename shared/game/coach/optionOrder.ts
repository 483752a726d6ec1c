/**
 * The order in which the options of a question stand on screen: indices into its options, shuffled by the round and
 * the question, so that the right one is not always first. Everybody in a round gets the same order; answers are
 * recorded by index, never by place.
 */
export const optionOrder = (round: string, question: string, options: number): readonly number[] => {
  const order: number[] = []
  for (let index = 0; index < options; index += 1) order.push(index)
  let state = hashOf(question, hashOf(round, 0x811c9dc5))
  for (let last = options - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    // The low bits of such a generator alternate: take the high ones.
    const other = (state >>> 16) % (last + 1)
    const [a, b] = [order[last], order[other]]
    if (a === undefined || b === undefined) break
    order[last] = b
    order[other] = a
  }
  return order
}

/** FNV-1a, 32 bits, over UTF-16 units, from where another text has left it. */
const hashOf = (key: string, from: number): number => {
  let hash = from
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0
  return hash
}
