import { unreachable } from '../base/unreachable.ts'
import { SEATS, bySeat, withSeat } from '../game/seat.ts'
import type { Seat } from '../game/seat.ts'
import { MOST_SCREENS } from './limits.ts'
import type { Class, Sitter, Student, Table } from './class.ts'
import type { ClassEvent, DealtBy, DealtTable } from './event.ts'
import { aloneAt, guestsAt, isStill, isStudent, studentsOf, withoutStudent } from './tables.ts'

/** The class after one more event. Total over stored events; the first one must be `class-opened`. */
export const evolveClass = (group: Class | undefined, event: ClassEvent): Class => {
  if (group === undefined) return opened(event)
  return timed(group, evolved({ ...group, version: group.version + 1, at: event.at }, event))
}

/** While all stands still no time passes: what was left of it then is left when it goes on. */
const timed = (before: Class, after: Class): Class => {
  if (isStill(before) === isStill(after)) return after
  if (isStill(after)) return { ...after, stillSince: after.at }
  const stoodMs = after.at - (before.stillSince ?? after.at)
  return { ...after, stillSince: undefined, until: after.until && after.until + stoodMs }
}

const opened = (event: ClassEvent): Class => {
  if (event.kind !== 'class-opened') throw new Error(`${event.kind} before the class was opened`)
  const { code, seed, plan, host, at } = event
  return {
    code,
    seed,
    version: 1,
    at,
    phase: 'prepared',
    plan,
    hosts: [host],
    screens: [],
    isLocked: false,
    students: [],
    tables: [],
    deals: 0,
    levelAt: 0,
    isPaused: false,
    until: undefined,
    stillSince: undefined,
    frozen: undefined,
    freezes: 0,
  }
}

const evolved = (group: Class, event: ClassEvent): Class => {
  switch (event.kind) {
    case 'class-opened':
      throw new Error('a class is opened once')
    case 'plan-changed':
      return { ...group, plan: event.plan }
    case 'host-added':
      return { ...group, hosts: [...group.hosts, event.host] }
    case 'host-dismissed':
      return { ...group, hosts: group.hosts.filter(({ id }) => id !== event.id) }
    case 'screen-opened':
      return { ...group, screens: [...group.screens, event.tokenHash].slice(-MOST_SCREENS) }
    case 'doors-opened':
      return { ...group, phase: 'gathering' }
    case 'lock-set':
      return { ...group, isLocked: event.locked }
    case 'student-joined':
      return {
        ...group,
        students: [
          ...group.students,
          {
            id: event.id,
            names: event.names,
            tokenHash: event.tokenHash,
            standing: 'here',
            odd: 0,
            lastSeat: undefined,
          },
        ],
      }
    case 'student-renamed':
      return withStudent(group, event.id, (student) => ({ ...student, names: event.names }))
    case 'student-left':
      return {
        ...withStudent(group, event.id, (student) => ({ ...student, standing: event.why })),
        tables: group.tables.map((table) => leftAt(table, event.id, event.why === 'left')),
      }
    case 'student-returned':
      return withStudent(group, event.id, (student) => ({ ...student, standing: 'here' }))
    case 'tables-dealt':
      return dealt(group, event.tables, event.by)
    case 'table-added':
      return dealt(group, [...withoutWaiting(group.tables, event.table), event.table], 'hand')
    case 'seat-given':
      return seated(group, event.table, event.seat, event.sitter)
    case 'watcher-seated':
      return withTable(group, event.table, (table) => ({
        ...table,
        watchers: [...table.watchers, event.student],
      }))
    case 'seat-shared':
      return shared(group, event.table, event.seat, event.student)
    case 'play-started':
      return { ...group, phase: 'playing' }
    case 'level-begun':
      return {
        ...group,
        levelAt: event.level,
        until: event.until,
        tables: group.tables.map((table) => ({
          ...table,
          levelAt: event.level,
          turn: table.turn + 1,
          repeats: 0,
        })),
      }
    case 'table-went-on':
      return slowest(wentOn(group, event))
    case 'time-set':
      return { ...group, until: event.until }
    case 'pause-set':
      return { ...group, isPaused: event.paused }
    case 'teacher-called':
      return withTable(group, event.table, (table) => ({ ...table, calls: true }))
    case 'call-answered':
      return withTable(group, event.table, (table) => ({ ...table, calls: false }))
    case 'class-frozen':
      return {
        ...group,
        freezes: group.freezes + 1,
        frozen: { n: group.freezes + 1, predictions: {}, isShown: false },
      }
    case 'predicted': {
      if (group.frozen === undefined) return group
      const predictions = { ...group.frozen.predictions, [event.student]: event.prediction }
      return { ...group, frozen: { ...group.frozen, predictions } }
    }
    case 'predictions-shown':
      return group.frozen === undefined ? group : { ...group, frozen: { ...group.frozen, isShown: true } }
    case 'class-thawed':
      return { ...group, frozen: undefined }
    case 'class-ended':
      return { ...group, phase: 'ended', isPaused: false, until: undefined, frozen: undefined }
    default:
      return unreachable(event)
  }
}

const withStudent = (group: Class, id: string, change: (student: Student) => Student): Class => ({
  ...group,
  students: group.students.map((student) => (student.id === id ? change(student) : student)),
})

const withTable = (group: Class, n: number, change: (table: Table) => Table): Class => ({
  ...group,
  tables: group.tables.map((table) => (table.n === n ? change(table) : table)),
})

/** Who shared the seat has it now; else a bot takes it, and keeps it for who may come back. */
const leftAt = (table: Table, id: string, mayReturn: boolean): Table => {
  const bot: Sitter = { kind: 'bot', keepsFor: mayReturn ? id : undefined }
  const seat = SEATS.find((one) => isStudent(table.seats[one], id))
  return {
    ...table,
    seats:
      seat === undefined
        ? table.seats
        : withSeat(table.seats, seat, withoutStudent(table.seats[seat], id) ?? bot),
    watchers: table.watchers.filter((watcher) => watcher !== id),
  }
}

/** Tables keep their rooms and levels through a new deal; each sitter's seat is remembered, and each turn as the odd one. */
const dealt = (group: Class, tables: readonly DealtTable[], by: DealtBy): Class => {
  const isTurn = by !== 'hand'
  const known = new Map(group.tables.map((table) => [table.n, table]))
  const ends = new Map<string, Seat>()
  const odd = new Set<string>()
  for (const { seats, watchers } of tables) {
    for (const seat of SEATS) for (const id of studentsOf(seats[seat])) ends.set(id, seat)
    for (const id of [...watchers, ...guestsAt(seats), ...aloneAt(seats)]) odd.add(id)
  }
  return {
    ...group,
    deals: group.deals + (isTurn ? 1 : 0),
    tables: tables.map(({ n, room, seats, watchers }) => {
      const before = known.get(n)
      return {
        n,
        room,
        seats,
        watchers,
        levelAt: before?.levelAt ?? group.levelAt,
        turn: turnAfter(group, before, by),
        repeats: by === 'hand' || by === 'turn' ? (before?.repeats ?? 0) : 0,
        calls: before?.calls ?? false,
      }
    }),
    students: group.students.map((student) => ({
      ...student,
      lastSeat: ends.get(student.id) ?? student.lastSeat,
      odd: student.odd + (isTurn && odd.has(student.id) ? 1 : 0),
    })),
  }
}

/** New pairs begin anew, and so does a table that comes late; who only changes places plays the round on. */
const turnAfter = ({ phase }: Class, before: Table | undefined, by: DealtBy): number => {
  if (before === undefined) return phase === 'playing' ? 1 : 0
  const isAnew = phase === 'playing' && (by === 'automatic' || by === 'lots')
  return before.turn + (isAnew ? 1 : 0)
}

/** Who gets a seat looks on no more, and is nobody's guest. */
const withoutWaiting = (tables: readonly Table[], { seats }: DealtTable): readonly Table[] => {
  const seated = SEATS.flatMap((seat) => studentsOf(seats[seat]))
  const alone = (sitter: Sitter): Sitter => seated.reduce((so, id) => withoutStudent(so, id) ?? so, sitter)
  return tables.map((table) => ({
    ...table,
    seats: bySeat((seat) => alone(table.seats[seat])),
    watchers: table.watchers.filter((id) => !seated.includes(id)),
  }))
}

const seated = (group: Class, n: number, seat: Seat, sitter: Sitter): Class => {
  const changed = withTable(group, n, (table) => ({ ...table, seats: withSeat(table.seats, seat, sitter) }))
  return sitter.kind === 'bot'
    ? changed
    : withStudent(changed, sitter.id, (student) => ({ ...student, lastSeat: seat }))
}

const shared = (group: Class, n: number, seat: Seat, guest: string): Class =>
  withTable(
    withStudent(group, guest, (student) => ({ ...student, lastSeat: seat })),
    n,
    (table) => {
      const sitter = table.seats[seat]
      return sitter.kind === 'bot'
        ? table
        : { ...table, seats: withSeat(table.seats, seat, { ...sitter, guest }) }
    },
  )

/** The next round at this table, each at the other end. */
const wentOn = (
  group: Class,
  { table: n, level, isLost }: Extract<ClassEvent, { kind: 'table-went-on' }>,
): Class => {
  const table = group.tables.find((one) => one.n === n)
  if (table === undefined) return group
  const seats = { client: table.seats.server, server: table.seats.client }
  return dealt(
    withTable(group, n, (one) => ({
      ...one,
      levelAt: level,
      turn: one.turn + 1,
      repeats: one.levelAt === level ? one.repeats + (isLost ? 0 : 1) : 0,
    })),
    group.tables.map((one) => (one.n === n ? { ...one, seats } : one)),
    'hand',
  )
}

const slowest = (group: Class): Class => ({
  ...group,
  levelAt: Math.min(...group.tables.map(({ levelAt }) => levelAt)),
})
