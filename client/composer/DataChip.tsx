import type { ReactNode } from 'react'
import type { EndpointView } from '../../shared/game/room/view.ts'
import { useWords } from '../i18n/index.ts'

/** How much of what the application has queued goes into this segment: nothing, or all that waits. */
export const DataChip = ({
  me,
  len,
  onChange,
  isCompact,
}: {
  readonly me: EndpointView
  readonly len: number
  readonly onChange: (len: number) => void
  readonly isCompact: boolean
}): ReactNode => {
  const words = useWords()
  const waiting = me.queue.length
  const chips = [0, ...(waiting > 0 ? [waiting] : []), ...(len > 0 && len !== waiting ? [len] : [])].map(
    (octets) => (
      <button
        key={octets}
        type="button"
        className="chip"
        aria-pressed={len === octets}
        disabled={waiting === 0 && len === 0}
        onClick={() => onChange(octets)}
      >
        {isCompact && octets === 0 && <span>{words.table.data}</span>}
        {octets === 0 ? words.table.none : words.table.octets(octets)}
      </button>
    ),
  )
  const why =
    waiting > 0
      ? words.table.queued(me.queue)
      : me.finQueued
        ? words.table.afterClose
        : words.table.nothingQueued
  if (isCompact)
    return waiting === 0 && len === 0 ? null : (
      <fieldset className="chips datachips" aria-label={words.table.data}>
        {chips}
      </fieldset>
    )
  return (
    <fieldset className="data" aria-label={words.table.data}>
      <span aria-hidden="true">{words.table.data}</span>
      <div>
        {chips}
        <span className="cap">{why}</span>
      </div>
    </fieldset>
  )
}
