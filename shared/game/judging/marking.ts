import { appended } from '../../base/appended.ts'
import type { DecisionTries, EndpointPlay } from '../room/room.ts'
import type { Draft } from '../draft.ts'
import { consequenceOf } from './consequence.ts'
import type { Column, Mark, Score } from './score.ts'
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
  return marked(score, draft, (field) =>
    decision.helped.includes(field) ? 'helped' : decision.missed.includes(field) ? 'later' : 'first',
  )
}

/** The score after a draft went out that was wrong and whose segment is right: the state, or a number that its field cut. */
export const markSaid = (
  score: Score,
  { helped }: DecisionTries,
  draft: Draft,
  verdict: Extract<Verdict, { faults: unknown }>,
): Score => {
  const missed = verdict.faults.map(({ field }) => field)
  return marked(score, draft, (field) =>
    missed.includes(field) ? 'missed' : helped.includes(field) ? 'helped' : 'first',
  )
}

/** The score after a reason was given: for an answer, or for what was ticked. */
export const markReason = (score: Score, isRight: boolean): Score => ({
  ...score,
  marks: { ...score.marks, reason: appended(score.marks.reason, isRight ? 'first' : 'missed') },
})

/** One decision marked, field by field. */
const marked = (score: Score, draft: Draft, mark: (field: DraftField) => Mark): Score => {
  const { flags, numbers, state, reason } = score.marks
  return {
    marks: {
      flags: appended(flags, mark('flags')),
      numbers: draft.flags.ack ? [...numbers, mark('seq'), mark('ack')] : appended(numbers, mark('seq')),
      state: draft.claim === undefined ? state : appended(state, mark('state')),
      reason,
    },
    hintsPaid: score.hintsPaid,
  }
}

/**
 * The score after a draft went out that does not conform: a miss in the column of each field that was wrong, and that
 * is all; what is due is decided anew. Nothing for a bare FIN, as it is drawn in many books.
 */
export const markMissed = (score: Score, verdict: Verdict): Score => {
  if (verdict.kind !== 'nonconforming') return score
  const { flags, numbers, state, reason } = score.marks
  const misses = (column: Column): readonly Mark[] =>
    [...new Set(verdict.faults.map(({ field }) => field))]
      .filter((field) => COLUMN_OF[field] === column)
      .map(() => 'missed')
  return {
    marks: {
      flags: [...flags, ...misses('flags')],
      numbers: [...numbers, ...misses('numbers')],
      state: [...state, ...misses('state')],
      reason,
    },
    hintsPaid: score.hintsPaid,
  }
}

const COLUMN_OF: { readonly [F in DraftField]: Column } = {
  flags: 'flags',
  seq: 'numbers',
  ack: 'numbers',
  len: 'numbers',
  state: 'state',
}

/**
 * The decision after a wrong draft went out all the same: it has been scored, and what was bought stays bought. Its
 * verdict stands until something else is sent.
 */
export const sentWrong = (
  { tries, helped }: DecisionTries,
  draft: Draft,
  verdict: Verdict,
  flight: number,
): DecisionTries => ({
  ...NEW_DECISION,
  refused: { draft, verdict, consequence: undefined, flight },
  tries: tries + 1,
  helped,
})

/** The draft that stands refused before the wire and wants to be changed; what went out wrong is over. */
export const stoppedDraft = ({ refused }: DecisionTries): DecisionTries['refused'] =>
  refused?.flight === undefined ? refused : undefined

/** The wrong draft before the next one in the same decision: what was tried may say what is meant now. */
export const previousDraft = ({ refused, tries }: DecisionTries): Draft | undefined =>
  tries === 0 ? undefined : refused?.draft

/** The decision after something has come: it begins anew. What went out wrong is still being read about. */
export const afterArrival = ({ refused }: DecisionTries): DecisionTries =>
  refused?.flight === undefined ? NEW_DECISION : { ...NEW_DECISION, refused }

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
