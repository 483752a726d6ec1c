/** Octets of a file, by their offsets; fewer where the file ends before. */
export type ReadAt = (from: number, to: number) => Promise<Uint8Array>

const BLOCK = 2 ** 20
const KEPT = 16

/** Reads a file block by block and keeps the last ones: packets of one connection lie near each other. */
export const blocksOf = (readAt: ReadAt): ReadAt => {
  const kept = new Map<number, Uint8Array>()
  const block = async (index: number): Promise<Uint8Array> => {
    const known = kept.get(index)
    if (known !== undefined) return known
    const octets = await readAt(index * BLOCK, (index + 1) * BLOCK)
    kept.set(index, octets)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return octets
  }
  return async (from, to) => {
    const first = Math.floor(from / BLOCK)
    const last = Math.floor(Math.max(from, to - 1) / BLOCK)
    if (first === last) return (await block(first)).subarray(from - first * BLOCK, to - first * BLOCK)
    const all = new Uint8Array(to - from)
    for (let index = first; index <= last; index += 1) {
      const octets = await block(index)
      const begin = Math.max(from, index * BLOCK)
      all.set(octets.subarray(begin - index * BLOCK, to - index * BLOCK), begin - from)
    }
    return all
  }
}
