import type { Class } from './class.ts'
import type { ClassEventBody, DealtBy } from './event.ts'
import { pairUp, rotated, shuffled } from './pairing.ts'
import type { Place } from './pairing.ts'
import { present } from './tables.ts'

/**
 * Seats for everybody who is here: by lot, in the order of joining, or (`turn`) the same pairs at the other ends, as
 * from one level to the next. Tables keep their rooms as far as there are tables; `rooms` gives codes for new ones.
 */
export const dealing = (
  group: Class,
  { by, rooms }: { readonly by: Exclude<DealtBy, 'hand'>; readonly rooms: readonly string[] },
): ClassEventBody[] => [
  {
    kind: 'tables-dealt',
    by,
    tables: placesOf(group, by).map((place, at) => ({
      n: group.tables[at]?.n ?? at + 1,
      room: group.tables[at]?.room ?? roomAt(rooms, at - group.tables.length),
      ...place,
    })),
  },
]

const placesOf = (group: Class, by: Exclude<DealtBy, 'hand'>): readonly Place[] => {
  const students = present(group)
  const label = `deal/${group.deals}`
  if (by === 'turn') return rotated(group.tables, students, { seed: group.seed, label })
  return pairUp(by === 'lots' ? shuffled(students, group.seed, label) : students, {
    oddOne: group.plan.oddOne,
    seed: group.seed,
    label,
  })
}

const roomAt = (rooms: readonly string[], at: number): string => {
  const room = rooms[at]
  if (room === undefined) throw new Error('a code for each new table must be given')
  return room
}
