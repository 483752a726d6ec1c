import type { Tcb } from '../../tcp/tcb.ts'
import type { Lamps } from '../coach/lamps.ts'
import { NO_LAMPS } from '../coach/lamps.ts'
import { isRightlyTicked, momentBetween, provedBy, revealedByTicks } from '../coach/ticks.ts'
import type { Knowledge, TickId, TickMoment } from '../coach/tickId.ts'
import type { MisconceptionId, Revealed } from '../judging/misconceptions.ts'
import type { Verdict } from '../judging/verdict.ts'
import type { EndpointPlay } from './room.ts'

export const newKnowledge = (moments: readonly TickMoment[]): Knowledge => ({
  moments,
  asked: undefined,
  told: NO_LAMPS,
  given: undefined,
})

/** Asks "what can you now prove?" when the endpoint has just come to a moment of its level. */
export const asking = (play: EndpointPlay, after: Tcb): Knowledge => {
  const moment = momentBetween(play.tcb, after)
  const { knowledge } = play
  return moment === undefined || !knowledge.moments.includes(moment)
    ? knowledge
    : { ...knowledge, asked: moment, given: undefined }
}

/** The lamps that this player may see: where the level asks first, those of the last answer. */
export const lampsShown = ({ knowledge, lamps }: EndpointPlay): Lamps =>
  knowledge.moments.length === 0 ? lamps : knowledge.told

/** The play after its player has ticked: judged by its own evidence, scored as a reason, then the lamps light. */
export const ticked = (play: EndpointPlay, ticks: readonly TickId[]): EndpointPlay => {
  const { knowledge, lamps, tcb, score } = play
  const moment = knowledge.asked
  if (moment === undefined) return play
  const proved = provedBy(lamps, tcb)
  const mark = isRightlyTicked(ticks, proved) ? 'first' : 'missed'
  return revealing(
    {
      ...play,
      knowledge: { ...knowledge, asked: undefined, told: lamps, given: { moment, ticks, proved } },
      score: { ...score, marks: { ...score.marks, reason: [...score.marks.reason, mark] } },
    },
    revealedByTicks(moment, ticks),
    'ticks',
  )
}

/** The play with one more misconception on its record, under its stable id. */
export const revealing = (
  play: EndpointPlay,
  id: MisconceptionId | undefined,
  by: Revealed['by'],
): EndpointPlay => (id === undefined ? play : { ...play, revealed: [...play.revealed, { id, by }] })

/** The misconception that a verdict names. */
export const revealedBy = (verdict: Verdict): MisconceptionId | undefined =>
  verdict.kind === 'conforming' ? verdict.reveals : verdict.diagnosis.misconception
