import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { RecordingWords } from '../../i18n/recordings.ts'
import type { Listed } from '../../recording/recording.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { FileButton, ProblemNote } from './DropPlace.tsx'
import { KeptNote } from './KeptNote.tsx'
import { keepList, keptList } from './keptList.ts'
import { COLUMNS, isLate, orderedRows } from './order.ts'
import type { Column, Order } from './order.ts'
import { RowTable } from './RowTable.tsx'

/** The connections of a recording: searched, sorted, judged one after the other while one looks. */
export const ConnectionList = ({
  listed,
  words,
}: {
  readonly listed: Listed
  readonly words: RecordingWords
}): ReactNode => {
  const { list } = words
  const isCompact = useCompact()
  const { file } = listed
  const [search, setSearch] = useState(() => keptList(file).search)
  const [order, setOrder] = useState<Order>(() => keptList(file).order)
  useEffect(() => keepList(file, { search, order }), [file, search, order])
  const asked = useDeferredValue(search)
  const { rows } = listed
  // What does not change with the judging is not sorted again for it.
  const sorted = isLate(order.by) ? rows : listed.asRead
  const ordered = useMemo(() => orderedRows(sorted, order, asked), [sorted, order, asked])
  const turn = (by: Column): void =>
    setOrder({ by, isDown: order.by === by ? !order.isDown : by === 'nonconforming' || by === 'segments' })
  return (
    <main className="connections">
      <div className="connections-head">
        <h1>{list.title(listed.name)}</h1>
        <FileButton label={words.another} className="btn small" />
      </div>
      <KeptNote words={words} isOpen />
      {listed.broken !== undefined && (
        <ProblemNote words={words} problem={listed.broken} name={listed.name} />
      )}
      <div className="connections-tools">
        <input
          type="search"
          aria-label={list.search}
          value={search}
          placeholder={list.search}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setSearch(event.target.value)}
        />
        {isCompact && (
          <span className="connections-sort">
            <select
              aria-label={list.sort}
              value={order.by}
              onChange={(event) => {
                const by = COLUMNS.find((column) => column === event.target.value)
                if (by !== undefined) turn(by)
              }}
            >
              {COLUMNS.map((column) => (
                <option key={column} value={column}>
                  {list[column]}
                </option>
              ))}
            </select>
            <button type="button" className="btn" aria-label={list.turn} onClick={() => turn(order.by)}>
              {order.isDown ? '↓' : '↑'}
            </button>
          </span>
        )}
        <JudgedLine listed={listed} words={words} shown={ordered.length} />
      </div>
      {ordered.length === 0 ? (
        <p className="connections-none">{list.nothing}</p>
      ) : (
        <RowTable
          file={file}
          rows={ordered}
          current={rows}
          order={order}
          onOrder={turn}
          isCompact={isCompact}
          words={words}
        />
      )}
    </main>
  )
}

/** How many there are, and how far the judge is. */
const JudgedLine = ({
  listed,
  words,
  shown,
}: {
  readonly listed: Listed
  readonly words: RecordingWords
  readonly shown: number
}): ReactNode => {
  const { rows, judged } = listed
  const { list } = words
  const isDone = judged.pairs >= judged.of
  const wrong = useMemo(
    () => (isDone ? rows.filter(({ nonconforming }) => (nonconforming ?? 0) > 0).length : 0),
    [isDone, rows],
  )
  return (
    <p className="connections-sum">
      <span>{shown === rows.length ? list.summary(rows.length) : list.shown(shown, rows.length)}</span>
      <output className={isDone && wrong > 0 ? 'is-wrong' : undefined}>
        {isDone && <Icon name={wrong > 0 ? 'cross' : 'tick'} />}
        {isDone ? list.judged(wrong) : list.judging(judged.pairs, judged.of)}
      </output>
    </p>
  )
}
