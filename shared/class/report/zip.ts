/** A file in an archive. */
export interface ZipEntry {
  /** ASCII, with forward slashes */
  readonly name: string
  readonly octets: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** 1 January 1980, the first day that ZIP knows: archives tell nothing of when they were made */
const DATE = 0x0021
const VERSION = 20

/** An archive (PKWARE APPNOTE 6.3.3, 4.3) whose files are stored as they are. */
export const zipOf = (entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> => {
  const encoder = new TextEncoder()
  const files = entries.map(({ name, octets }) => ({
    name: encoder.encode(name),
    octets,
    sum: crc32(octets),
  }))
  const size = files.reduce((sum, { name, octets }) => sum + 30 + 46 + 2 * name.length + octets.length, 22)
  const archive = new Uint8Array(size)
  const view = new DataView(archive.buffer)
  let at = 0
  const put16 = (...values: readonly number[]): void => {
    for (const value of values) {
      view.setUint16(at, value, true)
      at += 2
    }
  }
  const put32 = (...values: readonly number[]): void => {
    for (const value of values) {
      view.setUint32(at, value, true)
      at += 4
    }
  }
  const putOctets = (octets: Uint8Array): void => {
    archive.set(octets, at)
    at += octets.length
  }
  const starts: number[] = []
  for (const { name, octets, sum } of files) {
    starts.push(at)
    put32(LOCAL)
    put16(VERSION, 0, 0, 0, DATE)
    put32(sum, octets.length, octets.length)
    put16(name.length, 0)
    putOctets(name)
    putOctets(octets)
  }
  const directory = at
  files.forEach(({ name, octets, sum }, index) => {
    put32(CENTRAL)
    put16(VERSION, VERSION, 0, 0, 0, DATE)
    put32(sum, octets.length, octets.length)
    put16(name.length, 0, 0, 0, 0)
    put32(0, starts[index] ?? 0)
    putOctets(name)
  })
  const length = at - directory
  put32(END)
  put16(0, 0, files.length, files.length)
  put32(length, directory)
  put16(0)
  return archive
}

const TABLE = Uint32Array.from({ length: 256 }, (_, octet) => {
  let value = octet
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The checksum of ZIP (ISO 3309), 0 to 2^32 - 1. */
export const crc32 = (octets: Uint8Array): number => {
  let sum = 0xffffffff
  for (const octet of octets) sum = (sum >>> 8) ^ (TABLE[(sum ^ octet) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}
