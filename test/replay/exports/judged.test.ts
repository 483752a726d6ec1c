import { describe, expect, test } from 'vitest'
import type { LevelId } from '../../../shared/game/levels/level.ts'
import { evolveRound, startRound } from '../../../shared/game/room/round.ts'
import type { Round } from '../../../shared/game/room/room.ts'
import { bySeat, peerOf } from '../../../shared/game/seat.ts'
import type { BySeat } from '../../../shared/game/seat.ts'
import { packetsOf } from '../../../shared/replay/exports/packets.ts'
import { toPcapng } from '../../../shared/replay/exports/pcapng.ts'
import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../../shared/replay/recording/judgeRecording.ts'
import { toJudgement } from '../../../shared/replay/recording/judgement.ts'
import type { ConnectionJudgement } from '../../../shared/replay/recording/judgement.ts'
import { isInRound } from '../../../shared/replay/timeline.ts'
import type { State } from '../../../shared/tcp/state.ts'
import { ROUNDS } from '../../support/rounds.ts'
import type { TestRound } from '../../support/rounds.ts'

/** What `wavehand judge` makes of our own pcapng. */
const judged = ({ timeline }: TestRound): readonly ConnectionJudgement[] => {
  const capture = readCapture(toPcapng(timeline, EXPORT_WORDS.en))
  if (!capture.ok) throw new Error(capture.error.code)
  expect(capture.value.cutAt).toBeUndefined()
  return connectionsOf(capture.value).map((connection) => toJudgement(judgeRecording(connection)))
}

/** RFC states by step: of its sender when a segment left, and of its receiver when it came. */
interface Lived {
  readonly sender: ReadonlyMap<number, State>
  readonly receiver: ReadonlyMap<number, State>
  readonly end: BySeat<State>
}

/** What a player shows waits until it has sent; a recording knows only what the RFC says at once. */
const livedStates = ({ events }: TestRound): Lived => {
  const [start, ...rest] = events
  if (start?.kind !== 'round-started') throw new Error('a round begins with its start')
  const sender = new Map<number, State>()
  const receiver = new Map<number, State>()
  let round: Round = startRound(start, 1)
  for (const [index, event] of rest.entries()) {
    if (!isInRound(event)) continue
    const arriving =
      event.kind === 'segment-arrived'
        ? round.flights.find(({ flight }) => flight === event.flight)
        : undefined
    round = evolveRound(round, event, index + 2)
    if (event.kind === 'segment-sent') sender.set(round.steps.length, round.play[event.seat].tcb.state)
    const step = round.steps.find((one) => one.kind === 'segment' && one.flight === arriving?.flight)
    if (step !== undefined) receiver.set(step.n, round.play[peerOf(step.seat)].tcb.state)
  }
  return { sender, receiver, end: bySeat((seat) => round.play[seat].tcb.state) }
}

/** 2 MSL pass without a segment: whoever is in TIME-WAIT at the end of a recording is CLOSED at the end of its round. */
const settled = (state: State): State => (state === 'TIME-WAIT' ? 'CLOSED' : state)

/** Where the judge and the timeline say different things of a segment, as a line each. */
const differences = (round: TestRound): readonly string[] => {
  const packets = packetsOf(round.timeline, EXPORT_WORDS.en)
  const lived = livedStates(round)
  return judged(round).flatMap(({ segments }) =>
    segments.flatMap(({ frame, verdict, kind, faults, states }) => {
      const n = Number(/^#(\d+)/.exec(packets[frame - 1]?.comment ?? '')?.[1])
      const step = round.timeline.steps[n - 1]
      const about = (what: string, found: unknown, due: unknown): readonly string[] =>
        found === due ? [] : [`#${n} ${what}: ${String(found)}, not ${String(due)}`]
      if (step?.kind !== 'segment')
        return verdict === 'conforming' ? [] : [`#${n} forged: ${faults.map(({ code }) => code).join()}`]
      const peer = peerOf(step.seat)
      return [
        ...about('verdict', verdict, 'conforming'),
        ...(step.made === undefined ? about('kind', kind, step.as) : []),
        ...(step.made === undefined ? about('sender', states[step.seat], lived.sender.get(n)) : []),
        ...(step.arrivedAt === undefined ? [] : about('receiver', states[peer], lived.receiver.get(n))),
      ]
    }),
  )
}

interface Untold {
  /** The difference, as `differences` writes it */
  readonly line: RegExp
  readonly because: string
}

/**
 * What packets alone cannot tell, by level. Verdicts of what players sent are the same everywhere: only what nobody
 * at the table sent is ever found not to conform, and that it is.
 */
const UNTOLD: { readonly [L in LevelId]?: readonly Untold[] } = {
  'cross-close': [
    {
      line: /^#6 sender: CLOSING, not TIME-WAIT$/,
      because: 'two ACKs cross; which one came before the other left is not recorded',
    },
  ],
  abort: [
    {
      line: /^#3 receiver: CLOSED, not ESTABLISHED$/,
      because: 'an ABORT is a call: the recording has only the RST, and the judge lets it be called at once',
    },
  ],
  'abort-unread': [
    {
      line: /^#2 receiver: CLOSED, not ESTABLISHED$/,
      because: 'the same: nothing but a RST tells of the close',
    },
  ],
  'lost-data': [
    {
      line: /^#8 kind: window-update, not duplicate-ack$/,
      because: 'an ACK that repeats the last one may be either; the judge lets the segment before be lost',
    },
  ],
  'lost-fin': [
    {
      line: /^#4 receiver: LAST-ACK, not CLOSE-WAIT$/,
      because: 'the first FIN was lost behind the recording point: it might have come, and been answered',
    },
  ],
  'time-wait': [
    {
      line: /^#\d receiver: (ESTABLISHED|FIN-WAIT-1|SYN-SENT), not TIME-WAIT$/,
      because: 'what came before the round is not recorded, and strays look like the server speaking',
    },
    { line: /^#\d sender: (ESTABLISHED|SYN-SENT), not TIME-WAIT$/, because: 'the same' },
  ],
  'ghost-syn': [
    {
      line: /^#4 verdict: nonconforming, not conforming$/,
      because: 'nobody sent the stray SYN: it is forged',
    },
    {
      line: /^#3 receiver: LISTEN, not SYN-RECEIVED$/,
      because: 'the true SYN was overtaken after it had left',
    },
    { line: /^#6 receiver: SYN-RECEIVED, not LISTEN$/, because: 'the same: it comes in after the RST' },
  ],
  'half-open': [
    {
      line: /^#[34] (receiver|sender): CLOSED, not LISTEN$/,
      because: 'a listener and an end that has gone answer alike (3.10.7.1, 3.10.7.2)',
    },
  ],
  flood: [
    {
      line: /^#6 receiver: SYN-RECEIVED, not LISTEN$/,
      because: 'the SYN came, and the host dropped it; the forged ones are connections of their own',
    },
    {
      line: /^#1[01] (receiver|sender): SYN-RECEIVED, not LISTEN$/,
      because: 'a listener with cookies keeps no state; its SYN-ACK looks like any other',
    },
  ],
  gauntlet: [
    {
      line: /^#\d+ receiver: FIN-WAIT-2, not TIME-WAIT$/,
      because: 'a FIN overtook the ACK before it, after both had left',
    },
    { line: /^#\d+ verdict: nonconforming, not conforming$/, because: 'a stray of an earlier connection' },
  ],
}

const stepNumber = (line: string): number => Number(/^#(\d+)/.exec(line)?.[1])

describe('wavehand judge, given our own pcapng', () => {
  test.each(ROUNDS.map((round) => [round.name, round] as const))(
    'finds the verdicts, kinds and states of %s',
    (_name, round) => {
      const found = differences(round)
      const untold = UNTOLD[round.level] ?? []
      expect(found.filter((one) => !untold.some(({ line }) => line.test(one)))).toEqual([])
      // Whatever a player sent conforms, in the recording as at the table.
      const blamed = found
        .filter((one) => one.includes(' verdict: '))
        .map((one) => round.timeline.steps[stepNumber(one) - 1])
      expect(blamed.filter((step) => step?.kind !== 'segment' || step.made !== 'stray')).toEqual([])
    },
  )

  test.each(ROUNDS.filter(({ level }) => level !== 'time-wait').map((round) => [round.name, round] as const))(
    'ends where %s ended',
    (_name, round) => {
      // The connection of the table is the one between its two ends that opened last.
      const main = judged(round).findLast(({ client }) => /^192\.0\.2\.[12]:/.test(client))
      const { end } = livedStates(round)
      const due = bySeat((seat) => settled(end[seat]))
      // Who has lost its memory listens again, or is gone: the wire cannot tell.
      const isCrashed = round.level === 'half-open'
      expect(bySeat((seat) => settled(main?.final[seat] ?? 'LISTEN'))).toEqual(
        isCrashed ? { ...due, server: 'CLOSED' } : due,
      )
    },
  )

  test('every difference that is expected is one that is found', () => {
    const found = ROUNDS.map((round) => ({ level: round.level, lines: differences(round) }))
    const never = Object.entries(UNTOLD).flatMap(([level, list]) =>
      list.filter(
        ({ line }) => !found.some((one) => one.level === level && one.lines.some((text) => line.test(text))),
      ),
    )
    expect(never).toEqual([])
  })
})
