/**
 * What a TCP checksum says of its segment. `offloaded` stands where the sender's network card was to fill it in and
 * the recording was made before it did: the field then holds the sum of the pseudo-header alone.
 */
export type Checksum = 'good' | 'wrong' | 'offloaded' | 'unknown'

const CHECKSUM_AT = 16

/**
 * Checks the checksum of a TCP segment against the pseudo-header of its IP packet.
 *
 * @param addresses source and destination as they stand in the IP header: 8 octets for IPv4, 32 for IPv6
 * @param tcp       TCP header and data; `length` is how long they were on the wire
 * @see RFC 9293 3.1 (checksum), RFC 8200 8.1
 */
export const checksumOf = (addresses: Uint8Array, tcp: Uint8Array, length: number): Checksum => {
  if (tcp.length !== length || length < CHECKSUM_AT + 2) return 'unknown'
  const pseudo = sumOfWords(addresses) + length + 6
  if (foldedSum(pseudo + sumOfWords(tcp)) === 0xffff) return 'good'
  const field = ((tcp[CHECKSUM_AT] ?? 0) << 8) | (tcp[CHECKSUM_AT + 1] ?? 0)
  return field === foldedSum(pseudo) || field === 0 ? 'offloaded' : 'wrong'
}

/** The sum of the 16-bit words; an odd octet at the end counts as the upper half of one. */
export const sumOfWords = (octets: Uint8Array): number => {
  let sum = 0
  for (let at = 0; at < octets.length; at += 2) sum += ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)
  return sum
}

/** The sum with its carries added back in, as ones' complement arithmetic wants. */
export const foldedSum = (sum: number): number => {
  let rest = sum
  while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000)
  return rest
}
