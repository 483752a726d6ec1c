import { useState } from 'react'
import type { ReactNode, Ref } from 'react'
import type { DraftField } from '../../shared/game/judging/verdict.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'
import { useWords } from '../i18n/index.ts'
import { Chips } from './Chips.tsx'
import type { ChipValue } from './Chips.tsx'
import type { DraftFields } from './draft.ts'
import { NumberField } from './NumberField.tsx'
import { ackChips, seqChips } from './variables.ts'

interface Rows {
  readonly me: EndpointView
  readonly fields: DraftFields
  readonly change: (part: Partial<DraftFields>) => void
  readonly wrong: readonly DraftField[]
  readonly isGuided: boolean
  readonly seqRef: Ref<HTMLInputElement>
  readonly ackRef: Ref<HTMLInputElement>
}

const NAMES = ['seq', 'ack'] as const
type Name = (typeof NAMES)[number]

/** Larger numbers are no place to go by one. */
const STEPPED_BELOW = 100_000

const isStepped = ({ variables }: EndpointView): boolean =>
  variables.iss < STEPPED_BELOW && (variables.irs ?? 0) < STEPPED_BELOW

const chipsOf = (name: Name, { me, isGuided }: Rows): readonly ChipValue[] =>
  isGuided ? (name === 'seq' ? seqChips(me) : ackChips(me)) : []

const Field = ({
  name,
  rows,
  onFocus,
}: {
  readonly name: Name
  readonly rows: Rows
  readonly onFocus?: () => void
}): ReactNode => {
  const { fields, change, wrong, me } = rows
  return (
    <NumberField
      id={`field-${name}`}
      name={name}
      value={fields[name]}
      onChange={(value) => change({ [name]: value })}
      {...(onFocus === undefined ? {} : { onFocus })}
      isFault={wrong.includes(name)}
      isOff={name === 'ack' && !fields.flags.ack}
      hasSteppers={isStepped(me)}
      inputRef={name === 'seq' ? rows.seqRef : rows.ackRef}
      describedBy={name === 'ack' && !fields.flags.ack ? 'ack-off' : undefined}
    />
  )
}

/** My number and the number I want next, each with the variables that belong to it. */
export const NumberRows = (rows: Rows): ReactNode => {
  const words = useWords()
  const { fields, change, me } = rows
  return NAMES.map((name) => {
    const isOff = name === 'ack' && !fields.flags.ack
    return (
      <div key={name} className={`field${isStepped(me) ? '' : ' wide'}`}>
        <label htmlFor={`field-${name}`}>
          {name}
          <small>{name === 'seq' ? words.table.myNumber : words.table.nextWanted}</small>
        </label>
        <Field name={name} rows={rows} />
        {isOff ? (
          <span className="cap" id="ack-off">
            {words.table.ackNotRead}
          </span>
        ) : (
          <Chips
            field={name}
            values={chipsOf(name, rows)}
            current={fields[name]}
            onPick={(value) => change({ [name]: value })}
          />
        )}
      </div>
    )
  })
}

/** The same for a thumb: both numbers side by side; the chips belong to the one that was touched last. */
export const NumberPair = ({
  rows,
  children,
}: {
  readonly rows: Rows
  /** Stands at the end of the row of chips */
  readonly children?: ReactNode
}): ReactNode => {
  const words = useWords()
  const { fields, change } = rows
  const [touched, setTouched] = useState<Name>()
  // Before anything is touched the chips serve the first field that is still empty.
  const focused = touched ?? (fields.seq === '' || !fields.flags.ack ? 'seq' : 'ack')
  return (
    <>
      <div className="pairf">
        {NAMES.map((name) => (
          <div key={name} className={`f${focused === name ? ' focused' : ''}`}>
            <label htmlFor={`field-${name}`}>
              {name}
              <small id={name === 'ack' && !fields.flags.ack ? 'ack-off' : undefined}>
                {name === 'seq'
                  ? words.table.myNumber
                  : fields.flags.ack
                    ? words.table.nextWanted
                    : words.table.ackNotReadShort}
              </small>
            </label>
            <Field name={name} rows={rows} onFocus={() => setTouched(name)} />
          </div>
        ))}
      </div>
      <div className="chiprow">
        <Chips
          field={focused}
          values={chipsOf(focused, rows)}
          current={fields[focused]}
          onPick={(value) => change({ [focused]: value })}
        />
        {children}
      </div>
    </>
  )
}
