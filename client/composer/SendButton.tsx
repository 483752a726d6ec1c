import type { ReactNode } from 'react'
import { unreachable } from '../../shared/base/unreachable.ts'
import type { DraftField } from '../../shared/game/judging/verdict.ts'
import { flagsInWords } from '../ladder/fields.ts'
import { useWords } from '../i18n/index.ts'
import type { Catalogue } from '../i18n/index.ts'
import type { DraftFields, Gap } from './draft.ts'

/** More characters than stand beside "Send" and its key */
const LONG = 28

/** Only Send wears the side's colour, and it says what it sends, or what is still missing. */
export const SendButton = ({
  fields,
  gap,
  wrong,
  isSending,
  plain,
  isCompact,
  onSend,
}: {
  readonly fields: DraftFields
  readonly gap: Gap | undefined
  /** The field of the refused draft that has to be changed */
  readonly wrong: DraftField | undefined
  readonly isSending: boolean
  readonly plain: string
  readonly isCompact: boolean
  readonly onSend: () => void
}): ReactNode => {
  const words = useWords()
  const isBlocked = gap !== undefined || isSending
  const said = gap === undefined ? segmentText(fields) : missing(gap, wrong, words)
  return (
    <button
      type="button"
      className={`send${isBlocked ? ' blocked' : ''}${said.length > LONG ? ' long' : ''}`}
      aria-disabled={isBlocked}
      onClick={onSend}
    >
      {isSending ? words.table.sending : words.table.send}
      <span className="mono">{said}</span>
      {isCompact ? (
        gap === undefined && <small>{plain}</small>
      ) : (
        <kbd aria-hidden="true">{words.table.keys}</kbd>
      )}
    </button>
  )
}

/** "SYN ACK seq 5000 ack 101" */
const segmentText = ({ flags, seq, ack, len }: DraftFields): string =>
  [
    flagsInWords(flags),
    `seq ${seq}`,
    ...(flags.ack ? [`ack ${ack}`] : []),
    ...(len > 0 ? [`len ${len}`] : []),
  ].join(' ')

const missing = (gap: Gap, wrong: DraftField | undefined, { table }: Catalogue): string => {
  switch (gap) {
    case 'flags':
      return table.flagsFirst
    case 'seq':
    case 'ack':
      return table.fillFirst(gap)
    case 'claim':
      return table.claimFirst
    case 'same':
      return table.changeFirst(table.field[wrong ?? 'flags'])
    default:
      return unreachable(gap)
  }
}
