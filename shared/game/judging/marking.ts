import type { DecisionTries, EndpointPlay } from '../room/room.ts'
import type { Draft } from '../draft.ts'
import { consequenceOf } from './consequence.ts'
import type { Mark, Score } from './score.ts'
import type { DraftField, Verdict } from './verdict.ts'
import { DEPTHS, DEPTH_COST } from './verdict.ts'
import type { Depth } from './verdict.ts'

export const NEW_DECISION: DecisionTries = {
  refused: undefined,
  tries: 0,
  missed: [],
  depth: undefined,
  helped: [],
}

/**
 * The score after a segment went out. Only typical segments settle a decision: an allowed but needless one
 * (a repeated ACK, a probe) is neither rewarded nor punished.
 */
export const markSent = (score: Score, decision: DecisionTries, draft: Draft, verdict: Verdict): Score => {
  if (verdict.kind !== 'conforming' || !verdict.typical) return score
  const mark = (field: DraftField): Mark =>
    decision.helped.includes(field) ? 'helped' : decision.missed.includes(field) ? 'later' : 'first'
  const { flags, numbers, state, reason } = score.marks
  return {
    marks: {
      flags: [...flags, mark('flags')],
      numbers: draft.flags.ack ? [...numbers, mark('seq'), mark('ack')] : [...numbers, mark('seq')],
      state: draft.claim === undefined ? state : [...state, mark('state')],
      reason,
    },
    hintsPaid: score.hintsPaid,
  }
}

/** The decision after a refused draft. A bare FIN "as drawn in many books" is explained but not held against anyone. */
export const missedBy = (
  { decision, tcb, arrivals }: Pick<EndpointPlay, 'decision' | 'tcb' | 'arrivals'>,
  draft: Draft,
  verdict: Verdict,
): DecisionTries => {
  const fields = verdict.kind === 'nonconforming' ? verdict.faults.map((fault) => fault.field) : []
  return {
    ...decision,
    refused: {
      draft,
      verdict,
      consequence: hasRun(verdict) ? consequenceOf(tcb, draft, arrivals) : undefined,
    },
    tries: decision.tries + 1,
    missed: [...new Set([...decision.missed, ...fields])],
    depth: undefined,
  }
}

/** Where only the state was wrong, the segment would simply have been sent. */
const hasRun = (verdict: Verdict): boolean =>
  verdict.kind !== 'conforming' && verdict.diagnosis.field !== 'state'

/** What it costs to be told this deep now: nothing for what has been told already in this decision. */
export const costOf = (depth: Depth, told: Depth | undefined): number =>
  told !== undefined && DEPTHS.indexOf(told) >= DEPTHS.indexOf(depth) ? 0 : DEPTH_COST[depth]
