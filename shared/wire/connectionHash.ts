import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { RecordedConnection } from '../replay/recording/recorded.ts'
import { flagNames } from '../tcp/segment.ts'

/**
 * Names a recorded connection by what went over the wire: the same in every file that holds the same segments between
 * the same ends, whatever the file is called and whatever else is in it. Times and octets of data do not count.
 *
 * @returns SHA-256, in hex
 */
export const connectionHash = ({ addresses, segments }: RecordedConnection): string => {
  const lines = segments.map(
    ({ from, segment: { flags, seq, ack, data } }) =>
      `${from} ${flagNames(flags).join(',')} ${seq} ${ack} ${data.length}`,
  )
  return bytesToHex(sha256(utf8ToBytes([addresses.client, addresses.server, ...lines].join('\n'))))
}
