/** A final frame of text (RFC 6455 5.2) */
const FINAL_TEXT = 0x81
/** `4`, a message to Engine.IO */
const MESSAGE = 0x34
/** The longest head of a frame: two octets, and eight for a length that sixteen bits cannot hold */
const HEAD_OCTETS = 10
/** `]`, with which each of our packets ends */
const END = 0x5d

/**
 * A packet of Socket.IO with one value, in two parts that are never put together: what comes before it, in ASCII, such as
 * `2["view",`, and the value as JSON. A `]` ends it.
 */
export interface Packet {
  readonly head: string
  readonly json: string
}

export const textOf = ({ head, json }: Packet): string => `${head}${json}]`

/** How many octets the frames of these packets can take at most. */
export const mostOctets = (packets: readonly Packet[]): number => {
  let most = 0
  for (const { head, json } of packets) most += HEAD_OCTETS + 1 + head.length + Buffer.byteLength(json) + 1
  return most
}

/**
 * Writes packets as WebSocket frames, one after the other: unmasked, never in parts, never compressed.
 *
 * @param into has room for `mostOctets`
 * @returns how many octets they take
 */
export const writeFrames = (packets: readonly Packet[], into: Buffer): number => {
  let at = 0
  for (const { head, json } of packets) {
    at = writeHead(into, at, 1 + head.length + Buffer.byteLength(json) + 1)
    into[at] = MESSAGE
    at += 1
    at += into.write(head, at, 'latin1')
    at += into.write(json, at)
    into[at] = END
    at += 1
  }
  return at
}

const writeHead = (into: Buffer, at: number, length: number): number => {
  into[at] = FINAL_TEXT
  if (length < 126) {
    into[at + 1] = length
    return at + 2
  }
  if (length < 65_536) {
    into[at + 1] = 126
    return into.writeUInt16BE(length, at + 2)
  }
  into[at + 1] = 127
  return into.writeBigUInt64BE(BigInt(length), at + 2)
}
