import { memo, useEffect, useRef } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import type { Need } from '../../shared/class/board.ts'
import type { BacklogRow, BoardRow } from '../../shared/class/view.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { familyOf } from '../../shared/replay/ladder.ts'
import { useWords } from '../i18n/index.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sign } from './Sign.tsx'
import { useClassSaid, useMistakes } from './Spoken.tsx'
import { clockText, onTick } from './tick.ts'

/**
 * One room on the board: both states, how far it has come, how long it has stood here, what goes wrong now. It is drawn
 * anew only when something of its own changes; its clock ticks by itself.
 */
export const RoomCell = memo(function RoomCell({
  n,
  name,
  row,
  need,
  isLate,
  aheadMs,
  isSelected,
  isTabStop,
  onSelect,
  onKey,
}: {
  readonly n: number
  /** Who sits here */
  readonly name: string
  readonly row: BoardRow | undefined
  readonly need: Need
  /** The room has not followed its class yet */
  readonly isLate: boolean
  readonly aheadMs: number
  readonly isSelected: boolean
  /** Of all rooms one is reached by Tab, the others from there by arrows */
  readonly isTabStop: boolean
  readonly onSelect: (n: number) => void
  readonly onKey: (event: KeyboardEvent<HTMLButtonElement>) => void
}): ReactNode {
  const { app } = useWords()
  const { live } = useClassSaid()
  const mistakes = useMistakes()
  const wrong = row?.now[0]
  return (
    <li className={`room ${need}${isSelected ? ' sel' : ''}`}>
      <button
        type="button"
        data-room={n}
        tabIndex={isTabStop ? 0 : -1}
        aria-pressed={isSelected}
        onClick={() => onSelect(n)}
        onKeyDown={onKey}
      >
        <span className="head">
          <span className="mono">{n}</span>
          <b>{name}</b>
          <Standing row={row} need={need} isLate={isLate} aheadMs={aheadMs} />
        </span>
        {row !== undefined && row.phase !== 'waiting' && (
          <>
            <span className="pair">
              {SEATS.map((seat) => (
                <span key={seat}>
                  <i className={`swatch ${familyOf(row.states[seat])} ${seat}`} aria-hidden="true" />
                  <span className="state">{app.state(row.states[seat])}</span>
                </span>
              ))}
            </span>
            <StepBar row={row} />
            {row.backlog !== undefined && <BacklogLine backlog={row.backlog} />}
          </>
        )}
        {need === 'called' && (
          <span className="tag calls">
            <Sign name="bell" />
            {live.calls}
          </span>
        )}
        {wrong !== undefined && (
          <span className="tag">
            <Icon name="cross" />
            <span>{mistakes[wrong].name}</span>
          </span>
        )}
      </button>
    </li>
  )
})

/** How long it has stood on this step; or that it is done, waits, or stands still. */
const Standing = ({
  row,
  need,
  isLate,
  aheadMs,
}: {
  readonly row: BoardRow | undefined
  readonly need: Need
  readonly isLate: boolean
  readonly aheadMs: number
}): ReactNode => {
  const { live } = useClassSaid()
  if (isLate) return <span className="for">{live.follows}</span>
  if (row === undefined || row.phase === 'waiting') return <span className="for">{live.waiting}</span>
  if (row.phase === 'over')
    return (
      <span className="for">
        <Icon name={row.stars === 0 ? 'cross' : 'tick'} />
        <span className="vh">{live.doneStars(row.stars ?? 0)}</span>
        <span aria-hidden={row.stars !== 0}>{row.stars === 0 ? live.lost : live.done}</span>
      </span>
    )
  if (row.isPaused)
    return (
      <span className="for">
        <Icon name="pause" />
        <span className="vh">{live.still}</span>
      </span>
    )
  return (
    <span className="for">
      {need === 'stuck' && <Icon name="clock" />}
      <span className="vh">{need === 'stuck' ? live.stuckFor : live.onThis}</span>
      <Since since={row.since} aheadMs={aheadMs} />
    </span>
  )
}

/** A clock that ticks past React: two hundred of them cost one pass over two hundred texts. */
const Since = ({ since, aheadMs }: { readonly since: number; readonly aheadMs: number }): ReactNode => {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      onTick((now) => {
        if (ref.current !== null) ref.current.textContent = clockText(now + aheadMs - since)
      }),
    [since, aheadMs],
  )
  return <span className="mono" ref={ref} />
}

/** How the server's host stands the flood: its places, or cookies; what it has dropped. */
const BacklogLine = ({ backlog }: { readonly backlog: BacklogRow }): ReactNode => {
  const { live } = useClassSaid()
  const { taken, size, dropped, isForgetful } = backlog
  const stands = isForgetful ? live.cookies : taken >= size ? live.backlogFull : live.backlog(taken, size)
  return (
    <span className="backlog-line">
      {[stands, ...(dropped > 0 ? [live.dropped(dropped)] : [])].join(' · ')}
    </span>
  )
}

/** Segments so far against those of the shortest play: one element, however many there are. */
const StepBar = ({ row }: { readonly row: BoardRow }): ReactNode => {
  const { live } = useClassSaid()
  const of = Math.max(row.par, row.segments, 1)
  const parts = {
    '--of': of,
    '--on': row.phase === 'over' ? of : row.segments,
    '--now': row.phase === 'over' ? 0 : 1,
  } as CSSProperties
  return (
    <span className="stepbar" style={parts}>
      <span className="vh">{live.step(row.segments, row.par)}</span>
    </span>
  )
}
