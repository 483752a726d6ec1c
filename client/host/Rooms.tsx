import { useCallback, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { HostClassView } from '../../shared/class/view.ts'
import { useWords } from '../i18n/index.ts'
import { byId, pairName } from './names.ts'
import type { Spot } from './order.ts'
import { RoomCell } from './RoomCell.tsx'
import { useClassSaid } from './Spoken.tsx'

/** From so many rooms on they are drawn small. */
const DENSE_FROM = 41

/** All rooms. One of them is a tab stop; arrows, Home and End go from there. */
export const Rooms = ({
  spots,
  students,
  aheadMs,
  selected,
  onSelect,
}: {
  readonly spots: readonly Spot[]
  readonly students: HostClassView['students']
  readonly aheadMs: number
  readonly selected: number | undefined
  readonly onSelect: (n: number) => void
}): ReactNode => {
  const { app } = useWords()
  const { live } = useClassSaid()
  const list = useRef<HTMLOListElement>(null)
  const [stop, setStop] = useState<number>()
  const known = useMemo(() => byId(students), [students])
  const onKey = useCallback((event: KeyboardEvent<HTMLButtonElement>): void => {
    const cells = [...(list.current?.querySelectorAll<HTMLButtonElement>('button[data-room]') ?? [])]
    const at = cells.indexOf(event.currentTarget)
    const next = cells[nextPlace(event.key, at, cells)]
    if (next === undefined || next === event.currentTarget) return
    event.preventDefault()
    next.focus()
    setStop(Number(next.dataset['room']))
  }, [])
  const first = spots[0]?.table.n
  const tabStop = spots.some(({ table }) => table.n === (stop ?? selected)) ? (stop ?? selected) : first
  return (
    <ol ref={list} className={`rooms${spots.length >= DENSE_FROM ? ' dense' : ''}`} aria-label={live.list}>
      {spots.map(({ table, row, need }) => (
        <RoomCell
          key={table.n}
          n={table.n}
          name={pairName(known, table, app.bot)}
          row={row}
          need={need}
          isLate={row !== undefined && row.turn < table.turn}
          aheadMs={aheadMs}
          isSelected={table.n === selected}
          isTabStop={table.n === tabStop}
          onSelect={onSelect}
          onKey={onKey}
        />
      ))}
    </ol>
  )
}

/** Where a key leads in a grid: one place, one row, or to either end. */
const nextPlace = (key: string, at: number, cells: readonly HTMLElement[]): number => {
  const top = cells[0]?.offsetTop
  const columns = Math.max(1, cells.filter(({ offsetTop }) => offsetTop === top).length)
  const by: { readonly [key: string]: number } = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: cells.length - 1,
  }
  return by[key] ?? at
}
