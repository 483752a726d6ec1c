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

/** A seat that one student has alone, at the first table where nobody shares one yet. */
export const seatToShare = ({
  tables,
}: Pick<Class, 'tables'>): { readonly table: Table; readonly seat: Seat } | undefined => {
  for (const table of tables)
    for (const seat of SEATS)
      if (guestsAt(table.seats).length === 0 && studentsOf(table.seats[seat]).length === 1)
        return { table, seat }
  return undefined
}

/** The students of this seat: one, two where it is shared, none where a bot has it. */
export const studentsOf = (sitter: Sitter): readonly string[] => {
  if (sitter.kind === 'bot') return []
  return sitter.guest === undefined ? [sitter.id] : [sitter.id, sitter.guest]
}

/** This student plays here, alone or with somebody. */
export const isStudent = (sitter: Sitter, id: string): boolean => studentsOf(sitter).includes(id)

/** The same seat without this student: who shared it has it now; undefined when nobody is left. */
export const withoutStudent = (sitter: Sitter, id: string): Sitter | undefined => {
  if (!isStudent(sitter, id)) return sitter
  const [left] = studentsOf(sitter).filter((one) => one !== id)
  return left === undefined ? undefined : { kind: 'student', id: left }
}

/** The students who share the seat of another one at these seats. */
export const guestsAt = ({ client, server }: Table['seats']): readonly string[] =>
  [client, server].flatMap((sitter) => studentsOf(sitter).slice(1))

/** Everybody at a table with two students changed for each other, wherever either of them is. */
export const exchanged = <At extends Pick<Table, 'seats' | 'watchers'>>(
  table: At,
  one: string,
  other: string,
): At => {
  const instead = (id: string): string => (id === one ? other : id === other ? one : id)
  const after = (sitter: Sitter): Sitter =>
    sitter.kind === 'bot'
      ? sitter
      : {
          kind: 'student',
          id: instead(sitter.id),
          ...(sitter.guest !== undefined && { guest: instead(sitter.guest) }),
        }
  const { client, server } = table.seats
  return {
    ...table,
    seats: { client: after(client), server: after(server) },
    watchers: table.watchers.map(instead),
  }
}

/** The student opposite a bot that keeps its seat for nobody. */
export const aloneAt = ({ client, server }: Table['seats']): readonly string[] => {
  if (client.kind === 'student')
    return server.kind === 'bot' && server.keepsFor === undefined ? [client.id] : []
  return server.kind === 'student' && client.keepsFor === undefined ? [server.id] : []
}
