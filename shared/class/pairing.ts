import { drawn } from '../base/random.ts'
import { SEATS, bySeat, peerOf, withSeat } from '../game/seat.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import type { Plan, Sitter, Student } from './class.ts'
import { aloneAt, exchanged, guestsAt, studentsOf, withoutStudent } from './tables.ts'

/** A table without its room. */
export interface Place {
  readonly seats: BySeat<Sitter>
  readonly watchers: readonly string[]
}

/**
 * Places for everybody: nobody is left out. The odd one, if there is one, is among those who have been it least
 * often; each sits at the other end than last time where that can be.
 *
 * @param students those who are here, in the order in which they are to sit
 * @param label    what lots are drawn for: another deal draws others
 */
export const pairUp = (
  students: readonly Student[],
  { oddOne, seed, label }: { readonly oddOne: Plan['oddOne']; readonly seed: string; readonly label: string },
): readonly Place[] => {
  const odd = students.length % 2 === 0 ? undefined : oddOneOf(students, seed, label)
  const seated = students.filter((student) => student !== odd)
  const places: Place[] = []
  for (let at = 0; at + 1 < seated.length; at += 2) {
    const [one, other] = [seated[at], seated[at + 1]]
    if (one !== undefined && other !== undefined) places.push({ seats: endsFor(one, other), watchers: [] })
  }
  if (odd === undefined) return places
  // Where there is nobody to look at, or to sit with, the odd one plays.
  if (oddOne === 'bot' || places.length === 0) return [...places, { seats: withBot(odd), watchers: [] }]
  const draw = (of: number): number => drawn(seed, `${label}/beside`, of)
  if (oddOne === 'shares') return sharing(places, odd, seated, draw)
  const at = draw(places.length)
  return places.map((place, n) => (n === at ? { ...place, watchers: [odd.id] } : place))
}

/**
 * The odd one shares a seat: by lot one that a single person has, not two who share a device already, and at the other end
 * than last time, where there is such a one.
 */
const sharing = (
  places: readonly Place[],
  odd: Student,
  seated: readonly Student[],
  draw: (of: number) => number,
): readonly Place[] => {
  const couples = new Set(seated.filter(({ names }) => names.length > 1).map(({ id }) => id))
  const all = places.flatMap(({ seats }, n) =>
    SEATS.map((seat) => ({ n, seat, isSingle: studentsOf(seats[seat]).every((id) => !couples.has(id)) })),
  )
  const single = preferring(all, ({ isSingle }) => isSingle)
  const found = preferring(single, ({ seat }) => seat === nextSeat(odd))
  const chosen = found[draw(found.length)]
  return places.map((place, n): Place => {
    const sitter = chosen?.n === n ? place.seats[chosen.seat] : undefined
    return chosen === undefined || sitter?.kind !== 'student'
      ? place
      : { ...place, seats: withSeat(place.seats, chosen.seat, { ...sitter, guest: odd.id }) }
  })
}

/** Those of whom it is true; all where it is true of none. */
const preferring = <T>(all: readonly T[], is: (one: T) => boolean): readonly T[] => {
  const some = all.filter(is)
  return some.length === 0 ? all : some
}

/** The same students in an order drawn by lot. */
export const shuffled = (students: readonly Student[], seed: string, label: string): readonly Student[] =>
  students
    .map((student) => ({ student, lot: drawn(seed, `${label}/${student.id}`, 2 ** 32) }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ student }) => student)

/**
 * The same pairs for the next level, each at the other end. The odd one changes places with somebody who has been it
 * less often; who has left is kept a seat by a bot. Who looks on, or shares a seat, gets one that has come free.
 */
export const rotated = (
  tables: readonly Place[],
  students: readonly Student[],
  { seed, label }: { readonly seed: string; readonly label: string },
): readonly Place[] => {
  const seated = takenIn(tables, students)
  const odd = oddSeatOf(seated, students)
  const next = odd === undefined ? undefined : relieving(seated, students, odd, seed, label)
  return seated.map((place) => {
    const { seats, watchers } = odd === undefined || next === undefined ? place : exchanged(place, odd, next)
    return { seats: { client: seats.server, server: seats.client }, watchers }
  })
}

/** Each who is here and has no seat alone takes one that a bot keeps for nobody. */
const takenIn = (tables: readonly Place[], students: readonly Student[]): readonly Place[] => {
  const waiting = tables.flatMap(({ watchers, seats }) => [...watchers, ...guestsAt(seats)])
  const id = waiting.find((one) => isHere(students, one))
  const isFree = (sitter: Sitter): boolean => sitter.kind === 'bot' && sitter.keepsFor === undefined
  const at = tables.findIndex(({ seats }) => SEATS.some((seat) => isFree(seats[seat])))
  const seat = SEATS.find((one) => isFree(tables[at]?.seats[one] ?? { kind: 'bot', keepsFor: '' }))
  if (id === undefined || seat === undefined) return tables
  const moved = tables.map(({ seats, watchers }, n): Place => {
    const without = bySeat((one) => withoutStudent(seats[one], id) ?? seats[one])
    return {
      seats: n === at ? withSeat(without, seat, { kind: 'student', id }) : without,
      watchers: watchers.filter((one) => one !== id),
    }
  })
  return takenIn(moved, students)
}

const isHere = (students: readonly Student[], id: string): boolean =>
  students.some((student) => student.id === id && student.standing === 'here')

/** The student who has no person opposite, or no seat alone; of several none is chosen: bots keep seats for others there. */
const oddSeatOf = (tables: readonly Place[], students: readonly Student[]): string | undefined => {
  const waiting = tables.flatMap(({ watchers, seats }) => [
    ...watchers,
    ...guestsAt(seats),
    ...aloneAt(seats),
  ])
  const [odd, ...others] = waiting.filter((id) => isHere(students, id))
  return others.length === 0 ? odd : undefined
}

/** Somebody who is here and has been the odd one less often than this one is now; the least often first, by lot. */
const relieving = (
  tables: readonly Place[],
  students: readonly Student[],
  odd: string,
  seed: string,
  label: string,
): string | undefined => {
  const seatedIds = new Set(
    tables.flatMap(({ seats }) =>
      SEATS.flatMap((seat) => (seats[seat].kind === 'student' ? [seats[seat].id] : [])),
    ),
  )
  const candidates = students.filter(
    ({ id, standing }) => id !== odd && standing === 'here' && seatedIds.has(id),
  )
  return candidates.length === 0 ? undefined : oddOneOf(candidates, seed, label).id
}

/** Of those who have been the odd one least often the one whom the lot names. @param students at least one */
const oddOneOf = (students: readonly Student[], seed: string, label: string): Student => {
  const least = Math.min(...students.map(({ odd }) => odd))
  const [chosen] = shuffled(
    students.filter(({ odd }) => odd === least),
    seed,
    `${label}/odd`,
  )
  if (chosen === undefined) throw new Error('nobody to choose from')
  return chosen
}

/** Who was client last is server now; of two who were the same the first one changes. */
const endsFor = (one: Student, other: Student): BySeat<Sitter> => {
  const seat = nextSeat(one) ?? peerOf(nextSeat(other) ?? 'server')
  return seat === 'client'
    ? { client: sitterOf(one), server: sitterOf(other) }
    : { client: sitterOf(other), server: sitterOf(one) }
}

const withBot = (student: Student): BySeat<Sitter> => {
  const bot: Sitter = { kind: 'bot', keepsFor: undefined }
  return (nextSeat(student) ?? 'client') === 'client'
    ? { client: sitterOf(student), server: bot }
    : { client: bot, server: sitterOf(student) }
}

const nextSeat = ({ lastSeat }: Student): Seat | undefined =>
  lastSeat === undefined ? undefined : peerOf(lastSeat)

const sitterOf = ({ id }: Student): Sitter => ({ kind: 'student', id })
