import { peerOf } from '../seat.ts'
import { emit } from './deciding.ts'
import type { Deciding } from './deciding.ts'
import type { Flight, Room } from './room.ts'

/** Delivers every segment whose time has come, oldest first. */
export const deliverDue = (deciding: Deciding): Deciding => {
  const next = nextFlight(deciding.room)
  return next?.dueAt === undefined || next.dueAt > deciding.now
    ? deciding
    : deliverDue(deliver(deciding, next))
}

/** Delivers everything that is on the wire now, as a long wait does. */
export const deliverAll = (deciding: Deciding): Deciding => {
  const next = nextFlight(deciding.room)
  return next === undefined ? deciding : deliverAll(deliver(deciding, next))
}

const deliver = (deciding: Deciding, { flight, from, isLost }: Flight): Deciding =>
  emit(
    deciding,
    isLost ? { kind: 'segment-lost', flight } : { kind: 'segment-arrived', seat: peerOf(from), flight },
  )

const nextFlight = (room: Room): Flight | undefined =>
  room.phase !== 'playing'
    ? undefined
    : [...(room.round?.flights ?? [])]
        .filter(({ dueAt }) => dueAt !== undefined)
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || a.flight - b.flight)[0]
