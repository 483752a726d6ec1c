import { SEATS } from '../game/seat.ts'
import type { Seat } from '../game/seat.ts'
import type { Class, Sitter, Student, Table } from './class.ts'

/** The students who are here, in the order in which they joined. */
export const present = ({ students }: Pick<Class, 'students'>): readonly Student[] =>
  students.filter(({ standing }) => standing === 'here')

/** All play stands still: the host has paused it, or asks what comes next. */
export const isStill = ({ isPaused, frozen }: Pick<Class, 'isPaused' | 'frozen'>): boolean =>
  isPaused || frozen !== undefined

/** Where this student sits, if anywhere. */
export const seatOf = (
  { tables }: Pick<Class, 'tables'>,
  student: string,
): { readonly table: Table; readonly seat: Seat } | undefined => {
  for (const table of tables)
    for (const seat of SEATS) if (isStudent(table.seats[seat], student)) return { table, seat }
  return undefined
}

/** The table at which this student sits or looks on. */
export const tableOf = (group: Pick<Class, 'tables'>, student: string): Table | undefined =>
  seatOf(group, student)?.table ?? group.tables.find(({ watchers }) => watchers.includes(student))

/** The seat that a bot keeps for this student who has left. */
export const keptSeatOf = (
  { tables }: Pick<Class, 'tables'>,
  student: string,
): { readonly table: Table; readonly seat: Seat } | undefined => {
  for (const table of tables)
    for (const seat of SEATS) {
      const sitter = table.seats[seat]
      if (sitter.kind === 'bot' && sitter.keepsFor === student) return { table, seat }
    }
  return undefined
}

/** A seat for somebody who comes late: a bot's that is kept for nobody, else one whose keeper may be relieved. */
export const openSeat = ({
  tables,
}: Pick<Class, 'tables'>): { readonly table: Table; readonly seat: Seat } | undefined => {
  for (const table of tables)
    for (const seat of SEATS) {
      const sitter = table.seats[seat]
      if (sitter.kind === 'bot' && sitter.keepsFor === undefined) return { table, seat }
    }
  return undefined
}

export const isStudent = (sitter: Sitter, id: string): boolean =>
  sitter.kind === 'student' && sitter.id === id

/** The student opposite a bot that keeps its seat for nobody. */
export const aloneAt = ({ client, server }: Table['seats']): readonly string[] => {
  if (client.kind === 'student')
    return server.kind === 'bot' && server.keepsFor === undefined ? [client.id] : []
  return server.kind === 'student' && client.keepsFor === undefined ? [server.id] : []
}
