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
  const names = student === undefined ? undefined : students.get(student)?.names.join(' + ')
  return isBot || names === undefined ? bot : names
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
