import type { Class } from './class.ts'
import type { ClassEventBody } from './event.ts'
import { keptSeatOf, openSeat } from './tables.ts'

/**
 * Where somebody sits down who comes, or comes back, while it is played: on the seat that a bot keeps for them; opposite
 * the odd one; at a table of their own with a bot, if `room` gives a code for one; else looking on at the first table
 * until the next level.
 */
export const placing = (
  group: Class,
  student: string,
  room: string | undefined,
): readonly ClassEventBody[] => {
  const seat = keptSeatOf(group, student) ?? openSeat(group)
  if (seat !== undefined)
    return [
      { kind: 'seat-given', table: seat.table.n, seat: seat.seat, sitter: { kind: 'student', id: student } },
    ]
  const [first] = group.tables
  const asked = group.tables.find(({ watchers }) => watchers.length > 0)
  const [waiting] = asked?.watchers ?? []
  if (room !== undefined && (waiting !== undefined || group.plan.oddOne === 'bot' || first === undefined))
    return [
      {
        kind: 'table-added',
        table: {
          n: 1 + Math.max(0, ...group.tables.map(({ n }) => n)),
          room,
          seats: {
            client: { kind: 'student', id: student },
            server:
              waiting === undefined ? { kind: 'bot', keepsFor: undefined } : { kind: 'student', id: waiting },
          },
          watchers: [],
        },
      },
    ]
  return first === undefined ? [] : [{ kind: 'watcher-seated', table: first.n, student }]
}
