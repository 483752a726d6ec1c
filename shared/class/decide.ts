import { unreachable } from '../base/unreachable.ts'
import { bySeat } from '../game/seat.ts'
import type { Seat } from '../game/seat.ts'
import type { Class, Sitter, Table } from './class.ts'
import type { ClassCommand } from './command.ts'
import { dealing } from './dealing.ts'
import type { ClassEvent, ClassEventBody, DealtTable } from './event.ts'
import { evolveClass } from './evolve.ts'
import { MOST_STUDENTS } from './limits.ts'
import { placing } from './placing.ts'
import type { ClassRefusalCode } from './refusal.ts'
import { isTaken } from './taken.ts'
import { exchanged, isStill, present, tableOf, withoutStudent } from './tables.ts'

export type ClassDecision =
  | { readonly ok: true; readonly events: readonly ClassEvent[]; readonly group: Class }
  | { readonly ok: false; readonly code: ClassRefusalCode }

/** What comes in from outside a decision. */
export interface ClassContext {
  /** Milliseconds of some epoch */
  readonly now: number
}

/**
 * What a command to a class comes to: events, in order, and the class that they lead to, or a refusal with a stable
 * code. Pure, as `decide` is for a room. What does not change anything gives no events and is no error: a host
 * may press twice.
 */
export const decideClass = (
  group: Class | undefined,
  command: ClassCommand,
  { now }: ClassContext,
): ClassDecision => {
  const bodies = group === undefined ? opening(command) : bodiesOf(group, command, now)
  if (!Array.isArray(bodies)) return { ok: false, code: bodies }
  const events = bodies.map((body): ClassEvent => ({ ...body, at: Math.max(now, group?.at ?? 0) }))
  const after = events.reduce<Class | undefined>((so, event) => evolveClass(so, event), group)
  if (after === undefined) throw new Error('a class that was decided upon exists')
  return { ok: true, events, group: after }
}

/** Events, or why there are none */
type Decided = ClassEventBody[] | ClassRefusalCode

const NOTHING: ClassEventBody[] = []

const opening = (command: ClassCommand): Decided => {
  if (command.kind !== 'open-class') return 'class/ended'
  const { code, seed, plan, name, tokenHash } = command
  return [{ kind: 'class-opened', code, seed, plan, host: { id: 'h1', name, tokenHash } }]
}

const bodiesOf = (group: Class, command: ClassCommand, now: number): Decided => {
  if (group.phase === 'ended') return command.kind === 'end-class' ? NOTHING : 'class/ended'
  switch (command.kind) {
    case 'open-class':
      return 'class/playing'
    case 'change-plan':
      return changingPlan(group, command)
    case 'add-host':
      return [{ kind: 'host-added', host: { id: nextHostId(group), ...named(command) } }]
    case 'dismiss-host':
      if (!group.hosts.some(({ id }) => id === command.id)) return NOTHING
      return group.hosts.length === 1 ? 'class/last-host' : [{ kind: 'host-dismissed', id: command.id }]
    case 'open-screen':
      return [{ kind: 'screen-opened', tokenHash: command.tokenHash }]
    case 'open-doors':
      return group.phase === 'prepared' ? [{ kind: 'doors-opened' }] : NOTHING
    case 'set-lock':
      return group.isLocked === command.locked ? NOTHING : [{ kind: 'lock-set', locked: command.locked }]
    case 'join':
      return joining(group, command)
    case 'rename':
      return renaming(group, command)
    case 'remove':
      return removing(group, command)
    case 'leave':
      return isHere(group, command.student)
        ? [{ kind: 'student-left', id: command.student, why: 'left' }]
        : NOTHING
    case 'return':
      return returning(group, command.student)
    case 'deal':
      return present(group).length === 0
        ? 'class/empty'
        : dealing(group, { by: command.by, rooms: command.rooms })
    case 'seat':
      return seating(group, command)
    case 'begin-level':
      return beginning(group, command, now)
    case 'go-on':
      return goingOn(group, command)
    case 'give-time':
      if (group.phase !== 'playing') return 'class/not-playing'
      return [{ kind: 'time-set', until: timeFrom(group, now) + minutes(command.minutes) }]
    case 'set-pause':
      if (group.phase !== 'playing') return 'class/not-playing'
      return group.isPaused === command.paused ? NOTHING : [{ kind: 'pause-set', paused: command.paused }]
    case 'call-teacher':
      return calling(group, command.student)
    case 'answer-call':
      return group.tables.some(({ n, calls }) => n === command.table && calls)
        ? [{ kind: 'call-answered', table: command.table }]
        : NOTHING
    case 'freeze':
      if (group.phase !== 'playing') return 'class/not-playing'
      return group.frozen === undefined ? [{ kind: 'class-frozen' }] : NOTHING
    case 'predict':
      return predicting(group, command)
    case 'show-predictions':
      if (group.frozen === undefined) return 'class/not-frozen'
      return group.frozen.isShown ? NOTHING : [{ kind: 'predictions-shown' }]
    case 'thaw':
      return group.frozen === undefined ? NOTHING : [{ kind: 'class-thawed' }]
    case 'end-class':
      return [{ kind: 'class-ended' }]
    default:
      return unreachable(command)
  }
}

type Of<Kind extends ClassCommand['kind']> = Extract<ClassCommand, { kind: Kind }>

/** More time is more than is left; where it is over, or none was kept, from now on. */
const timeFrom = ({ until, stillSince }: Class, now: number): number =>
  Math.max(stillSince ?? now, until ?? stillSince ?? now)

const minutes = (count: number): number => count * 60_000

const named = ({
  name,
  tokenHash,
}: Of<'add-host'>): { readonly name: string; readonly tokenHash: string } => ({
  name,
  tokenHash,
})

/** Ids are never given twice, also not those of hosts who were dismissed: the version is never the same again. */
const nextHostId = (group: Class): string => `h${group.version + 1}`

/** While it is played only what is yet to come may change: levels may be added or left out behind the current one. */
const changingPlan = (group: Class, { plan }: Of<'change-plan'>): Decided => {
  if (group.phase !== 'playing') return [{ kind: 'plan-changed', plan }]
  const played = group.plan.levels.slice(0, highest(group) + 1)
  const keepsPlayed = played.every((level, at) => plan.levels[at] === level)
  const changesRules = plan.pace !== group.plan.pace || plan.names !== group.plan.names
  return keepsPlayed && !changesRules ? [{ kind: 'plan-changed', plan }] : 'class/playing'
}

const highest = ({ levelAt, tables }: Class): number =>
  Math.max(levelAt, ...tables.map((table) => table.levelAt))

const isHere = (group: Class, id: string): boolean => present(group).some((student) => student.id === id)

const joining = (group: Class, { names, tokenHash, room }: Of<'join'>): Decided => {
  const isBanned = group.students.some(
    (student) => student.tokenHash === tokenHash && student.standing === 'banned',
  )
  if (isBanned) return 'student/banned'
  if (group.phase === 'prepared') return 'class/not-open'
  if (group.isLocked) return 'class/locked'
  if (present(group).length >= MOST_STUDENTS) return 'class/full'
  if (isTaken(group, names, undefined)) return 'student/name-taken'
  const id = `s${group.students.length + 1}`
  const joined: ClassEventBody = { kind: 'student-joined', id, names, tokenHash }
  return hasPlaces(group) ? [joined, ...placing(group, id, room)] : [joined]
}

/** Seats have been dealt, if only to look at: who comes now gets one at once. */
const hasPlaces = ({ phase, tables }: Class): boolean => phase === 'playing' || tables.length > 0

const renaming = (group: Class, { student, names }: Of<'rename'>): Decided => {
  if (!group.students.some(({ id }) => id === student)) return 'student/unknown'
  return isTaken(group, names, student)
    ? 'student/name-taken'
    : [{ kind: 'student-renamed', id: student, names }]
}

const removing = (group: Class, { student, ban }: Of<'remove'>): Decided => {
  const known = group.students.find(({ id }) => id === student)
  if (known === undefined) return 'student/unknown'
  const why = ban ? 'banned' : 'removed'
  return known.standing === why ? NOTHING : [{ kind: 'student-left', id: student, why }]
}

const returning = (group: Class, id: string): Decided => {
  const known = group.students.find((student) => student.id === id)
  if (known === undefined) return 'student/unknown'
  if (known.standing === 'here') return NOTHING
  if (known.standing !== 'left') return known.standing === 'banned' ? 'student/banned' : 'student/unknown'
  const returned: ClassEventBody = { kind: 'student-returned', id }
  return hasPlaces(group) ? [returned, ...placing(group, id, undefined)] : [returned]
}

/** Puts a student on a seat by hand. Who sits there, or the bot, takes the student's old place; guests stay where they are. */
const seating = (group: Class, { student, table: n, seat }: Of<'seat'>): Decided => {
  if (!isHere(group, student)) return 'student/unknown'
  const table = group.tables.find((one) => one.n === n)
  if (table === undefined) return 'table/unknown'
  const there = table.seats[seat]
  if (there.kind === 'student') {
    const moved = group.tables.map((one) => dealtAs(exchanged(one, student, there.id)))
    return [{ kind: 'tables-dealt', by: 'hand', tables: moved }]
  }
  const moved = group.tables.map((one) => {
    const put = (at: Seat): Sitter =>
      one.n === n && at === seat
        ? { kind: 'student', id: student }
        : (withoutStudent(one.seats[at], student) ?? there)
    return dealtAs({
      ...one,
      seats: bySeat(put),
      watchers: one.watchers.filter((id) => id !== student),
    })
  })
  return [{ kind: 'tables-dealt', by: 'hand', tables: moved }]
}

const dealtAs = ({ n, room, seats, watchers }: Table): DealtTable => ({ n, room, seats, watchers })

const beginning = (
  group: Class,
  { level, minutes: given, rooms }: Of<'begin-level'>,
  now: number,
): Decided => {
  if (group.phase === 'prepared') return 'class/not-open'
  if (present(group).length === 0) return 'class/empty'
  if (group.plan.levels[level] === undefined) return 'table/no-level'
  const until = given === undefined ? undefined : now + minutes(given)
  const begun: ClassEventBody = { kind: 'level-begun', level, until }
  const thawed: ClassEventBody[] = group.frozen === undefined ? [] : [{ kind: 'class-thawed' }]
  const resumed: ClassEventBody[] = group.isPaused ? [{ kind: 'pause-set', paused: false }] : []
  if (group.phase === 'playing')
    return [...thawed, ...resumed, ...dealing(group, { by: 'turn', rooms }), begun]
  const deals = group.tables.length > 0 ? [] : dealing(group, { by: 'automatic', rooms })
  return [...deals, { kind: 'play-started' }, begun]
}

const goingOn = (group: Class, { table: n, turn, isLost = false }: Of<'go-on'>): Decided => {
  const table = group.tables.find((one) => one.n === n)
  if (group.phase !== 'playing' || isStill(group) || table?.turn !== turn) return NOTHING
  if (isLost) return [{ kind: 'table-went-on', table: n, level: table.levelAt, isLost }]
  const isNext = group.plan.pace === 'own' && group.plan.levels[table.levelAt + 1] !== undefined
  return [{ kind: 'table-went-on', table: n, level: table.levelAt + (isNext ? 1 : 0) }]
}

const calling = (group: Class, student: string): Decided => {
  const table = tableOf(group, student)
  if (table === undefined) return 'table/unknown'
  return table.calls ? NOTHING : [{ kind: 'teacher-called', table: table.n }]
}

const predicting = (group: Class, { student, prediction }: Of<'predict'>): Decided => {
  if (group.frozen === undefined || group.frozen.isShown) return 'class/not-frozen'
  if (!isHere(group, student)) return 'student/unknown'
  const given = group.frozen.predictions[student]
  if (given !== undefined) return given === prediction ? NOTHING : 'prediction/given'
  return [{ kind: 'predicted', student, prediction }]
}
