import { describe, expect, it } from 'vitest'
import { ADDRESSES, HEADER_FIELDS, PORTS, bitsOf, headerOf } from '../../shared/replay/header.ts'
import type { HeaderFieldId } from '../../shared/replay/header.ts'
import { checksumOf } from '../../shared/replay/imports/checksum.ts'
import { keptIn, pipeEnds } from '../../shared/replay/pipes.ts'
import { rulerOf } from '../../shared/replay/ruler.ts'
import type { Ruler } from '../../shared/replay/ruler.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { toSeq } from '../../shared/tcp/seq.ts'
import { STATES } from '../../shared/tcp/state.ts'
import { playedRound } from '../support/playedRound.ts'

const folded = (level: LevelId): Timeline => {
  const timeline = timelineOf(playedRound(level).events)
  if (timeline === undefined) throw new Error('a played round begins with its start')
  return timeline
}

describe('the header of a segment', () => {
  const synAck: Segment = {
    flags: flagsOf('SYN', 'ACK'),
    seq: toSeq(0xfffffff0),
    ack: toSeq(101),
    wnd: 70_000,
    data: '',
  }
  const read = (header: Uint8Array, id: HeaderFieldId): number => {
    const field = HEADER_FIELDS.find((each) => each.id === id)
    if (field === undefined) throw new Error(id)
    return Number.parseInt(bitsOf(header, field), 2)
  }

  it('fills 160 bits without a gap, in order', () => {
    let at = 0
    for (const field of HEADER_FIELDS) {
      expect(field.at).toBe(at)
      at += field.bits
    }
    expect(at).toBe(160)
  })

  it('says ports, numbers, flags and a window that fits 16 bits', () => {
    const header = headerOf(synAck, 'server')
    expect(header).toHaveLength(20)
    expect([read(header, 'source'), read(header, 'destination')]).toEqual([PORTS.server, PORTS.client])
    expect([read(header, 'seq'), read(header, 'ack')]).toEqual([0xfffffff0, 101])
    expect(read(header, 'offset')).toBe(5)
    expect((['SYN', 'ACK', 'FIN', 'RST', 'PSH', 'URG'] as const).map((flag) => read(header, flag))).toEqual([
      1, 1, 0, 0, 0, 0,
    ])
    expect(read(header, 'window')).toBe(0xffff)
  })

  it('writes no ack where the flag is off', () => {
    expect(read(headerOf({ ...synAck, flags: flagsOf('SYN') }, 'client'), 'ack')).toBe(0)
  })

  it.each(['', 'odd', 'even'])('has a true checksum over the data %j', (data) => {
    for (const seat of SEATS) {
      const header = headerOf({ ...synAck, data }, seat)
      const whole = new Uint8Array([...header, ...Array.from(data, (octet) => octet.charCodeAt(0))])
      const addresses = new Uint8Array([...ADDRESSES[seat], ...ADDRESSES[peerOf(seat)]])
      expect(checksumOf(addresses, whole, whole.length)).toBe('good')
    }
  })
})

describe('the two pipes', () => {
  it('close alone: in FIN-WAIT-2 and CLOSE-WAIT one is shut and the other open', () => {
    expect(pipeEnds('FIN-WAIT-2')).toEqual({ out: 'shut', in: 'open' })
    expect(pipeEnds('CLOSE-WAIT')).toEqual({ out: 'open', in: 'shut' })
  })

  it('are both open in ESTABLISHED only', () => {
    const open = STATES.filter((state) => pipeEnds(state).out === 'open' && pipeEnds(state).in === 'open')
    expect(open).toEqual(['ESTABLISHED'])
  })
})

describe('the memory of a host', () => {
  it('holds everything between SYN and the end, a record in TIME-WAIT, nothing in CLOSED', () => {
    expect(STATES.map(keptIn).filter((kept) => kept === 'connection')).toHaveLength(STATES.length - 3)
    expect([keptIn('CLOSED'), keptIn('LISTEN'), keptIn('TIME-WAIT')]).toEqual([
      'nothing',
      'listener',
      'record',
    ])
  })

  it('counts what is sent and unconfirmed until the ACK comes', () => {
    const { steps, moments } = folded('lost-data')
    const first = steps.find((step) => step.kind === 'segment' && step.segment.data !== '')
    expect(moments[first?.n ?? 0]?.client.held.unacknowledged).toBeGreaterThan(0)
    expect(moments.at(-1)?.client.held).toMatchObject({ unacknowledged: 0, unsent: 0 })
    // What came after the gap waits for it.
    expect(Math.max(...moments.map((moment) => moment.server.held.early))).toBeGreaterThan(0)
  })
})

describe('the ruler', () => {
  const written = ({ numbers }: Ruler): string =>
    numbers
      .map(({ what }) => (what === undefined ? '?' : typeof what === 'string' ? what : what.octet))
      .join(' ')

  it('gives SYN and FIN a number each, and each octet one', () => {
    const timeline = folded('half-close')
    const last = timeline.steps.findLast((step) => step.kind === 'segment' && step.seat === 'server')
    const ruler = rulerOf(timeline, last?.n ?? 0, 'client')
    expect(ruler && written(ruler)).toBe('SYN G E T ! FIN')
    expect(ruler?.numbers.every(({ fate }) => fate === 'acknowledged')).toBe(true)
  })

  it('has nothing before the SYN has left, and nothing once the connection is gone', () => {
    const timeline = folded('handshake')
    expect(rulerOf(timeline, 0, 'client')).toBeUndefined()
    const closed = folded('close-client')
    expect(rulerOf(closed, closed.steps.length, 'client')).toBeUndefined()
  })

  it('keeps what is not confirmed apart, and marks what has arrived', () => {
    const timeline = folded('first-words')
    const said = timeline.steps.find(
      (step) => step.kind === 'segment' && step.seat === 'client' && step.segment.data !== '',
    )
    const ruler = rulerOf(timeline, said?.n ?? 0, 'client')
    expect(ruler?.numbers[0]?.fate).toBe('acknowledged')
    expect(ruler?.numbers.at(-1)).toMatchObject({ fate: 'in-flight', arrived: true })
  })

  it('goes round at 2^32', () => {
    const timeline = folded('wrap')
    const numbers = SEATS.flatMap(
      (seat) => rulerOf(timeline, timeline.steps.length, seat)?.numbers.map(({ number }) => number) ?? [],
    )
    expect(Math.max(...numbers)).toBeGreaterThan(0xfffffff0)
    expect(numbers).toContain(0)
  })

  it.each(LEVEL_IDS)('of %s never tells of more than was sent, at any step', (level) => {
    const timeline = folded(level)
    for (const [n, moment] of timeline.moments.entries())
      for (const seat of SEATS) {
        const ruler = rulerOf(timeline, n, seat)
        if (ruler === undefined) continue
        const { iss, sndNxt } = moment[seat].variables
        expect(ruler.numbers.length).toBeLessThanOrEqual((sndNxt - iss) >>> 0)
        expect(ruler.numbers.at(-1)?.number).toBe((sndNxt - 1) >>> 0)
      }
  })
})
