import { PREDICTIONS } from './class.ts'
import type { Class, Frozen, Prediction, Sitter, Student, Table } from './class.ts'
import { SEATS, bySeat, peerOf } from '../game/seat.ts'
import { aloneAt, guestsAt, isStill, present, seatOf, studentsOf, tableOf } from './tables.ts'
import type {
  ClassView,
  FloodView,
  FrozenView,
  HostClassView,
  StudentClassView,
  StudentTable,
  TableView,
} from './view.ts'

/** What the service knows besides the class itself. */
export interface Around {
  /** How many tables have finished their level */
  readonly done: number
  /** How their hosts stand a flood */
  readonly flood: FloodView | undefined
  readonly isOnline: (student: Student) => boolean
}

/** So many names are shown; of more, only the last ones to come. */
const MOST_NAMES = 60
const LAST_NAMES = 24

/** What everybody in the class may know: no secret, no answer of a single student, nothing from inside a room. */
export const classView = (group: Class, { done, flood }: Omit<Around, 'isOnline'>): ClassView => {
  const here = present(group)
  const people = here.flatMap(({ names }) => names)
  const seats = new Set(
    group.tables.flatMap((table) => SEATS.flatMap((seat) => studentsOf(table.seats[seat]))),
  )
  const seated = here.filter(({ id }) => seats.has(id))
  return {
    code: group.code,
    version: group.version,
    title: group.plan.title,
    phase: group.phase,
    levels: group.plan.levels,
    levelAt: group.levelAt,
    pace: group.plan.pace,
    names: group.plan.names,
    isLocked: group.isLocked,
    isPaused: group.isPaused,
    until: group.until,
    stillSince: group.stillSince,
    here: {
      count: people.length,
      names: people.slice(people.length > MOST_NAMES ? -LAST_NAMES : 0),
    },
    tables: countsOf(group.tables),
    done,
    flood: isStill(group) ? flood : undefined,
    frozen: group.frozen && frozenView(group.frozen, seated.length),
  }
}

const countsOf = (tables: readonly Table[]): ClassView['tables'] => {
  const withBot = tables.filter(({ seats }) => aloneAt(seats).length > 0).length
  return {
    pairs: tables.length - withBot,
    withBot,
    watching: tables.reduce((sum, { watchers }) => sum + watchers.length, 0),
    sharing: tables.reduce((sum, { seats }) => sum + guestsAt(seats).length, 0),
  }
}

const frozenView = ({ n, predictions, isShown }: Frozen, of: number): FrozenView => {
  const given = Object.values(predictions)
  const count = (one: Prediction): number => given.filter((prediction) => prediction === one).length
  const [syn, synAck, ack, data, fin, rst, nothing] = PREDICTIONS.map(count)
  const counts = {
    syn: syn ?? 0,
    'syn-ack': synAck ?? 0,
    ack: ack ?? 0,
    data: data ?? 0,
    fin: fin ?? 0,
    rst: rst ?? 0,
    nothing: nothing ?? 0,
  }
  return { n, given: given.length, of, counts: isShown ? counts : undefined }
}

/**
 * What one student sees: `shared` and the own place. Undefined for an id that is not in the class.
 *
 * @param shared `classView` of the same class: made once for all students
 */
export const studentView = (group: Class, shared: ClassView, id: string): StudentClassView | undefined => {
  const student = group.students.find((one) => one.id === id)
  if (student === undefined) return undefined
  const table = tableOf(group, id)
  return {
    ...shared,
    me: {
      id,
      names: student.names,
      table: table && studentTable(group, table, id),
      prediction: group.frozen?.predictions[id],
    },
  }
}

const studentTable = (group: Class, table: Table, id: string): StudentTable => {
  const { n, room, turn, levelAt, calls } = table
  const seat = seatOf({ tables: [table] }, id)?.seat
  const opposite = seat === undefined ? undefined : table.seats[peerOf(seat)]
  return {
    n,
    room,
    seat,
    turn,
    levelAt,
    beside:
      seat === undefined
        ? []
        : studentsOf(table.seats[seat]).flatMap((one) => (one === id ? [] : namesOf(group, one))),
    partner: opposite === undefined ? [] : studentsOf(opposite).flatMap((one) => namesOf(group, one)),
    keptFor: opposite?.kind === 'bot' ? namesOf(group, opposite.keepsFor) : [],
    calls,
  }
}

const namesOf = ({ students }: Class, id: string | undefined): readonly string[] =>
  students.find((student) => student.id === id)?.names ?? []

/** What the host with this id sees: everything but secrets. */
export const hostClassView = (
  group: Class,
  shared: ClassView,
  host: string,
  { isOnline }: Pick<Around, 'isOnline'>,
): HostClassView => {
  const tables = new Map<string, number>()
  for (const { n, seats, watchers } of group.tables) {
    for (const watcher of watchers) tables.set(watcher, n)
    for (const seat of SEATS) for (const one of studentsOf(seats[seat])) tables.set(one, n)
  }
  return {
    ...shared,
    plan: group.plan,
    hosts: group.hosts.map(({ id, name }) => ({ id, name, isMe: id === host })),
    students: group.students.map((student) => ({
      id: student.id,
      names: student.names,
      standing: student.standing,
      isOnline: student.standing === 'here' && isOnline(student),
      table: tables.get(student.id),
    })),
    rows: group.tables.map(tableView),
  }
}

const tableView = ({ n, room, levelAt, turn, repeats, calls, seats, watchers }: Table): TableView => ({
  n,
  room,
  levelAt,
  turn,
  repeats,
  calls,
  seats: bySeat((seat) => sitterView(seats[seat])),
  watchers,
})

const sitterView = (sitter: Sitter): TableView['seats']['client'] =>
  sitter.kind === 'student'
    ? { student: sitter.id, guest: sitter.guest, isBot: false }
    : { student: sitter.keepsFor, guest: undefined, isBot: true }
