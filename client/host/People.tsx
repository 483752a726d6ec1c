import { memo, useState } from 'react'
import type { ReactNode } from 'react'
import type { HostClassView } from '../../shared/class/view.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { parseNickname } from '../../shared/wire/typed.ts'
import { useWords } from '../i18n/index.ts'
import { useHosting } from './hosting.ts'
import { useClassSaid } from './Spoken.tsx'

type Student = HostClassView['students'][number]

/** What is being done about one student. */
interface Editing {
  readonly id: string
  readonly kind: 'rename' | 'move' | 'remove'
}

/** Everybody in the class, in the order of joining; rename, move, remove. Who is here stands before who has gone. */
export const People = (): ReactNode => {
  const { view } = useHosting()
  const { people } = useClassSaid()
  const [editing, setEditing] = useState<Editing>()
  const sorted = [
    ...view.students.filter(({ standing }) => standing === 'here'),
    ...view.students.filter(({ standing }) => standing !== 'here'),
  ]
  const mayMove = view.rows.length > 0
  return (
    <ul className="people-list" aria-label={people.title}>
      {sorted.map((student) => (
        <li key={student.id} className={student.standing === 'here' ? undefined : 'gone'}>
          <Person student={student} mayMove={mayMove} onEdit={setEditing} />
          {editing?.id === student.id && (
            <Edit student={student} kind={editing.kind} onDone={() => setEditing(undefined)} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** One student; of a long list only the lines that change are written anew. */
const Person = memo(function Person({
  student,
  mayMove,
  onEdit,
}: {
  readonly student: Student
  readonly mayMove: boolean
  readonly onEdit: (editing: Editing) => void
}): ReactNode {
  const { people } = useClassSaid()
  const { id, names, standing, isOnline, table } = student
  const name = names.join(' + ')
  const isHere = standing === 'here'
  const edit = (kind: Editing['kind']) => () => onEdit({ id, kind })
  return (
    <div className="person">
      <span className={`dot${isOnline ? ' on' : ''}`} aria-hidden="true" />
      <b>{name}</b>
      <span className="muted">
        {isHere ? (isOnline ? people.online : people.offline) : people.standing[standing]}
        {table !== undefined && ` · ${people.room(table)}`}
      </span>
      <span className="person-acts">
        <button type="button" className="text" aria-label={people.renameOf(name)} onClick={edit('rename')}>
          {people.rename}
        </button>
        {isHere && mayMove && (
          <button type="button" className="text" aria-label={people.moveOf(name)} onClick={edit('move')}>
            {people.moveTo}
          </button>
        )}
        {(isHere || standing === 'left') && (
          <button type="button" className="text" aria-label={people.removeOf(name)} onClick={edit('remove')}>
            {people.remove}
          </button>
        )}
      </span>
    </div>
  )
}, isSame)

function isSame(
  before: { readonly student: Student; readonly mayMove: boolean },
  after: { readonly student: Student; readonly mayMove: boolean },
): boolean {
  const [a, b] = [before.student, after.student]
  return (
    before.mayMove === after.mayMove &&
    a.standing === b.standing &&
    a.isOnline === b.isOnline &&
    a.table === b.table &&
    a.names.join(' + ') === b.names.join(' + ')
  )
}

const Edit = ({
  student,
  kind,
  onDone,
}: {
  readonly student: Student
  readonly kind: Editing['kind']
  readonly onDone: () => void
}): ReactNode => {
  const { people } = useClassSaid()
  const { run, view } = useHosting()
  const name = student.names.join(' + ')
  const remove = (ban: boolean): void => {
    onDone()
    void run({ kind: 'remove', student: student.id, ban })
  }
  const cancel = (
    <button type="button" className="btn small quiet" onClick={onDone}>
      {people.cancel}
    </button>
  )
  if (kind === 'rename') return <Rename student={student} cancel={cancel} onDone={onDone} />
  if (kind === 'move') return <Move student={student} cancel={cancel} onDone={onDone} />
  return (
    <div className="edit" role="group" aria-label={people.removeAsk(name)}>
      <p>
        <b>{people.removeAsk(name)}</b> <small>{people.removeMore}</small>
      </p>
      <button type="button" className="btn small" onClick={() => remove(false)}>
        {people.remove}
      </button>
      <button type="button" className="btn small" onClick={() => remove(true)}>
        {people.ban}
      </button>
      {!view.isLocked && (
        <button
          type="button"
          className="btn small"
          onClick={() => {
            remove(true)
            void run({ kind: 'set-lock', locked: true })
          }}
        >
          {people.banAndLock}
        </button>
      )}
      {cancel}
    </div>
  )
}

const Rename = ({
  student,
  cancel,
  onDone,
}: {
  readonly student: Student
  readonly cancel: ReactNode
  readonly onDone: () => void
}): ReactNode => {
  const { people } = useClassSaid()
  const { run } = useHosting()
  const [typed, setTyped] = useState(student.names)
  const names = typed.map(parseNickname)
  const save = async (): Promise<void> => {
    const known = names.filter((one) => one !== undefined)
    if (known.length < names.length) return
    const answer = await run({ kind: 'rename', student: student.id, names: known })
    if (answer.ok) onDone()
  }
  return (
    <form
      className="edit"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {student.names.map((name, at) => (
        <input
          key={name}
          aria-label={people.newName(name)}
          value={typed[at] ?? ''}
          maxLength={LIMITS.nameChars}
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
          autoFocus={at === 0}
          onChange={(event) => setTyped(typed.with(at, event.target.value))}
        />
      ))}
      <button type="submit" className="btn small" disabled={names.includes(undefined)}>
        {people.save}
      </button>
      {cancel}
    </form>
  )
}

const Move = ({
  student,
  cancel,
  onDone,
}: {
  readonly student: Student
  readonly cancel: ReactNode
  readonly onDone: () => void
}): ReactNode => {
  const { app } = useWords()
  const { people } = useClassSaid()
  const { run, view } = useHosting()
  const [to, setTo] = useState('')
  const places = view.rows.flatMap(({ n }) => SEATS.map((seat) => ({ n, seat, key: `${n} ${seat}` })))
  const place = places.find(({ key }) => key === to)
  return (
    <form
      className="edit"
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
        if (place !== undefined)
          void run({ kind: 'seat', student: student.id, table: place.n, seat: place.seat })
      }}
    >
      <select
        aria-label={people.moveOf(student.names.join(' + '))}
        value={to}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
        onChange={(event) => setTo(event.target.value)}
      >
        <option value="">{people.choose}</option>
        {places.map(({ n, seat, key }) => (
          <option key={key} value={key}>
            {people.seatAt(n, app[seat])}
          </option>
        ))}
      </select>
      <button type="submit" className="btn small" disabled={place === undefined}>
        {people.moveTo}
      </button>
      {cancel}
    </form>
  )
}
