import type { ReactNode } from 'react'
import type { StudentClassView, StudentTable } from '../../../shared/class/view.ts'
import { useWords } from '../../i18n/index.ts'
import type { PupilWords } from '../../i18n/pupils.ts'
import { Sheet } from '../room/sheets/Sheet.tsx'

/** What stands on the projector, on one's own device: nobody has to see the wall. */
export const OnTheWall = ({
  view,
  table,
  words,
  onClose,
}: {
  readonly view: StudentClassView
  readonly table: StudentTable
  readonly words: PupilWords
  readonly onClose: () => void
}): ReactNode => {
  const { levels } = useWords()
  const { wall } = words
  const tables = view.tables.pairs + view.tables.withBot
  const level = view.levels[table.levelAt]
  const next = view.levels[table.levelAt + 1]
  return (
    <Sheet title={view.title === '' ? words.strip.label : view.title} close={wall.close} onClose={onClose}>
      {table.beside.length > 0 && <p>{words.waiting.beside(table.beside.join(' + '))}</p>}
      {level !== undefined && (
        <p>
          <b>{levels.name[level]}</b> {levels.goal[level]}
        </p>
      )}
      <p>{tables > 0 && view.done >= tables ? wall.allDone : wall.done(view.done, tables)}</p>
      {view.flood !== undefined && (
        <p>
          {wall.flood(view.flood.full, view.flood.cookies, view.flood.of)}{' '}
          {view.flood.dropped > 0 && wall.dropped(view.flood.dropped)}
        </p>
      )}
      <p>{next === undefined ? wall.last : wall.next(levels.name[next])}</p>
      <p className="class-late">
        {wall.late} <b className="mono">{view.code}</b>{' '}
        <span className="mono">{`${location.host}/c/${view.code}`}</span>
      </p>
    </Sheet>
  )
}
