import { unreachable } from '../../base/unreachable.ts'
import type { Step } from '../../game/room/step.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Timeline } from '../timeline.ts'
import { tableOf } from './csvTable.ts'
import { fatesOf, relativeNumbers, sectionOf } from './facts.ts'
import type { ExportWords } from './words.ts'

/** The columns, in their order; names that programs can rely on, the same in every language. */
export const COLUMNS = [
  'n',
  'at_ms',
  'seat',
  'name',
  'event',
  'what',
  'flags',
  'seq',
  'ack',
  'len',
  'seq_rel',
  'ack_rel',
  'kind',
  'rfc',
  'fate',
  'wrong',
  'tries',
  'arrived_ms',
  'sender_state',
  'receiver_state',
] as const

type Row = { readonly [C in (typeof COLUMNS)[number]]?: string | number | undefined }

/**
 * The steps of a round as a table, one a line, for spreadsheets and scripts.
 */
export const toCsv = (timeline: Timeline, words: ExportWords): string => {
  const rows = timeline.steps.map((step): Row => ({
    n: step.n,
    at_ms: step.at,
    seat: step.seat,
    name: timeline.names[step.seat],
    ...rowOf(timeline, step, words),
  }))
  return tableOf(COLUMNS, rows)
}

const rowOf = (timeline: Timeline, step: Step, words: ExportWords): Row => {
  switch (step.kind) {
    case 'call':
      return {
        event: step.kind,
        what: step.call.kind,
        len: step.call.kind === 'SEND' ? step.call.data.length : undefined,
        sender_state: step.state,
      }
    case 'timer':
      return { event: step.kind, what: step.timer, sender_state: step.state }
    case 'forged':
      return { event: step.kind, what: step.address, flags: 'SYN', seq: step.seq, len: 0, fate: step.fate }
    case 'refused': {
      const { flags, seq, ack, len, claim } = step.draft
      return {
        event: step.kind,
        flags: flagNames(flags).join(' '),
        seq,
        ack,
        len,
        wrong: step.fields.join(' '),
        tries: step.tries,
        sender_state: claim,
      }
    }
    case 'segment': {
      const { flags, seq, ack, data } = step.segment
      const relative = relativeNumbers(timeline, step)
      return {
        event: step.kind,
        flags: flagNames(flags).join(' '),
        seq,
        ack: flags.ack ? ack : undefined,
        len: data.length,
        seq_rel: relative.seq,
        ack_rel: relative.ack,
        kind: step.as,
        rfc: sectionOf(timeline, step),
        fate: fatesOf(step, words).join(' '),
        wrong: step.wrong?.join(' '),
        arrived_ms: step.arrivedAt,
        sender_state: step.senderState,
        receiver_state: step.receiverState,
      }
    }
    default:
      return unreachable(step)
  }
}
