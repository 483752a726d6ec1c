/**
 * The one text of a JSON value: no spaces, the keys of every object in the order of their code units, what is
 * undefined left out. Two values that mean the same give the same text, however they were stored.
 *
 * @param value what `JSON.parse` gives, or what `JSON.stringify` takes; whole numbers only
 * @see RFC 8785, which this follows for such values
 */
export const canonicalText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`
}
