import { unreachable } from '../../../shared/base/unreachable.ts'
import type { Draft } from '../../../shared/game/draft.ts'
import type { DraftField } from '../../../shared/game/judging/verdict.ts'
import { flagNames } from '../../../shared/tcp/segment.ts'

/** What stood in a field of a draft, as verdicts write it; undefined where the draft has no such field. */
export const writtenIn = (draft: Draft, field: DraftField): string | undefined => {
  switch (field) {
    case 'flags':
      return flagNames(draft.flags).join(',')
    case 'seq':
      return String(draft.seq)
    case 'ack':
      return draft.flags.ack ? String(draft.ack ?? '') : undefined
    case 'len':
      return String(draft.len)
    case 'state':
      return draft.claim
    default:
      return unreachable(field)
  }
}

/** A field's value in a table: a dash for nothing, flags in the order in which the ladder names them. */
export const tableValue = (field: DraftField, value: string): string => {
  if (value === '') return '–'
  if (field !== 'flags') return value
  const names = value.split(',')
  return [...names.filter((name) => name !== 'ACK'), ...names.filter((name) => name === 'ACK')].join(' ')
}
