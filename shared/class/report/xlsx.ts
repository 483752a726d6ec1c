import type { Cell, Sheet } from './sheets.ts'
import { zipOf } from './zip.ts'

/**
 * Sheets as a workbook (Office Open XML, ISO/IEC 29500): text is kept as text in the cell itself, so that nothing in it
 * can become a formula. No date and no name of a program is in it: the same sheets give the same octets.
 */
export const xlsxOf = (sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> => {
  const names = sheetNames(sheets)
  const parts = [
    { name: '[Content_Types].xml', text: contentTypes(sheets) },
    { name: '_rels/.rels', text: ROOT },
    { name: 'xl/workbook.xml', text: workbook(names) },
    { name: 'xl/_rels/workbook.xml.rels', text: relations(sheets) },
    ...sheets.map(({ rows }, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, text: sheetOf(rows) })),
  ]
  const encoder = new TextEncoder()
  return zipOf(parts.map(({ name, text }) => ({ name, octets: encoder.encode(`${HEAD}${text}`) })))
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const ROOT = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const contentTypes = (sheets: readonly Sheet[]): string =>
  [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`,
    ...sheets.map(
      (_, at) =>
        `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    ),
    '</Types>',
  ].join('')

const workbook = (names: readonly string[]): string =>
  [
    `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets>`,
    ...names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`),
    '</sheets></workbook>',
  ].join('')

const relations = (sheets: readonly Sheet[]): string =>
  [
    `<Relationships xmlns="${PACKAGE}/relationships">`,
    ...sheets.map(
      (_, at) =>
        `<Relationship Id="r${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    ),
    '</Relationships>',
  ].join('')

/** At most 31 characters, none of those that a sheet's name may not have, and no name twice. */
const sheetNames = (sheets: readonly Sheet[]): readonly string[] =>
  sheets.map(({ name }, at) => {
    const plain = name
      .replace(/[\\/?*[\]:']/g, ' ')
      .slice(0, 28)
      .trim()
    const isTwice = sheets.findIndex((other) => other.name === name) !== at
    return plain === '' || isTwice ? `${plain} ${at + 1}`.trim() : plain
  })

const sheetOf = (rows: Sheet['rows']): string =>
  [
    `<worksheet xmlns="${SPREADSHEET}"><sheetData>`,
    ...rows.map(
      (cells, row) => `<row r="${row + 1}">${cells.map((cell, at) => cellOf(cell, at, row)).join('')}</row>`,
    ),
    '</sheetData></worksheet>',
  ].join('')

const cellOf = (cell: Cell, at: number, row: number): string => {
  const place = `${columnName(at)}${row + 1}`
  if (cell === undefined) return ''
  return typeof cell === 'number'
    ? `<c r="${place}"><v>${cell}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** A, B, ... Z, AA, AB, ... */
const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCodePoint(65 + (at % 26))

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** As XML 1.0 text; what XML cannot hold at all is left out. */
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these very characters cannot stand in XML
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
