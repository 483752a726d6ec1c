import type { EndpointView } from '../../../shared/game/room/view.ts'
import { gapOf } from '../../composer/draft.ts'
import type { DraftFields } from '../../composer/draft.ts'
import { plainOf } from '../../composer/plainOf.ts'
import type { Catalogue } from '../../i18n/index.ts'
import { flagsInWords } from '../../ladder/fields.ts'
import type { DraftShown } from '../../ladder/Label.tsx'

const HOLE = '____'

/**
 * The draft as the ladder draws it, once a flag of it has been chosen: with a hole where a field is empty, or where
 * the number stands that was just refused.
 */
export const draftShown = (
  fields: DraftFields,
  me: EndpointView,
  words: Catalogue,
): DraftShown | undefined => {
  const { flags, seq, ack, len } = fields
  const named = flagsInWords(flags)
  if (named === '') return undefined
  const verdict = me.refused?.verdict
  const refused =
    gapOf(fields, me) === 'same' && verdict !== undefined && verdict.kind !== 'conforming'
      ? verdict.diagnosis.field
      : undefined
  const seqShown = seq === '' || refused === 'seq' ? HOLE : seq
  const ackShown = ack === '' || refused === 'ack' ? HOLE : ack
  const isWhole = refused === undefined && seq !== '' && (!flags.ack || ack !== '')
  return {
    seat: me.seat,
    fields: { flags: named, seq: seqShown, ack: flags.ack ? ackShown : undefined, len, wrong: [] },
    plain: isWhole ? plainOf(fields, me, words) : '',
  }
}
