import type { Cell, Sheet } from './sheets.ts'

/**
 * Sheets as CSV (RFC 4180), one after the other with an empty line between; UTF-8 with a byte order mark, so that a
 * spreadsheet reads Chinese names as they are. A name that begins like a formula is only text: an apostrophe before it
 * keeps spreadsheets from working it out.
 */
export const csvOf = (sheets: readonly Sheet[]): string =>
  `\uFEFF${sheets.map(({ name, rows }) => [[name], ...rows].map(lineOf).join('')).join('\r\n')}`

const lineOf = (cells: readonly Cell[]): string => `${cells.map(fieldOf).join(',')}\r\n`

const fieldOf = (cell: Cell): string => {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = withoutFormula(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Of every character with which a spreadsheet begins to calculate, also behind spaces or in full width. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u

/** Text that no spreadsheet takes for a formula. */
export const withoutFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
