/**
 * A whole number drawn from a seed and a label: the same pair always gives the same number.
 * (FNV-1a over both, then the finalizer of MurmurHash3 so that near labels give far numbers.)
 *
 * @param seed  any text; keep it secret where the number must not be foreseen
 * @param label what the number is for
 * @param size  numbers to choose from, 1 to 2^32
 * @returns 0 to size - 1
 */
export const drawn = (seed: string, label: string, size: number): number => {
  let hash = 0x811c9dc5
  const text = `${seed}/${label}`
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % size
}
