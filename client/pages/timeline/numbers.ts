import type { Diagnosis, DraftField } from '../../../shared/game/judging/verdict.ts'
import { peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { numberShown } from '../../ladder/fields.ts'
import type { Counted } from '../../ladder/fields.ts'

/** The ISNs that numbers are counted from; undefined for the numbers as they were sent. */
export type Base = Counted | undefined

/** The line on which a field of this sender counts: its own for seq, the other's for ack. */
const lineOf = (field: DraftField, seat: Seat): Seat | undefined => {
  if (field === 'seq') return seat
  return field === 'ack' ? peerOf(seat) : undefined
}

/** A field's value as the page shows numbers now; flags, lengths and states stay as they are. */
export const shownIn = (field: DraftField, value: string, seat: Seat, base: Base): string => {
  const line = lineOf(field, seat)
  return line === undefined || !/^\d+$/.test(value) ? value : numberShown(Number(value), line, base)
}

/** A diagnosis that speaks of numbers as the page shows them now. */
export const diagnosisShown = (diagnosis: Diagnosis, seat: Seat, base: Base): Diagnosis => {
  const { field, params } = diagnosis
  return {
    ...diagnosis,
    params: {
      ...params,
      found: shownIn(field, params.found, seat, base),
      due: shownIn(field, params.due, seat, base),
    },
  }
}
