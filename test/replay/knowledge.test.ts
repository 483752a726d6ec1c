import { describe, expect, it } from 'vitest'
import { flagsInWords } from '../../client/ladder/fields.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import type { Step } from '../../shared/game/room/step.ts'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { flyingAt } from '../../shared/replay/flying.ts'
import { knowledgeOf } from '../../shared/replay/knowledge.ts'
import type { Knowledge, Sent } from '../../shared/replay/knowledge.ts'
import type { Lens } from '../../shared/replay/lens.ts'
import { recordedTimeline } from '../../shared/replay/recordedTimeline.ts'
import { judgeRecording } from '../../shared/replay/recording/judgeRecording.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline, Told } from '../../shared/replay/timeline.ts'
import { truthOf } from '../../shared/replay/truth.ts'
import { capturesIn, connectionsIn } from '../support/captures.ts'
import { ROUNDS, canonicalRound } from '../support/rounds.ts'

const known = (told: Told, n: number, seat: Seat, lens: Lens): Knowledge => {
  const knowledge = knowledgeOf(told, n, seat, lens)
  if (knowledge === undefined) throw new Error(`step ${n} is not there`)
  return knowledge
}

const counted = ({ syn, octets, fin }: Sent): string =>
  [...(syn ? ['SYN'] : []), ...(octets > 0 ? [`${octets}`] : []), ...(fin ? ['FIN'] : [])].join('+') || '-'

/** "CLIENT | ESTABLISHED | has SYN | whether ack (under-way) | SERVER SYN-RECEIVED, ESTABLISHED; FIN-WAIT-1" */
const said = (timeline: Timeline, n: number, seat: Seat, lens: Lens = 'all'): string => {
  const { now, received, unknown, peer } = known(timeline, n, seat, lens)
  const whether = unknown.map(
    (each) => `${each.what}${lens === 'all' ? ` (${truthOf(timeline, n, each) ?? 'unsaid'})` : ''}`,
  )
  const belief =
    peer === undefined
      ? '-'
      : [peer.states.join(', '), ...(peer.also.length > 0 ? [peer.also.join(', ')] : [])]
  return [
    seat[0]?.toUpperCase(),
    now.state,
    `has ${received === undefined ? '-' : counted(received)}`,
    `whether ${whether.join(', ') || '-'}`,
    typeof belief === 'string' ? belief : belief.join('; '),
  ].join(' | ')
}

const moved = (step: Step): string => {
  const who = step.seat[0]?.toUpperCase() ?? ''
  if (step.kind === 'segment') return `${who} > ${flagsInWords(step.segment.flags)}`
  return step.kind === 'call' ? `${who} calls ${step.call.kind}` : `${who} ${step.kind}`
}

/** A round as a trace: each step, and what both ends know just as it happens. */
const traced = (level: LevelId): readonly string[] => {
  const { timeline } = canonicalRound(level, 'small')
  return timeline.steps.flatMap((step) => [
    moved(step),
    ...SEATS.map((seat) => `  ${said(timeline, step.n, seat)}`),
  ])
}

describe('what each end knows', () => {
  it('of an opening: the client is ESTABLISHED while the server still waits for the ACK, and cannot know it', () => {
    expect(traced('handshake').slice(-9)).toEqual([
      'C > SYN',
      '  C | SYN-SENT | has - | whether syn (under-way) | CLOSED, LISTEN, SYN-SENT, SYN-RECEIVED; FIN-WAIT-1',
      '  S | LISTEN | has - | whether - | -',
      'S > SYN ACK',
      '  C | SYN-SENT | has - | whether syn (arrived) | CLOSED, LISTEN, SYN-SENT, SYN-RECEIVED; FIN-WAIT-1',
      '  S | SYN-RECEIVED | has - | whether syn (under-way) | SYN-SENT, ESTABLISHED; FIN-WAIT-1',
      'C > ACK',
      '  C | ESTABLISHED | has SYN | whether ack (under-way) | SYN-RECEIVED, ESTABLISHED; FIN-WAIT-1',
      '  S | SYN-RECEIVED | has - | whether syn (arrived) | SYN-SENT, ESTABLISHED; FIN-WAIT-1',
    ])
  })

  it('of a half-close: the FIN is confirmed, and the other end can only be in CLOSE-WAIT or on its way out', () => {
    const lines = traced('half-close')
    const at = lines.indexOf('C > ACK')
    expect(lines.slice(at, at + 2)).toEqual([
      'C > ACK',
      '  C | FIN-WAIT-2 | has SYN+4+FIN | whether ack (under-way) | CLOSE-WAIT; CLOSING, LAST-ACK',
    ])
  })

  it('of a lost last ACK: in TIME-WAIT nobody knows whether it has arrived, and the server repeats its FIN', () => {
    const lines = traced('lost-last-ack')
    const acks = lines.flatMap((line, at) => (line === 'C > ACK' ? [lines[at + 1], lines[at + 2]] : []))
    expect(acks).toEqual([
      '  C | TIME-WAIT | has SYN+FIN | whether ack (lost) | LAST-ACK, CLOSED; CLOSING, TIME-WAIT',
      '  S | LAST-ACK | has SYN | whether fin (arrived) | FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT',
      '  C | TIME-WAIT | has SYN+FIN | whether ack (under-way) | LAST-ACK, CLOSED; CLOSING, TIME-WAIT',
      '  S | LAST-ACK | has SYN | whether fin (arrived) | FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT',
    ])
  })

  it('of two FINs that cross: neither has acknowledged the other, so both pass CLOSING', () => {
    const lines = traced('cross-close')
    const at = lines.lastIndexOf('S > ACK')
    expect(lines.slice(at, at + 3)).toEqual([
      'S > ACK',
      '  C | CLOSING | has SYN | whether fin (arrived), ack (arrived) | FIN-WAIT-1, FIN-WAIT-2, CLOSING, TIME-WAIT',
      '  S | TIME-WAIT | has SYN+FIN | whether ack (under-way) | CLOSING, TIME-WAIT',
    ])
  })

  it('of a refused connection: who is CLOSED remembers nothing, and nobody answers a RST', () => {
    const lines = traced('refused')
    const at = lines.indexOf('S > RST ACK')
    expect(lines.slice(at, at + 3)).toEqual([
      'S > RST ACK',
      '  C | SYN-SENT | has - | whether syn (arrived) | CLOSED, LISTEN, SYN-SENT, SYN-RECEIVED; FIN-WAIT-1',
      '  S | CLOSED | has - | whether rst (under-way) | -',
    ])
  })

  it('counts lost data as unconfirmed, with every step that carried them', () => {
    const { timeline } = canonicalRound('lost-data', 'small')
    const again = timeline.steps.findLast((step) => step.kind === 'segment' && step.again)
    const first = timeline.steps.find((step) => step.kind === 'segment')
    const { unconfirmed, received } = known(timeline, again?.n ?? 0, 'client', 'all')
    expect(received).toEqual({ syn: true, octets: 0, fin: false })
    expect(unconfirmed).toMatchObject([{ what: 'octets', count: 18, seq: 901 }])
    expect(unconfirmed[0]?.steps).toHaveLength(4)
    expect(unconfirmed[0]?.steps).toEqual(expect.arrayContaining([first?.n, again?.n]))
  })
})

describe('under the lens of one end', () => {
  it('a segment that came late is known when it has come, and not before', () => {
    const { timeline } = canonicalRound('out-of-order', 'small')
    const data = timeline.steps.filter((step) => step.kind === 'segment' && step.segment.data !== '')
    const [late, early] = data
    if (late === undefined || early === undefined) throw new Error('two segments overtake each other')
    // The second came first: it fills no gap yet.
    expect(known(timeline, early.n, 'server', 'server').now.held.early).toBeGreaterThan(0)
    const filled = known(timeline, late.n, 'server', 'server')
    expect(filled.now.held.early).toBe(0)
    expect(filled.changed).toEqual(['rcvNxt'])
    expect(known(timeline, late.n, 'client', 'client').changed).toEqual(['sndNxt'])
  })

  it('what crossed on the way is not known before it has come', () => {
    const { timeline } = canonicalRound('cross-close', 'small')
    const [, server] = timeline.steps.filter((step) => step.kind === 'segment')
    expect(said(timeline, server?.n ?? 0, 'server', 'server')).toBe(
      'S | FIN-WAIT-1 | has SYN | whether fin | ESTABLISHED, CLOSE-WAIT; FIN-WAIT-1, CLOSING, LAST-ACK',
    )
  })
})

describe('in every round that we have', () => {
  it.each(ROUNDS.map((round) => [round.name, round.timeline] as const))(
    '%s: the truth is possible',
    (_, timeline) => {
      for (const { n } of timeline.steps)
        for (const seat of SEATS) {
          const { peer, now } = known(timeline, n, seat, 'all')
          const truth = timeline.instants[n]?.[peerOf(seat)].state
          // Whoever has reset the connection, or never had one, is left out of what can be concluded.
          if (peer !== undefined && truth !== 'CLOSED' && truth !== 'LISTEN')
            expect([...peer.states, ...peer.also], `step ${n}: ${seat} in ${now.state}`).toContain(truth)
        }
    },
  )

  it('"both are ESTABLISHED" is never known: a FIN may always be on its way', () => {
    const certain = ROUNDS.flatMap(({ name, timeline }) =>
      timeline.steps.flatMap(({ n }) =>
        SEATS.flatMap((seat) =>
          [seat, 'all' as const].flatMap((lens) => {
            const { now, peer } = known(timeline, n, seat, lens)
            const isBoth = now.state === 'ESTABLISHED' && peer?.states.join() === 'ESTABLISHED'
            return isBoth && peer.also.length === 0 ? [`${name}, step ${n}, ${seat}`] : []
          }),
        ),
      ),
    )
    expect(certain).toEqual([])
  })

  it('nobody knows more under its own lens than what has come to it', () => {
    for (const { timeline, name } of ROUNDS)
      for (const seat of SEATS) {
        const hidden = withoutWhatOnlyOthersKnow(timeline, seat)
        for (const { n } of hidden.steps)
          expect(knowledgeOf(hidden, n, seat, seat), `${name}, step ${n}`).toEqual(
            knowledgeOf(timeline, n, seat, seat),
          )
      }
  })

  it('nothing is both confirmed and unconfirmed, and together they are all that was sent', () => {
    for (const { timeline } of ROUNDS)
      for (const { n } of timeline.steps)
        for (const seat of SEATS) {
          const { now, received, unconfirmed } = known(timeline, n, seat, 'all')
          if (received === undefined) continue
          const { iss, sndUna, sndNxt } = now.variables
          const confirmed = Number(received.syn) + received.octets + Number(received.fin)
          expect(confirmed).toBe((sndUna - iss) >>> 0)
          expect(unconfirmed.reduce((sum, { count }) => sum + count, 0)).toBe((sndNxt - sndUna) >>> 0)
        }
  })
})

/** The round without what this end never learns: steps of the other end alone, fates of its own segments. */
const withoutWhatOnlyOthersKnow = (timeline: Timeline, seat: Seat): Timeline => ({
  ...timeline,
  losses: [],
  instants: timeline.instants.map((both) => ({ ...both, [peerOf(seat)]: both[seat] })),
  steps: timeline.steps.flatMap((step): readonly Step[] => {
    if (step.kind !== 'segment') return step.seat === seat ? [step] : []
    if (step.seat === seat) {
      const { lost: _lost, ...own } = step
      return own.made === undefined
        ? [{ ...own, arrivedAt: undefined, arrivedAfter: undefined, receiverState: undefined }]
        : []
    }
    return step.arrivedAfter === undefined ? [] : [step]
  }),
})

describe('of recorded connections', () => {
  it.each([...capturesIn('given'), ...capturesIn('own')])('$name can be told at every step', ({ octets }) => {
    for (const connection of connectionsIn(octets)) {
      const timeline = recordedTimeline(judgeRecording(connection))
      for (const { n } of timeline.steps)
        for (const seat of SEATS)
          for (const lens of ['all', seat] as const) {
            const { unknown, received, now } = known(timeline, n, seat, lens)
            if (received !== undefined)
              expect(received.octets).toBeLessThanOrEqual((now.variables.sndNxt - now.variables.iss) >>> 0)
            for (const each of unknown)
              expect(['arrived', 'under-way', 'lost', 'partly', undefined]).toContain(
                truthOf(timeline, n, each),
              )
          }
    }
  })
})

describe('what is on its way', () => {
  const flying = (timeline: Timeline, n: number): readonly string[] =>
    flyingAt(timeline, n).map(
      ({ step, fate, way }) =>
        `${step.seat[0]?.toUpperCase()} ${flagsInWords(step.segment.flags)} ${fate}${step.made === undefined ? '' : ` ${step.made}`} ${way.toFixed(1)}`,
    )

  it('is the segment that the step sends, and nothing once it has come', () => {
    const { timeline } = canonicalRound('handshake', 'small')
    expect(timeline.steps.map(({ n }) => flying(timeline, n))).toEqual([
      [],
      [],
      ['C SYN arrives 0.0'],
      ['S SYN ACK arrives 0.0'],
      ['C ACK arrives 0.0'],
    ])
  })

  it('are both FINs where they cross', () => {
    const { timeline } = canonicalRound('cross-close', 'small')
    const [, second] = timeline.steps.filter((step) => step.kind === 'segment')
    expect(flying(timeline, second?.n ?? 0).map((line) => line.slice(0, -4))).toEqual([
      'C FIN ACK arrives',
      'S FIN ACK arrives',
    ])
  })

  it('is what overtakes before what is overtaken', () => {
    const { timeline } = canonicalRound('out-of-order', 'small')
    const [before, second] = timeline.steps.filter((step) => step.kind === 'segment')
    const [first, last] = flyingAt(timeline, second?.n ?? 0)
    expect([first?.sent, last?.sent]).toEqual([second?.n, before?.n])
  })

  it('is lost where it is sent, until it would have come', () => {
    const { timeline } = canonicalRound('lost-syn', 'small')
    const [lost, again] = timeline.steps.filter((step) => step.kind === 'segment')
    expect(flying(timeline, lost?.n ?? 0)).toEqual(['C SYN lost 0.0'])
    expect(flying(timeline, again?.n ?? 0)).toEqual(['C SYN arrives 0.0'])
  })

  it('are both copies where the wire doubles a segment', () => {
    const doubled = ROUNDS.find(({ name }) => name.includes('first-words') && name.includes('doubled'))
    if (doubled === undefined) throw new Error('no wire doubles anything')
    const copy = doubled.timeline.steps.find((step) => step.kind === 'segment' && step.made === 'copy')
    const at = doubled.timeline.steps.findLast(
      (step) => step.kind === 'segment' && copy?.kind === 'segment' && step.flight === copy.flight - 1,
    )
    expect(flying(doubled.timeline, at?.n ?? 0)).toEqual([
      'C PSH ACK arrives 0.0',
      'C PSH ACK arrives copy 0.0',
    ])
  })

  it('all that has not come has come in the end, or is lost, or the round was over before', () => {
    for (const { timeline } of ROUNDS) {
      const rebuilt = timelineOf([timeline.start])
      expect(rebuilt && flyingAt(rebuilt, 1)).toEqual([])
      for (const { n } of timeline.steps)
        for (const { fate, comesAfter, step } of flyingAt(timeline, n))
          expect(fate === 'arrives').toBe(comesAfter !== undefined && step.lost !== true)
    }
  })
})
