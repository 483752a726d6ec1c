import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Link } from 'wouter'
import type { RecordingWords } from '../../i18n/recordings.ts'
import type { Row } from '../../recording/messages.ts'
import { lookAt } from '../../recording/recording.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useSize } from '../../ui/useSize.ts'
import { keepList, keptList } from './keptList.ts'
import { COLUMNS } from './order.ts'
import type { Column, Order } from './order.ts'
import { topFor, windowOf } from './window.ts'

/** Height of a row in CSS pixels: one line, or three on a phone */
const HEIGHT = { desk: 44, phone: 84 } as const

/** Rows of which only those in sight are in the page; the rest is room above and below. */
export const RowTable = ({
  file,
  rows,
  current,
  order,
  onOrder,
  isCompact,
  words,
}: {
  readonly file: object
  /** Sorted; a row may be older than the same one in `current` */
  readonly rows: readonly Row[]
  /** By id, as much as is known now */
  readonly current: readonly Row[]
  readonly order: Order
  readonly onOrder: (by: Column) => void
  readonly isCompact: boolean
  readonly words: RecordingWords
}): ReactNode => {
  const { list } = words
  const [box, size] = useSize<HTMLElement>()
  const [top, setTop] = useState(() => keptList(file).top)
  const height = isCompact ? HEIGHT.phone : HEIGHT.desk
  const seen = windowOf({ count: rows.length, height, top, box: size.height })
  const shown = rows.slice(seen.from, seen.to).map((row) => current[row.id] ?? row)
  const focused = useRef(keptList(file).opened)
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: keptList(file).top, behavior: 'instant' })
  }, [box, file])

  const unjudged = shown.filter(({ nonconforming }) => nonconforming === undefined).map(({ id }) => id)
  const looked = unjudged.join(' ')
  useEffect(() => {
    if (looked !== '') lookAt(looked.split(' ').map(Number))
  }, [looked])

  // The row that the keys went to may have come into the page only now.
  useEffect(() => {
    if (focused.current === undefined) return
    const link = box.current?.querySelector<HTMLElement>(`[data-at="${focused.current}"]`)
    if (link === null || link === undefined) return
    link.focus({ preventScroll: true })
    focused.current = undefined
  })

  const press = (event: KeyboardEvent): void => {
    const at = Number((event.target as HTMLElement).closest('[data-at]')?.getAttribute('data-at') ?? NaN)
    const to = targetOf(event.key, at, rows.length)
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    focused.current = to
    box.current?.scrollTo({ top: topFor(to, { count: rows.length, height, top, box: size.height }) })
    box.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)?.focus({ preventScroll: true })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the links inside
    <section
      className={`rows${isCompact ? ' phone' : ''}`}
      aria-label={list.summary(rows.length)}
      ref={box}
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop)
        keepList(file, { top: event.currentTarget.scrollTop })
      }}
      onKeyDown={press}
    >
      <table aria-rowcount={rows.length + 1}>
        <thead className={isCompact ? 'vh' : undefined}>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={column}
                aria-sort={order.by === column ? (order.isDown ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" tabIndex={isCompact ? -1 : 0} onClick={() => onOrder(column)}>
                  {list[column]}
                  <i aria-hidden="true">{order.by === column ? (order.isDown ? '↓' : '↑') : ''}</i>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.above > 0 && <tr aria-hidden="true" style={{ height: seen.above }} />}
          {shown.map((row, index) => (
            <RowLine
              key={row.id}
              onOpen={() => keepList(file, { opened: seen.from + index })}
              row={row}
              at={seen.from + index}
              isCompact={isCompact}
              words={words}
            />
          ))}
          {seen.below > 0 && <tr aria-hidden="true" style={{ height: seen.below }} />}
        </tbody>
      </table>
    </section>
  )
}

const targetOf = (key: string, at: number, count: number): number | undefined => {
  if (Number.isNaN(at)) return undefined
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

const seconds = (value: number): string => `${value.toFixed(value < 100 ? 3 : 1)} s`

const RowLine = ({
  row,
  at,
  isCompact,
  onOpen,
  words,
}: {
  readonly onOpen: () => void
  readonly row: Row
  readonly at: number
  readonly isCompact: boolean
  readonly words: RecordingWords
}): ReactNode => {
  const { list, endings } = words
  const { id, addresses, segments, start, duration, ending, nonconforming } = row
  const isWrong = nonconforming !== undefined && nonconforming > 0
  return (
    <tr aria-rowindex={at + 2} className={isWrong ? 'is-wrong' : undefined}>
      <td className="start">{seconds(start)}</td>
      <td className="client">
        <Link
          href={`/open/${id}`}
          onClick={onOpen}
          data-at={at}
          aria-label={list.open(addresses.client, addresses.server)}
        >
          <i className="dm" aria-hidden="true" />
          {addresses.client}
        </Link>
      </td>
      <td className="server">
        <i className="ds" aria-hidden="true" />
        {addresses.server}
      </td>
      <td className="segments">{isCompact ? list.count(segments) : segments.toLocaleString()}</td>
      <td className="duration">{seconds(duration)}</td>
      <td className="ending">{endings[ending]}</td>
      <td className="nonconforming">
        {nonconforming === undefined ? (
          <span className="cap">{list.notYet}</span>
        ) : (
          <span>
            <Icon name={isWrong ? 'cross' : 'tick'} />
            {isWrong ? nonconforming.toLocaleString() : '0'}
            <span className="vh"> {list.wrong(nonconforming)}</span>
          </span>
        )}
      </td>
    </tr>
  )
}
