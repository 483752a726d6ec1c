/** A final frame of text (RFC 6455 5.2) */
const FINAL_TEXT = 0x81
/** `4`, a message to Engine.IO */
const MESSAGE = 0x34
/** The longest head of a frame: two octets, and eight for a length that sixteen bits cannot hold */
const HEAD_OCTETS = 10
/** Every character takes three octets at most: those that take four are two characters. */
const MOST_OF_A_CHARACTER = 3

/** How many octets the frames of these packets can take at most. */
export const mostOctets = (packets: readonly string[]): number => {
  let most = 0
  for (const packet of packets) most += HEAD_OCTETS + 1 + packet.length * MOST_OF_A_CHARACTER
  return most
}

/**
 * Writes packets as WebSocket frames, one after the other: unmasked, never in parts, never compressed.
 *
 * @param into has room for `mostOctets`
 * @returns how many octets they take
 */
export const writeFrames = (packets: readonly string[], into: Buffer): number => {
  let at = 0
  for (const packet of packets) {
    at = writeHead(into, at, Buffer.byteLength(packet) + 1)
    into[at] = MESSAGE
    at += 1
    at += into.write(packet, at)
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
