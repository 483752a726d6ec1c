import { peerOf } from '../seat.ts'
import { emitEvent } from './deciding.ts'
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
  emitEvent(
    deciding,
    isLost
      ? { kind: 'segment-lost', flight, at: deciding.now }
      : { kind: 'segment-arrived', seat: peerOf(from), flight, at: deciding.now },
  )

/** The flight that is due first; of those due together the one that left first. */
const nextFlight = ({ phase, round }: Room): Flight | undefined => {
  if (phase !== 'playing' || round === undefined) return undefined
  let next: Flight | undefined
  for (const flight of round.flights)
    if (flight.dueAt !== undefined && (next === undefined || isSooner(flight, next))) next = flight
  return next
}

const isSooner = (one: Flight, other: Flight): boolean => {
  const { dueAt = Infinity } = one
  const { dueAt: otherDueAt = Infinity } = other
  return dueAt < otherDueAt || (dueAt === otherDueAt && one.flight < other.flight)
}
