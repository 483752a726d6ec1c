import { inflateSync } from 'node:zlib'

const HEADER = 44
const ENTRY = 20

/**
 * A WOFF 1.0 font as the TrueType or OpenType file that it was made from, which is what renderers outside a browser
 * read: the same tables, inflated.
 *
 * @param woff a whole file, as the font packages bring it
 * @throws when it is no WOFF file: the package is not what we think it is
 * @see https://www.w3.org/TR/WOFF/
 */
export const fromWoff = (woff: Buffer): Buffer => {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, HEADER + index * ENTRY))
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const power = 2 ** Math.floor(Math.log2(count))
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  let offset = head.length
  const bodies = tables.map(({ tag, checksum, data }, index) => {
    const entry = 12 + 16 * index
    tag.copy(head, entry)
    head.writeUInt32BE(checksum, entry + 4)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(data.length, entry + 12)
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}

interface Table {
  readonly tag: Buffer
  readonly checksum: number
  readonly data: Buffer
}

const tableAt = (woff: Buffer, entry: number): Table => {
  const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at))
  if (offset === undefined || packed === undefined || length === undefined) throw new Error('a table is cut')
  const data = woff.subarray(offset, offset + packed)
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    data: packed < length ? inflateSync(data) : data,
  }
}

/**
 * The font under its family's plain name: packages bring each weight as a family of its own ("IBM Plex Sans
 * SemiBold"), so that nobody who asks for a weight of the family finds it. Names begin with the family's, so each is
 * cut to its length; checksums are left as they were, for no renderer looks at them.
 *
 * @param family in Latin letters
 */
export const inFamily = (font: Buffer, family: string): Buffer => {
  const named = Buffer.from(font)
  const tables = Array.from({ length: named.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const entry = tables.find((at) => named.toString('latin1', at, at + 4) === 'name')
  if (entry === undefined) return named
  const table = named.readUInt32BE(entry + 8)
  for (let record = 0; record < named.readUInt16BE(table + 2); record += 1) {
    const at = table + 6 + 12 * record
    const isFamily = named.readUInt16BE(at + 6) === 1
    // UTF-16: two octets a letter
    if (isFamily && named.readUInt16BE(at) === 3) named.writeUInt16BE(2 * family.length, at + 8)
  }
  return named
}
