import type { ReactNode } from 'react'
import type { Draft } from '../../../shared/game/draft.ts'
import { DRAFT_FIELDS } from '../../../shared/game/judging/verdict.ts'
import type { DraftFault, DraftField } from '../../../shared/game/judging/verdict.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { Icon } from '../../ui/Icon.tsx'
import { tableValue, writtenIn } from './drafted.ts'
import { shownIn } from './numbers.ts'
import type { Base } from './numbers.ts'

/** A refused draft, field by field: what was written, what was due, whether it fits. */
export const FieldTable = ({
  draft,
  faults,
  seat,
  base,
  column,
}: {
  readonly draft: Draft
  readonly faults: readonly DraftFault[]
  readonly seat: Seat
  readonly base: Base
  /** What stands over what was written; "drafted" unless given */
  readonly column?: string
}): ReactNode => {
  const { app } = useWords()
  const told = useLessons()?.step
  if (told === undefined) return null
  const rows = DRAFT_FIELDS.flatMap((field) => {
    const found = writtenIn(draft, field)
    const fault = faults.find((each) => each.field === field)
    return found === undefined && fault === undefined ? [] : [{ field, found: found ?? '', fault }]
  })
  const shown = (field: DraftField, value: string): string =>
    app.state(tableValue(field, shownIn(field, value, seat, base)))
  return (
    <table className="fields">
      <thead>
        <tr>
          <th scope="col">{told.field}</th>
          <th scope="col">{column ?? told.draftedColumn}</th>
          <th scope="col">{told.due}</th>
          <th scope="col">{told.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, found, fault }) => (
          <tr
            key={field}
            className={`${field === 'state' ? 'states' : ''} ${fault === undefined ? '' : 'bad'}`}
          >
            <th scope="row">{told.fieldName[field]}</th>
            <td>{shown(field, found)}</td>
            <td>{shown(field, fault === undefined ? found : fault.expected)}</td>
            <td>
              <span>
                <Icon name={fault === undefined ? 'tick' : 'cross'} />
                {fault === undefined ? told.fits : told.wrong}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
