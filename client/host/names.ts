import type { TableView, HostClassView } from '../../shared/class/view.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'

/** How a seat is called: who sits there, or the bot. */
export const nameAt = (
  students: ReadonlyMap<string, HostClassView['students'][number]>,
  table: TableView,
  seat: Seat,
  bot: string,
): string => {
  const { student, isBot } = table.seats[seat]
  return isBot || student === undefined ? bot : namesOn(students, table, seat)
}

/** Everybody on a seat, and those who share it; of a bot who gets it back. Empty where nobody does. */
export const namesOn = (
  students: ReadonlyMap<string, HostClassView['students'][number]>,
  table: TableView,
  seat: Seat,
): string => {
  const { student, guest } = table.seats[seat]
  return [student, guest]
    .flatMap((id) => (id === undefined ? [] : (students.get(id)?.names ?? [])))
    .join(' + ')
}

/** Both names of a room, the client's first. */
export const pairName = (
  students: ReadonlyMap<string, HostClassView['students'][number]>,
  table: TableView,
  bot: string,
): string => SEATS.map((seat) => nameAt(students, table, seat, bot)).join(' · ')

/** Students by id. */
export const byId = (
  students: HostClassView['students'],
): ReadonlyMap<string, HostClassView['students'][number]> =>
  new Map(students.map((student) => [student.id, student]))
