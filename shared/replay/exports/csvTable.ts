/** What stands in a row, by the names of the columns; what is missing is an empty cell. */
type Cells<C extends string> = { readonly [N in C]?: string | number | undefined }

/**
 * A table as CSV (RFC 4180: CRLF, quotes where needed), its columns named in the first line. Nothing that somebody
 * wrote can become a formula: such a text begins with an apostrophe.
 */
export const tableOf = <C extends string>(columns: readonly C[], rows: readonly Cells<C>[]): string => {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((name) => cellOf(row[name])).join(','))]
  return lines.map((line) => `${line}\r\n`).join('')
}

/** A number stands as it is; a text that a spreadsheet would calculate is kept a text. */
const cellOf = (value: string | number | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
