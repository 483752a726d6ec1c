import type { Room } from '../../shared/game/room/room.ts'
import type { RefusedAnswer } from '../../shared/wire/answers.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Guard } from './guard.ts'

export type Found = { readonly ok: true; readonly room: Room } | RefusedAnswer

/**
 * The open room of a code that somebody has typed. A code that is not in use costs: see `Guard`.
 *
 * @param isTold the code was told by us, of a table whose room may be there a moment later: asking for it is no guess
 */
export const findRoom = async (
  rooms: Rooms,
  guard: Guard,
  address: string,
  code: string,
  isTold = false,
): Promise<Found> => {
  const tooMany = guard.mayGuess(address)
  if (tooMany !== undefined) return tooMany
  const room = await rooms.find(code)
  if (room === undefined)
    return (isTold ? undefined : guard.wrongGuess(address)) ?? { ok: false, code: 'room/unknown' }
  return room.phase === 'closed' ? { ok: false, code: 'room/closed' } : { ok: true, room }
}
