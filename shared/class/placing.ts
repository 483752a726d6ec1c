import type { Class } from './class.ts'
import type { ClassEventBody } from './event.ts'
import { guestsAt, keptSeatOf, openSeat, seatToShare } from './tables.ts'

/**
 * Where somebody sits down who comes, or comes back, while it is played: on the seat that a bot keeps for them; opposite
 * the odd one; at a table of their own with a bot, if `room` gives a code for one; else, as the plan wants, at the side of
 * the first one who has a seat alone, or looking on at the first table until the next level.
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
  const [waiting] = group.tables.flatMap(({ watchers, seats }) => [...watchers, ...guestsAt(seats)])
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
  const shared = group.plan.oddOne === 'shares' ? seatToShare(group) : undefined
  if (shared !== undefined)
    return [{ kind: 'seat-shared', table: shared.table.n, seat: shared.seat, student }]
  return first === undefined ? [] : [{ kind: 'watcher-seated', table: first.n, student }]
}
