import { describe, expect, test } from 'vitest'
import { ALTERATIONS, alteredIn } from '../../support/alterations.ts'
import { capturesIn, judgementsOf } from '../../support/captures.ts'

const OWN = new Set([
  'own/banner.client',
  'own/lost-first-fin.client',
  'own/lost-synack.server',
  'own/rst-in-window.server',
  'own/wrap-fin.server',
])
const CAPTURES = [...capturesIn('given'), ...capturesIn('own').filter(({ name }) => OWN.has(name))]

/** Altered segments that make as good a connection as the true ones did, and why. */
const UNDECIDABLE: ReadonlyMap<string, string> = new Map([
  [
    'given/abort-linger 6: ACK flag missing, its field 0',
    'an abort without ACK is the one that RFC 9293 3.10.5 writes',
  ],
  ['given/refused 1: seq one too high', 'of a SYN and its RST, either may be the altered one'],
  ['given/refused 1: seq one too low', 'of a SYN and its RST, either may be the altered one'],
  [
    'given/simultaneous-close.client 9: ack one too high',
    'a FIN that acknowledges the FIN which it crossed: the same connection, closed one after the other',
  ],
  [
    'given/simultaneous-close.server 9: ack one too high',
    'a FIN that acknowledges the FIN which it crossed: the same connection, closed one after the other',
  ],
])

/** The segments that are called wrong, over all connections of the file. */
const wrongIn = (octets: Uint8Array): readonly number[] =>
  judgementsOf(octets)
    .flatMap(({ segments }) => segments)
    .filter(({ verdict }) => verdict === 'nonconforming')
    .map(({ frame }) => frame)

describe('one altered field is found, at that segment and no other', () => {
  test.each(CAPTURES)('$name, as whoever altered it would send it', ({ name, octets, expected }) => {
    const illegal = expected.connections.flatMap((connection) => connection.illegal)
    const missed = ALTERATIONS.flatMap((alteration) =>
      alteredIn(octets, alteration, { isMended: true }).flatMap((altered) => {
        const wanted = [...new Set([...illegal, altered.n])].sort((a, b) => a - b)
        const found = wrongIn(altered.octets)
        return String(found) === String(wanted) ? [] : [`${name} ${altered.n}: ${alteration.name}`]
      }),
    )
    expect(missed).toEqual([...UNDECIDABLE.keys()].filter((key) => key.startsWith(`${name} `)))
  })

  test.each(CAPTURES)('$name, damaged on the way: its checksum is wrong', ({ octets, expected }) => {
    const illegal = expected.connections.flatMap((connection) => connection.illegal)
    const missed = ALTERATIONS.flatMap((alteration) =>
      alteredIn(octets, alteration, { isMended: false }).flatMap((altered) => {
        const wanted = [...new Set([...illegal, altered.n])].sort((a, b) => a - b)
        const found = wrongIn(altered.octets)
        return String(found) === String(wanted)
          ? []
          : [`${altered.n}: ${alteration.name}: found ${String(found)}`]
      }),
    )
    expect(missed).toEqual([])
  })
})
