import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { HostClassView, TableView } from '../../shared/class/view.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { useWords } from '../i18n/index.ts'
import { useHosting } from './hosting.ts'
import { byId, namesOn } from './names.ts'
import { useClassSaid } from './Spoken.tsx'

/** Who sits with whom; dealt by fair turns, or by drawing lots. */
export const Pairs = (): ReactNode => {
  const { view, run } = useHosting()
  const { people } = useClassSaid()
  const students = useMemo(() => byId(view.students), [view.students])
  const hasPairs = view.rows.length > 0
  const isEmpty = view.here.count === 0
  return (
    <section className="pairs" aria-label={people.pairs}>
      <header>
        <h2>
          {people.pairs} {hasPairs && <small>{people.counts(view.tables)}</small>}
        </h2>
        <button
          type="button"
          className="btn small"
          disabled={isEmpty}
          onClick={() => void run({ kind: 'deal', by: 'automatic' })}
        >
          {hasPairs ? people.pairAgain : people.pairUp}
        </button>
        <button
          type="button"
          className="btn small"
          disabled={isEmpty}
          onClick={() => void run({ kind: 'deal', by: 'lots' })}
        >
          {people.lots}
        </button>
      </header>
      {hasPairs ? (
        <ul>
          {view.rows.map((table) => (
            <li key={table.n}>
              <span className="mono">{table.n}</span>
              {SEATS.map((seat) => (
                <span key={seat} className={`seat ${seat}`}>
                  <Sitter students={students} table={table} seat={seat} />
                </span>
              ))}
              {table.watchers.length > 0 && (
                <small className="muted">
                  {people.watching(
                    table.watchers.map((id) => students.get(id)?.names.join(' + ') ?? id).join(', '),
                  )}
                </small>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{people.noPairs}</p>
      )}
    </section>
  )
}

const Sitter = ({
  students,
  table,
  seat,
}: {
  readonly students: ReadonlyMap<string, HostClassView['students'][number]>
  readonly table: TableView
  readonly seat: Seat
}): ReactNode => {
  const { app } = useWords()
  const { people } = useClassSaid()
  const { isBot } = table.seats[seat]
  const name = namesOn(students, table, seat)
  return (
    <>
      <span className="vh">{app[seat]}</span>
      <i>{isBot ? (name === '' ? people.bot : people.keptFor(name)) : name}</i>
    </>
  )
}
