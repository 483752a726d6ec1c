import { SEATS } from '../../game/seat.ts'
import type { Timeline } from '../timeline.ts'
import { ethernetFrame } from './ethernet.ts'
import { holderOf, levelIdOf } from './facts.ts'
import { ADDRESSES, packetsOf } from './packets.ts'
import { block, interfaceBlock, joined, option, packetBlock, sectionBlock, u16 } from './pcapngBlocks.ts'
import type { ExportWords } from './words.ts'

const NAMES = 4
const ETHERNET = 1
const MICROSECONDS = 6
const IPV4_NAME = 1

/**
 * A round as a pcapng file that Wireshark opens: Ethernet, IPv4 and TCP with the checksums and lengths that they
 * must have, the times of the play in microseconds, and on every packet the step's number, the judge's verdict with
 * its RFC section, and what the wire did to it. `packetsOf` says which packets there are, and when.
 *
 * @see draft-ietf-opsawg-pcapng
 */
export const toPcapng = (timeline: Timeline, words: ExportWords): Uint8Array => {
  const holders = SEATS.map((seat) => holderOf(timeline, seat, words))
  return joined([
    sectionBlock(`Wavehand: ${words.level} ${levelIdOf(timeline)}; ${holders.join(', ')}`),
    interfaceBlock(ETHERNET, 'wire', MICROSECONDS),
    block(
      NAMES,
      [nameRecord(ADDRESSES.client.ip, 'client'), nameRecord(ADDRESSES.server.ip, 'server'), u16(0), u16(0)],
      [],
    ),
    ...packetsOf(timeline, words).map((packet) => {
      const octets = ethernetFrame(packet)
      const time = BigInt(packet.at) * 1_000n
      return packetBlock({ of: 0, time, octets, length: octets.length, comment: packet.comment })
    }),
  ])
}

const nameRecord = (ip: readonly number[], name: string): Uint8Array => {
  const value = Uint8Array.of(...ip, ...new TextEncoder().encode(name), 0)
  return option(IPV4_NAME, value)
}
