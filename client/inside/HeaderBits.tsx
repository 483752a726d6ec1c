import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { HEADER_FIELDS, bitsOf, headerOf } from '../../shared/replay/header.ts'
import type { HeaderField, HeaderFieldId } from '../../shared/replay/header.ts'
import type { Seat } from '../../shared/game/seat.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { flagsInWords } from '../ladder/fields.ts'
import type { Lessons } from '../i18n/lessons.ts'

/** Fields by the octet at which their row begins. */
const ROWS: readonly (readonly [number, readonly HeaderField[]])[] = [0, 4, 8, 12, 14, 18].map(
  (octet, index, starts) => [
    octet,
    HEADER_FIELDS.filter(({ at }) => at >= octet * 8 && at < (starts[index + 1] ?? 20) * 8),
  ],
)

/**
 * The header of a segment as bits and octets. A field is chosen by pointing at it, by a tap or with the arrow keys:
 * its bits, its place among the octets and what it says are told below.
 */
export const HeaderBits = ({
  segment,
  seat,
  lessons,
}: {
  readonly segment: Segment
  readonly seat: Seat
  readonly lessons: Lessons
}): ReactNode => {
  const words = lessons.inside.bits
  const name = useId()
  const [chosen, setChosen] = useState<HeaderFieldId>('seq')
  const header = headerOf(segment, seat)
  const field = HEADER_FIELDS.find(({ id }) => id === chosen) ?? HEADER_FIELDS[0]
  return (
    <div className={`bits as-${seat}`}>
      <p className="cap">{words.choose}</p>
      <div className="field-told" aria-live="polite">
        <h4>{words.name[chosen]}</h4>
        <p>{meaning(chosen, segment, words)}</p>
        <dl>
          <div>
            <dt>{words.value}</dt>
            <dd>{valueOf(header, field)}</dd>
          </div>
          <div>
            <dt>{words.bits}</dt>
            <dd>{inGroups(bitsOf(header, field))}</dd>
          </div>
        </dl>
      </div>
      <div className="header" role="radiogroup" aria-label={words.label(flagsInWords(segment.flags))}>
        {ROWS.map(([octet, fields]) => (
          <div key={octet} className={`row at-${octet}`}>
            <small aria-hidden="true">{octet}</small>
            {fields.map((each) => (
              <Field
                key={each.id}
                field={each}
                bits={bitsOf(header, each)}
                group={name}
                isChosen={each.id === chosen}
                words={words}
                onChoose={() => setChosen(each.id)}
              />
            ))}
          </div>
        ))}
      </div>
      <p className="cap">{words.octets}</p>
      <p className="octets">
        {Array.from(header, (octet, at) => (
          <span key={`${at}`} className={isWithin(at, field) ? 'here' : ''}>
            {octet.toString(16).padStart(2, '0')}
          </span>
        ))}
      </p>
      <p className="cap">{words.note}</p>
    </div>
  )
}

type BitWords = Lessons['inside']['bits']

const isFlag = (id: HeaderFieldId): boolean => /^[A-Z]/.test(id)

/** Flags, `seq` and `ack` are written as they are in every language. */
const isShort = (id: HeaderFieldId): id is keyof BitWords['short'] =>
  !isFlag(id) && id !== 'seq' && id !== 'ack'

const Field = ({
  field,
  bits,
  group,
  isChosen,
  words,
  onChoose,
}: {
  readonly field: HeaderField
  readonly bits: string
  readonly group: string
  readonly isChosen: boolean
  readonly words: BitWords
  readonly onChoose: () => void
}): ReactNode => {
  const { id } = field
  const value = Number.parseInt(bits, 2)
  return (
    <label
      className={`${isFlag(id) ? 'one-bit' : id}${isFlag(id) && value === 1 ? ' on' : ''}`}
      onPointerEnter={onChoose}
    >
      <input
        type="radio"
        name={group}
        checked={isChosen}
        aria-label={`${words.name[id]}: ${value}`}
        onChange={onChoose}
      />
      <small aria-hidden="true">{isShort(id) ? words.short[id] : id}</small>
      <b aria-hidden="true">{id === 'checksum' ? hex(value) : value}</b>
    </label>
  )
}

const meaning = (id: HeaderFieldId, { flags }: Segment, { means }: BitWords): string => {
  if (id === 'ack') return flags.ack ? means.ackRead : means.ackUnread
  return means[id]
}

const hex = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`

const valueOf = (header: Uint8Array, field: HeaderField): string => {
  const value = Number.parseInt(bitsOf(header, field), 2)
  return field.id === 'checksum' ? hex(value) : String(value)
}

const inGroups = (bits: string): string => bits.match(/.{1,8}/g)?.join(' ') ?? bits

const isWithin = (octet: number, { at, bits }: HeaderField): boolean =>
  octet * 8 < at + bits && (octet + 1) * 8 > at
