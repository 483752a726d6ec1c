import { appearance, stateAfter } from '../../tcp/appearance.ts'
import { owed, owesNothing } from '../../tcp/owed.ts'
import type { Owed } from '../../tcp/permission.ts'
import { repetitionOf } from '../../tcp/retransmission.ts'
import { unsentOctets } from '../../tcp/sendBuffer.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { situationOf } from '../coach/situation.ts'
import type { AllowedKind } from '../judging/allowed.ts'
import { stoppedDraft } from '../judging/marking.ts'
import { stateChoices } from '../judging/stateChoices.ts'
import { DEPTHS } from '../judging/verdict.ts'
import type { Depth, Verdict } from '../judging/verdict.ts'
import { peerOf } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { clocksOf, mayPassTwoMsl, mayWait } from './clock.ts'
import { consequenceView } from './consequenceView.ts'
import { lampsShown } from './knowledge.ts'
import type { EndpointPlay, Round } from './room.ts'
import { callOffered } from './script.ts'
import type { ClockView, EndpointView, Hint, TicksView, Variables } from './view.ts'

/** What the player of this seat sees of its own endpoint. */
export const endpointView = (round: Round, seat: Seat, over: boolean, now: number): EndpointView => {
  const play = round.play[seat]
  const { tcb } = play
  const offered = over ? undefined : callOffered(round, seat)
  const free = round.settings.guidance === 'free' && !over
  const current = variablesOf(tcb)
  const stale = free && current.rcvNxt !== play.rcvNxtBefore
  const due = owesNothing(tcb) ? NONE : owed(tcb)
  return {
    seat,
    state: appearance(tcb),
    variables: stale ? { ...current, rcvNxt: play.rcvNxtBefore } : current,
    stale: stale ? STALE : NONE,
    situation: situationOf(tcb, play.arrivals, offered),
    arrived: play.arrivals.at(-1),
    queue: toSay(tcb),
    finQueued: tcb.finQueued,
    stateChoices: round.settings.asksState && !over ? stateChoices(tcb, due[0]) : NONE,
    refused: refusedView(play),
    hint: over ? undefined : hintOf(play, due[0]),
    lamps: over ? play.lamps : lampsShown(play),
    ticks: over ? NO_TICKS : ticksView(play),
    allowed: allowedBefore(play, due),
    score: play.score,
    clock: over ? undefined : clockView(round, seat, now),
    mayCall: offered === undefined ? NONE : [offered],
    mayWait: !over && mayWait(round, seat),
    mayExpire: !over && mayPassTwoMsl(round, seat) ? TWO_MSL : NONE,
  }
}

// What is shown most often is made once: it need not be compared to what was shown before.
const NONE: readonly never[] = []
const STALE = ['rcvNxt'] as const
const TWO_MSL = ['time-wait'] as const
const NO_TICKS: TicksView = { asked: undefined, given: undefined }

const ticksView = ({ knowledge: { asked, given } }: EndpointPlay): TicksView =>
  asked === undefined && given === undefined ? NO_TICKS : { asked, given }

/** Octets that may go into the next segment: those to be said again, or else those that were never sent. */
const toSay = (tcb: Tcb): string => {
  const isAgain = tcb.replies.some(({ kind }) => kind === 'retransmission')
  const again = isAgain ? (repetitionOf(tcb)?.data ?? '') : ''
  return again === '' ? unsentOctets(tcb) : again
}

/** The timer that this player looks at: its own, or else the silence in which the other end's runs. */
const clockView = (round: Round, seat: Seat, now: number): ClockView | undefined => {
  const clocks = clocksOf(round)
  const clock = clocks.find((one) => one.seat === seat) ?? clocks[0]
  if (clock === undefined) return undefined
  return {
    kind: clock.kind,
    isMine: clock.seat === seat,
    totalMs: clock.totalMs,
    leftMs: Math.max(0, clock.endsAt - now),
    runs: clock.seat === seat ? clock.runs : 0,
    asked: round.skips[seat],
    otherAsked: round.skips[peerOf(seat)],
  }
}

/** What was allowed in the decision before, without numbers, and without what is due now: that is the next answer. */
const allowedBefore = ({ allowed }: EndpointPlay, due: readonly Owed[]): readonly AllowedKind[] =>
  due.length === 0 ? allowed : allowed.filter(({ kind }) => due.every((other) => other.kind !== kind))

/** The variables of RFC 9293 3.3.1, as far as this endpoint can know them. */
export const variablesOf = (tcb: Tcb): Variables => ({
  // A listener that answers by cookies makes one for each caller.
  iss: tcb.replies.find(({ kind }) => kind === 'cookie')?.segment.seq ?? tcb.iss,
  sndUna: tcb.sndUna,
  sndNxt: tcb.sndNxt,
  sndWnd: tcb.sndWnd,
  irs: tcb.irs,
  rcvNxt: tcb.irs === undefined ? undefined : tcb.rcvNxt,
  rcvWnd: tcb.rcvWnd,
})

const refusedView = (play: EndpointPlay): EndpointView['refused'] => {
  const { refused, tries, depth: told } = play.decision
  if (refused === undefined) return undefined
  const { draft, verdict, flight } = refused
  // On the live wire it is too late to look at a field again: help speaks of what is due.
  const depth = flight === undefined ? (told ?? 'nudge') : 'nudge'
  return {
    draft,
    verdict: paidFor(verdict, depth),
    tries,
    depth,
    consequence: consequenceView(play, depth),
    ...(flight !== undefined && { flight }),
  }
}

/**
 * A verdict without what is due, but for what has been paid for: the pointer names the variable, the answer the
 * value of the one field that the diagnosis speaks of.
 */
export const paidFor = (verdict: Verdict, depth: Depth): Verdict => {
  if (verdict.kind === 'conforming') return verdict
  const { diagnosis } = verdict
  const answered = depth === 'answer'
  return {
    ...verdict,
    faults: verdict.faults.map((fault) =>
      answered && fault.field === diagnosis.field ? fault : { ...fault, expected: '' },
    ),
    diagnosis: {
      ...diagnosis,
      params: {
        ...diagnosis.params,
        due: answered ? diagnosis.params.due : '',
        variable: DEPTHS.indexOf(depth) >= DEPTHS.indexOf('pointer') ? diagnosis.params.variable : '',
      },
    },
  }
}

/** Help asked for without a refused draft to speak about. A wrong segment that has left is over: what is due now is not. */
const hintOf = ({ tcb, decision }: EndpointPlay, debt: Owed | undefined): Hint | undefined => {
  if (decision.depth === undefined || debt === undefined) return undefined
  if (stoppedDraft(decision) !== undefined) return undefined
  return {
    depth: decision.depth,
    because: debt.because,
    answer:
      decision.depth === 'answer'
        ? { kind: debt.kind, segment: debt.segment, state: stateAfter(tcb, debt.segment) }
        : undefined,
  }
}
