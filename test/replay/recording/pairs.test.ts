import { expect, test } from 'vitest'
import { connectionsIn } from '../../support/captures.ts'
import { ACK, SYN, ipv4, pcap, tcp } from '../../support/captureBytes.ts'

const RST = 0x04
const FIN_ACK = 0x11
const SYN_ACK = SYN | ACK

type Octets = readonly number[]

const fromClient = (parts: Parameters<typeof tcp>[0]): Octets => ipv4(tcp(parts))

/** The same the other way: both addresses change places. */
const fromServer = (parts: Parameters<typeof tcp>[0]): Octets => {
  const packet = ipv4(tcp({ from: 80, to: 40000, ...parts }))
  return [...packet.slice(0, 12), ...packet.slice(16, 20), ...packet.slice(12, 16), ...packet.slice(20)]
}

/** Reset at the client, whose reset the server never got: it answers the new SYN as one of the old connection. */
const ANSWERED_AS_OLD = [
  fromClient({ seq: 1000 }),
  fromServer({ seq: 9000, ack: 1001, flags: SYN_ACK }),
  fromClient({ seq: 1001, ack: 9001, flags: ACK }),
  fromClient({ seq: 1001, flags: RST }),
  fromClient({ seq: 5000 }),
  fromServer({ seq: 9001, ack: 1001, flags: ACK }),
]

/** Closed on both sides, then opened again. */
const OPENED_AGAIN = [
  fromClient({ seq: 1000 }),
  fromServer({ seq: 9000, ack: 1001, flags: SYN_ACK }),
  fromClient({ seq: 1001, ack: 9001, flags: FIN_ACK }),
  fromServer({ seq: 9001, ack: 1002, flags: FIN_ACK }),
  fromClient({ seq: 5000 }),
  fromServer({ seq: 7000, ack: 5001, flags: SYN_ACK }),
]

test.each([
  ['answered as the old connection: one', ANSWERED_AS_OLD, [6]],
  ['opened again: two', OPENED_AGAIN, [4, 2]],
] as const)('%s, however much of others passes in between', (_, packets, lengths) => {
  const alone = pcap(packets.map((octets) => ({ octets })))
  const others = Array.from({ length: 450 }, () => ({ octets: ipv4(tcp({ from: 50_000 })) }))
  const crowded = pcap(packets.flatMap((octets) => [{ octets }, ...others]))
  const ofPair = (file: Uint8Array): readonly number[] =>
    connectionsIn(file)
      .filter(({ addresses }) => addresses.client.endsWith(':40000'))
      .map((connection) => connection.segments.length)
  expect(ofPair(alone)).toEqual(lengths)
  expect(ofPair(crowded)).toEqual(lengths)
})
