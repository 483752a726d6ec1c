import { appearance } from '../../../shared/tcp/appearance.ts'
import { unsentOctets } from '../../../shared/tcp/sendBuffer.ts'
import { NO_LAMPS } from '../../../shared/game/coach/lamps.ts'
import { situationOf } from '../../../shared/game/coach/situation.ts'
import type { Draft } from '../../../shared/game/draft.ts'
import { NO_SCORE } from '../../../shared/game/judging/score.ts'
import { toDraft } from '../../../shared/game/judging/toSegment.ts'
import type { Verdict } from '../../../shared/game/judging/verdict.ts'
import { variablesOf } from '../../../shared/game/room/endpointView.ts'
import type { EndpointView } from '../../../shared/game/room/view.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Question } from '../../../shared/replay/quiz.ts'

/** A draft that the judge has refused. */
export interface Refused {
  readonly draft: Draft
  readonly verdict: Verdict
  readonly tries: number
}

/** What the one who answers sees of its end: the same as a player at the table sees of its own. */
export const quizView = (
  seat: Seat,
  { tcb, arrivals }: Question,
  refused: Refused | undefined,
): EndpointView => ({
  seat,
  state: appearance(tcb),
  variables: variablesOf(tcb),
  stale: [],
  situation: situationOf(tcb, arrivals, undefined),
  arrived: arrivals.at(-1),
  // As many characters as octets, of which some can be read
  queue: unsentOctets(tcb).replace(/[^ -~]/g, '·'),
  finQueued: tcb.finQueued,
  stateChoices: [],
  refused: refused === undefined ? undefined : { ...refused, depth: 'nudge', consequence: undefined },
  hint: undefined,
  lamps: NO_LAMPS,
  ticks: { asked: undefined, given: undefined },
  allowed: [],
  score: NO_SCORE,
  mayCall: [],
  mayWait: false,
  mayExpire: [],
  clock: undefined,
})

/** The draft says just what the real end sent; PSH is free. */
export const isSameAsSent = (draft: Draft, { sent }: Question): boolean => {
  const real = toDraft(sent)
  const { syn, ack, fin, rst } = draft.flags
  return (
    syn === real.flags.syn &&
    ack === real.flags.ack &&
    fin === real.flags.fin &&
    rst === real.flags.rst &&
    draft.seq === real.seq &&
    (!ack || draft.ack === real.ack) &&
    draft.len === real.len
  )
}
