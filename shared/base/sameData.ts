/** Whether two pieces of plain data say the same: what JSON would keep of them, without writing it. */
export const sameData = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (Array.isArray(one)) return Array.isArray(other) && sameItems(one, other)
  return isRecord(one) && isRecord(other) && sameFields(one, other)
}

interface Fields {
  readonly [name: string]: unknown
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sameItems = (one: readonly unknown[], other: readonly unknown[]): boolean => {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at += 1) if (!sameData(one[at], other[at])) return false
  return true
}

/**
 * A field that is undefined is a field that is not there. The other's fields are read by `Reflect.get`: V8 (of Node 24, say)
 * makes code of `other[name]` for the very names and layouts that it has met, and throws it away at the next, for ever.
 */
const sameFields = (one: Fields, other: Fields): boolean => {
  for (const name in one) if (!sameData(one[name], Reflect.get(other, name))) return false
  for (const name in other)
    if (other[name] !== undefined && Reflect.get(one, name) === undefined) return false
  return true
}
