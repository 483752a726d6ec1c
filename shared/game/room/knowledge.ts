import { appended } from '../../base/appended.ts'
import type { InMaking } from '../../base/inMaking.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Lamps } from '../coach/lamps.ts'
import { NO_LAMPS } from '../coach/lamps.ts'
import { isRightlyTicked, momentBetween, provedBy, revealedByTicks } from '../coach/ticks.ts'
import type { Knowledge, TickId, TickMoment } from '../coach/tickId.ts'
import type { MisconceptionId, Revealed } from '../judging/misconceptions.ts'
import { markReason } from '../judging/marking.ts'
import type { Verdict } from '../judging/verdict.ts'
import type { EndpointPlay } from './room.ts'

export const newKnowledge = (moments: readonly TickMoment[]): Knowledge => ({
  moments,
  asked: undefined,
  told: NO_LAMPS,
  given: undefined,
})

/** Asks "what can you now prove?" when the endpoint has just come to a moment of its level. */
export const asking = ({ knowledge, tcb }: EndpointPlay, after: Tcb): Knowledge => {
  if (knowledge.moments.length === 0) return knowledge
  const moment = momentBetween(tcb, after)
  return moment === undefined || !knowledge.moments.includes(moment)
    ? knowledge
    : { ...knowledge, asked: moment, given: undefined }
}

/** The lamps that this player may see: where the level asks first, those of the last answer. */
export const lampsShown = ({ knowledge, lamps }: EndpointPlay): Lamps =>
  knowledge.moments.length === 0 ? lamps : knowledge.told

/** Its player has ticked: judged by its own evidence, scored as a reason, then the lamps light. */
export const tick = (play: InMaking<EndpointPlay>, ticks: readonly TickId[]): void => {
  const { knowledge, lamps, tcb } = play
  const moment = knowledge.asked
  if (moment === undefined) return
  const proved = provedBy(lamps, tcb)
  play.knowledge = { ...knowledge, asked: undefined, told: lamps, given: { moment, ticks, proved } }
  play.score = markReason(play.score, isRightlyTicked(ticks, proved))
  reveal(play, revealedByTicks(moment, ticks), 'ticks')
}

/** One more misconception on the record of a play, under its stable id. */
export const reveal = (
  play: InMaking<EndpointPlay>,
  id: MisconceptionId | undefined,
  by: Revealed['by'],
): void => {
  if (id !== undefined) play.revealed = appended(play.revealed, { id, by })
}

/** The misconception that a verdict names. */
export const revealedBy = (verdict: Verdict): MisconceptionId | undefined =>
  verdict.kind === 'conforming' ? verdict.reveals : verdict.diagnosis.misconception
