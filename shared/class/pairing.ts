import { drawn } from '../base/random.ts'
import { peerOf } from '../game/seat.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import type { Plan, Sitter, Student, Table } from './class.ts'
import { aloneAt } from './tables.ts'

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
  // Where there is nobody to look at, the odd one plays.
  const [first, ...rest] = places
  return oddOne === 'watches' && first !== undefined
    ? [{ ...first, watchers: [odd.id] }, ...rest]
    : [...places, { seats: withBot(odd), watchers: [] }]
}

/** The same students in an order drawn by lot. */
export const shuffled = (students: readonly Student[], seed: string, label: string): readonly Student[] =>
  students
    .map((student) => ({ student, lot: drawn(seed, `${label}/${student.id}`, 2 ** 32) }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ student }) => student)

/**
 * The same pairs for the next level, each at the other end. The odd one changes places with somebody who has been it
 * less often; who has left is kept a seat by a bot.
 */
export const rotated = (
  tables: readonly Table[],
  students: readonly Student[],
  { seed, label }: { readonly seed: string; readonly label: string },
): readonly Place[] => {
  const odd = oddSeatOf(tables, students)
  const next = odd === undefined ? undefined : relieving(tables, students, odd, seed, label)
  return tables.map(({ seats, watchers }) => {
    const after = (sitter: Sitter): Sitter => exchanged(sitter, odd, next)
    return {
      seats: { client: after(seats.server), server: after(seats.client) },
      watchers: watchers.map((id) => (id === odd && next !== undefined ? next : id)),
    }
  })
}

/** One is put where the other is, and the other where the one is. */
const exchanged = (sitter: Sitter, one: string | undefined, other: string | undefined): Sitter => {
  if (sitter.kind !== 'student' || one === undefined || other === undefined) return sitter
  if (sitter.id === one) return { kind: 'student', id: other }
  return sitter.id === other ? { kind: 'student', id: one } : sitter
}

/** The student who has no person opposite, or no seat; of several none is chosen: bots keep seats for others there. */
const oddSeatOf = (tables: readonly Table[], students: readonly Student[]): string | undefined => {
  const watching = tables.flatMap(({ watchers }) => watchers)
  const alone = tables.flatMap(({ seats }) => aloneAt(seats))
  const here = new Set(students.filter(({ standing }) => standing === 'here').map(({ id }) => id))
  const [odd, ...others] = [...watching, ...alone].filter((id) => here.has(id))
  return others.length === 0 ? odd : undefined
}

/** Somebody who is here and has been the odd one less often than this one is now; the least often first, by lot. */
const relieving = (
  tables: readonly Table[],
  students: readonly Student[],
  odd: string,
  seed: string,
  label: string,
): string | undefined => {
  const seatedIds = new Set(
    tables.flatMap(({ seats }) =>
      [seats.client, seats.server].flatMap((sitter) => (sitter.kind === 'student' ? [sitter.id] : [])),
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
