import type { DecisionTries } from '../room/room.ts'
import type { Draft } from '../draft.ts'
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
  const mark = (field: DraftField): Mark =>
    decision.helped.includes(field) ? 'helped' : decision.missed.includes(field) ? 'later' : 'first'
  const add = (column: Column, ...marks: readonly Mark[]): readonly Mark[] => [
    ...score.marks[column],
    ...marks,
  ]
  return {
    ...score,
    marks: {
      flags: add('flags', mark('flags')),
      numbers: add('numbers', mark('seq'), ...(draft.flags.ack ? [mark('ack')] : [])),
      state: draft.claim === undefined ? score.marks.state : add('state', mark('state')),
      reason: score.marks.reason,
    },
  }
}

/** The decision after a refused draft. A bare FIN "as drawn in many books" is explained but not held against anyone. */
export const missedBy = (decision: DecisionTries, draft: Draft, verdict: Verdict): DecisionTries => {
  const fields = verdict.kind === 'nonconforming' ? verdict.faults.map((fault) => fault.field) : []
  return {
    ...decision,
    refused: { draft, verdict },
    tries: decision.tries + 1,
    missed: [...new Set([...decision.missed, ...fields])],
    depth: undefined,
  }
}

/** What it costs to be told this deep now: nothing for what has been told already in this decision. */
export const costOf = (depth: Depth, told: Depth | undefined): number =>
  told !== undefined && DEPTHS.indexOf(told) >= DEPTHS.indexOf(depth) ? 0 : DEPTH_COST[depth]
