/** A final frame of text */
const FINAL_TEXT = 0x81
/** A message to Engine.IO */
const MESSAGE = '4'

/**
 * A packet as a WebSocket frame (RFC 6455 5.2: unmasked, never in parts, never compressed). An octet is a character of it, so
 * that it is written as `latin1`: what is ASCII, as nearly everything is, needs no octets of its own on the way.
 */
export const frameOf = (packet: string): string => {
  const octets = Buffer.byteLength(packet)
  const text = octets === packet.length ? packet : Buffer.from(packet).toString('latin1')
  return headFor(octets + MESSAGE.length) + MESSAGE + text
}

const headFor = (length: number): string => {
  if (length < 126) return String.fromCharCode(FINAL_TEXT, length)
  if (length < 65_536) return String.fromCharCode(FINAL_TEXT, 126, length >> 8, length & 0xff)
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(length))
  return String.fromCharCode(FINAL_TEXT, 127, ...size)
}
