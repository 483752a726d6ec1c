import { appearance } from '../tcp/appearance.ts'
import { unsentLength } from '../tcp/sendBuffer.ts'
import type { State } from '../tcp/state.ts'
import type { Tcb } from '../tcp/tcb.ts'
import { allowedMoves } from '../game/judging/allowed.ts'
import type { AllowedMove } from '../game/judging/allowed.ts'
import type { Draft } from '../game/draft.ts'
import type { Verdict } from '../game/judging/verdict.ts'
import type { RoomEvent } from '../game/room/event.ts'
import { evolveRound, startRound } from '../game/room/round.ts'
import type { RoundEvent } from '../game/room/round.ts'
import type { Loss, Round } from '../game/room/room.ts'
import type { Step } from '../game/room/step.ts'
import { consequenceView } from '../game/room/consequenceView.ts'
import { variablesOf } from '../game/room/endpointView.ts'
import { hostView } from '../game/room/hostView.ts'
import type { ConsequenceView, HostView, Variables } from '../game/room/view.ts'
import { bySeat } from '../game/seat.ts'
import type { BySeat } from '../game/seat.ts'
import type { Score } from '../game/judging/score.ts'
import type { LevelId } from '../game/levels/level.ts'

/** Version of the rules that judge: a stored round names the one that it was played by. */
export const RULES_VERSION = 1

/** A round folded for looking back: what happened, and both ends at every step. */
export interface Timeline extends Told {
  readonly level: LevelId
  /** How it began: settings, ISNs, the time, and the level itself where it is none of ours */
  readonly start: Extract<RoomEvent, { kind: 'round-started' }>
  /** Which of the events made step n (index n; index 0 is the start): its place in the list */
  readonly madeBy: readonly number[]
  /** What was drafted at step n, where a player's draft was judged (index n) */
  readonly drafts: readonly (Draft | undefined)[]
}

/** What a timeline tells of a connection, whether it was played or recorded. */
export interface Told {
  /** How long 2 MSL are, in milliseconds, where the level has clocks of its own */
  readonly twoMslMs?: number
  /** How the connection was lost, in a live-wire round that was */
  readonly lost?: Loss
  readonly names: BySeat<string>
  readonly steps: readonly Step[]
  /** Both ends after step n (index n; index 0 is the start). A segment's own arrival counts as part of its step. */
  readonly moments: readonly BySeat<Moment>[]
  /** Both ends just as step n happened (index n; index 0 is the start): its segment has left, and has not come */
  readonly instants: readonly BySeat<Moment>[]
  /** Its receiver just after the segment of step n has come (index n); undefined where none came */
  readonly arrivals: readonly (Moment | undefined)[]
  /** The step after which the segment of step n was gone for good (index n); undefined where none was lost */
  readonly losses: readonly (number | undefined)[]
  /** The judge's answer at step n, where the step was a segment or a refused draft (index n) */
  readonly verdicts: readonly (Verdict | undefined)[]
  /** What else was allowed where step n was a segment (index n) */
  readonly allowed: readonly (readonly AllowedMove[])[]
  /** What the draft refused at step n would have come to (index n) */
  readonly consequences: readonly (ConsequenceView | undefined)[]
}

/** One end at one moment. */
export interface Moment {
  readonly state: State
  readonly variables: Variables
  readonly score: Score
  /** What surrounds it on its host; undefined in most levels */
  readonly host: HostView | undefined
  readonly held: Held
}

/** Octets that one end holds for the connection. */
export interface Held {
  /** Sent and not acknowledged: kept in case they must go again */
  readonly unacknowledged: number
  /** Handed over by the application, never sent */
  readonly unsent: number
  /** Received in order, not yet read by the application */
  readonly unread: number
  /** Received before the ones they follow */
  readonly early: number
}

/**
 * The timeline of a round's events, in the order in which they were stored: from `round-started` on. Undefined
 * when they do not begin with a start.
 */
export const timelineOf = (events: readonly RoomEvent[]): Timeline | undefined => {
  const [start, ...rest] = events
  if (start?.kind !== 'round-started') return undefined
  let round = startRound(start, 1)
  const moments = [momentOf(round)]
  const instants = [...moments]
  const arrivals: (Moment | undefined)[] = []
  const losses: (number | undefined)[] = []
  const verdicts: (Verdict | undefined)[] = [undefined]
  const allowed: (readonly AllowedMove[])[] = [[]]
  const consequences: (ConsequenceView | undefined)[] = [undefined]
  const madeBy = [0]
  const drafts: (Draft | undefined)[] = [undefined]
  for (const [index, event] of rest.entries()) {
    if (!isInRound(event)) continue
    const before = moments.length
    const from = event.kind === 'segment-sent' ? round.play[event.seat].tcb : undefined
    round = evolveRound(round, event, index + 2)
    const last = moments.at(-1)
    // An arrival changes its receiver at the last step there is.
    const now = momentOf(round)
    moments[round.steps.length] = now
    if (event.kind === 'segment-arrived') arrivals[stepOf(round, event.flight)] = now[event.seat]
    if (event.kind === 'segment-lost') losses[stepOf(round, event.flight)] = round.steps.length
    if (moments.length === before) continue
    madeBy.push(index + 1)
    // A second copy is on the record from when it comes.
    instants.push(event.kind === 'segment-arrived' && last !== undefined ? last : now)
    verdicts.push('verdict' in event ? event.verdict : undefined)
    drafts.push('draft' in event ? event.draft : undefined)
    allowed.push(from === undefined ? [] : allowedMoves(from))
    consequences.push(
      event.kind === 'draft-refused' ? consequenceView(round.play[event.seat], 'answer') : undefined,
    )
  }
  const end = rest.at(-1)
  return {
    level: round.settings.level,
    start,
    ...(round.level.clocks && { twoMslMs: round.level.clocks.twoMslMs }),
    ...(end?.kind === 'round-lost' && { lost: end.how }),
    names: round.names,
    steps: round.steps,
    moments,
    instants,
    arrivals,
    losses,
    verdicts,
    allowed,
    consequences,
    madeBy,
    drafts,
  }
}

/** The number of a flight's step; 0 where it has none. */
const stepOf = ({ steps }: Round, flight: number): number =>
  steps.findLast((step) => step.kind === 'segment' && step.flight === flight)?.n ?? 0

const momentOf = (round: Round): BySeat<Moment> =>
  bySeat((seat) => {
    const { tcb, score } = round.play[seat]
    return {
      state: appearance(tcb),
      variables: variablesOf(tcb),
      score,
      host: hostView(round, { kind: 'seat', seat }),
      held: heldBy(tcb),
    }
  })

/** What an endpoint holds. */
export const heldBy = (tcb: Tcb): Held => {
  const unsent = unsentLength(tcb)
  return {
    unacknowledged: tcb.sendBuffer.length - unsent,
    unsent,
    unread: tcb.unread.length,
    early: tcb.early.reduce((sum, { data }) => sum + data.length, 0),
  }
}

/** True for events that change a round after its start. */
export const isInRound = (event: RoomEvent): event is RoundEvent => ROUND_EVENTS.has(event.kind)

const ROUND_EVENTS: ReadonlySet<RoomEvent['kind']> = new Set<RoundEvent['kind']>([
  'call-made',
  'timer-expired',
  'draft-refused',
  'segment-sent',
  'segment-arrived',
  'segment-released',
  'segment-lost',
  'stray-sent',
  'forged-syn',
  'waited',
  'skip-asked',
  'hint-taken',
  'question-answered',
  'ticks-given',
])
