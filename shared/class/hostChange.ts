import { sameData } from '../base/sameData.ts'
import { fieldChanges, named, withChanges } from '../game/room/fieldChanges.ts'
import type { FieldChanges } from '../game/room/fieldChanges.ts'
import type { HostClassView } from './view.ts'

/** What is new in a host's view of a class since an older one: of hundreds of students and tables those that have changed. */
export interface HostChange {
  readonly view?: FieldChanges<HostFields>
  /** Students who are new, or otherwise than before */
  readonly students: HostClassView['students']
  /** Tables that are otherwise than before */
  readonly rows: HostClassView['rows']
}

export type HostFields = Omit<HostClassView, 'students' | 'rows'>

const FIELDS = named<keyof HostFields>({
  code: true,
  version: true,
  title: true,
  phase: true,
  levels: true,
  levelAt: true,
  pace: true,
  names: true,
  isLocked: true,
  isPaused: true,
  until: true,
  stillSince: true,
  here: true,
  tables: true,
  done: true,
  frozen: true,
  flood: true,
  plan: true,
  hosts: true,
})

/**
 * @returns undefined where the new view has to be told whole: there are other tables than before. Students are never
 *          taken from the list, so that new ones stand behind those who are known
 */
export const hostChangeOf = (before: HostClassView, after: HostClassView): HostChange | undefined => {
  const isSameTables =
    before.rows.length === after.rows.length && before.rows.every(({ n }, at) => n === after.rows[at]?.n)
  if (!isSameTables || before.students.some(({ id }, at) => id !== after.students[at]?.id)) return undefined
  const view = fieldChanges(before, after, FIELDS)
  return {
    ...(view !== undefined && { view }),
    students: after.students.filter((student, at) => !sameData(student, before.students[at])),
    rows: after.rows.filter((row, at) => !sameData(row, before.rows[at])),
  }
}

/** True where nothing is new. */
export const isEmptyChange = ({ view, students, rows }: HostChange): boolean =>
  view === undefined && students.length === 0 && rows.length === 0

/** The host's view after a change; who and what has not changed stays the same object. */
export const hostViewAfter = (before: HostClassView, { view, students, rows }: HostChange): HostClassView => {
  const known = new Set(before.students.map(({ id }) => id))
  const changed = new Map(students.map((student) => [student.id, student]))
  const tables = new Map(rows.map((row) => [row.n, row]))
  return {
    ...withChanges(before, view),
    students:
      students.length === 0
        ? before.students
        : [
            ...before.students.map((student) => changed.get(student.id) ?? student),
            ...students.filter(({ id }) => !known.has(id)),
          ],
    rows: rows.length === 0 ? before.rows : before.rows.map((row) => tables.get(row.n) ?? row),
  }
}
