import { describe, expect, test } from 'vitest'
import { captureReader } from '../../../shared/replay/imports/captureReader.ts'
import { endingOf, sightOf, withSight } from '../../../shared/replay/imports/ending.ts'
import type { End } from '../../../shared/replay/imports/ending.ts'
import { pairIndex } from '../../../shared/replay/imports/pairs.ts'
import type { PairIndex } from '../../../shared/replay/imports/pairs.ts'
import { flagsOf } from '../../../shared/tcp/segment.ts'
import type { FlagName } from '../../../shared/tcp/segment.ts'
import { bigCapture } from '../../support/bigCapture.ts'
import { capturesIn } from '../../support/captures.ts'

const indexOf = (file: Uint8Array): PairIndex => {
  const index = pairIndex()
  const reader = captureReader(file.length)
  reader.push(file, index.add)
  return index
}

describe('the pairs of addresses in a file', () => {
  test.each(capturesIn('given'))('$name: client, server and segments as the kernels know them', (capture) => {
    const index = indexOf(capture.octets)
    const told = Array.from({ length: index.pairs() }, (_, pair) => {
      const { client, server, segments } = index.summaryOf(pair)
      return { client, server, segments }
    })
    expect(told).toEqual(
      capture.expected.connections.map(({ client, server, segments }) => ({
        client,
        server,
        segments: segments.length,
      })),
    )
  })

  test('IPv6 addresses stand in brackets', () => {
    const ipv6 = capturesIn('own').find(({ name }) => name.includes('ipv6'))
    if (ipv6 === undefined) throw new Error('there is a recording of IPv6')
    const [first] = ipv6.expected.connections
    expect(indexOf(ipv6.octets).summaryOf(0).client).toBe(first?.client)
  })

  test('the places of a connection are where its packets lie', () => {
    const file = bigCapture({ connections: 2, data: 1, octets: 10 })
    const index = indexOf(file)
    const places = index.placesOf(1, 100)
    expect(places.map(({ n }) => n)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18])
    expect(places[0]).toMatchObject({ offset: 24 + 56 + 16, kept: 40, link: 101 })
    expect(index.placesOf(1, 3)).toHaveLength(3)
  })

  test('a packet that is not TCP is passed over', () => {
    const index = pairIndex()
    index.add({ n: 1, t: 0, link: 101, octets: new Uint8Array([0x45, 0, 0, 28]), length: 28 }, 40)
    expect([index.pairs(), index.segments()]).toEqual([0, 0])
  })
})

describe('how a connection ended', () => {
  const seen = (...lines: readonly string[]) =>
    endingOf(
      lines.reduce((bits, line) => {
        const [from, names = ''] = line.split(' ')
        const end: End = from === 'A' ? 'low' : 'high'
        return withSight(bits, sightOf(flagsOf(...(names.split(',') as FlagName[])), end))
      }, 0),
    )

  test.each([
    ['unanswered', ['A SYN', 'A SYN']],
    ['refused', ['A SYN', 'B RST,ACK']],
    ['open', ['A SYN', 'B SYN,ACK', 'A ACK']],
    ['half-closed', ['A SYN', 'B SYN,ACK', 'A ACK', 'A FIN,ACK', 'B ACK']],
    ['closed', ['A SYN', 'B SYN,ACK', 'A ACK', 'A FIN,ACK', 'B FIN,ACK', 'A ACK']],
    ['reset', ['A SYN', 'B SYN,ACK', 'A RST']],
    ['reset', ['A RST']],
    ['open', ['A ACK', 'B ACK']],
  ] as const)('%s: %j', (ending, lines) => {
    expect(seen(...lines).ending).toBe(ending)
  })

  test('whoever sends the first SYN, or gets the first SYN-ACK, has opened it', () => {
    expect(seen('B SYN', 'A SYN,ACK').opener).toBe('high')
    expect(seen('B SYN,ACK').opener).toBe('low')
    expect(seen('A ACK').opener).toBeUndefined()
  })

  test('a second SYN may open a second connection', () => {
    expect(seen('A SYN', 'B SYN,ACK').isPerhapsSeveral).toBe(false)
    expect(seen('A SYN', 'B RST,ACK', 'A SYN').isPerhapsSeveral).toBe(true)
  })
})
