import { appearance } from '../../tcp/appearance.ts'
import type { ConsequenceRow } from '../judging/consequence.ts'
import type { Depth } from '../judging/verdict.ts'
import type { EndpointPlay } from './room.ts'
import type { ConsequenceRowView, ConsequenceView } from './view.ts'

/**
 * What the refused draft of this play would have come to. The run itself knows only what its player's endpoint
 * knows. What it lets one read off beyond that is what is due: the numbers of the peer's answers, and the state
 * that this end would come to. They are shown when the answer has been paid for.
 */
export const consequenceView = (play: EndpointPlay, depth: Depth): ConsequenceView | undefined => {
  const { tcb, decision } = play
  const consequence = decision.refused?.consequence
  if (consequence === undefined) return undefined
  const { outcome, rows, isIsnMadeUp } = consequence
  const now = appearance(tcb)
  return {
    outcome,
    isIsnMadeUp,
    rows: rows.map((row) =>
      shown(row, { isPaid: depth === 'answer', hasOwnState: row.me === now || outcome === 'reset' }),
    ),
  }
}

/** A row with its numbers, and with this end's state, or without them. */
const shown = (
  { from, what, me, peer }: ConsequenceRow,
  { isPaid, hasOwnState }: { readonly isPaid: boolean; readonly hasOwnState: boolean },
): ConsequenceRowView => ({
  from,
  segment: what.kind === 'timer' ? undefined : masked(what.segment, isPaid || from === 'me'),
  me: isPaid || hasOwnState ? me : undefined,
  peer,
})

const masked = (
  { flags, seq, ack, data }: Extract<ConsequenceRow['what'], { kind: 'segment' }>['segment'],
  hasNumbers: boolean,
): ConsequenceRowView['segment'] => ({
  flags,
  seq: hasNumbers ? seq : undefined,
  ack: hasNumbers && flags.ack ? ack : undefined,
  len: data.length,
})
