import { drawn } from '../../base/random.ts'
import { LEVELS } from '../levels/catalogue.ts'
import type { Level } from '../levels/level.ts'
import { SEATS, bySeat } from '../seat.ts'
import type { Seat } from '../seat.ts'
import type { Context } from './command.ts'
import { drawnWire } from './drawnFaults.ts'
import type { RoomEventBody } from './event.ts'
import { newFaultSeed } from './faultSeed.ts'
import type { Holder, Room } from './room.ts'

type RoundStarted = Extract<RoomEventBody, { kind: 'round-started' }>

/** The start of the next round, when both ends are held and ready; undefined before that. */
export const startEvent = (room: Room, context: Context): RoomEventBody | undefined => {
  const ready = SEATS.every((seat) => room.ready[seat] && room.seats[seat].kind !== 'empty')
  return ready ? roundStarted(room, context) : undefined
}

/** The start of the next round as the room is now, whoever is ready. */
export const roundStarted = (room: Room, context: Context): RoundStarted => {
  const round = room.rounds + 1
  return {
    kind: 'round-started',
    round,
    settings: room.settings,
    names: bySeat((seat) => nameOf(room.seats[seat])),
    replayId: context.newId(),
    iss: bySeat((seat) => issOf(room, round, seat)),
    ...leftToChance(room, context),
    ...(room.level !== undefined && { level: room.level }),
  }
}

const levelOf = (room: Room): Level => room.level ?? LEVELS[room.settings.level]

const nameOf = (holder: Holder): string => (holder.kind === 'person' ? holder.name : '')

/**
 * The ISN of a round, drawn from the room's seed. Small ones are round numbers far from each other, so that
 * off-by-one stands out; others are anything that 32 bits hold (RFC 9293 3.4.1).
 */
const issOf = (room: Room, round: number, seat: Seat): number => {
  const label = `${round}/${seat}`
  // Apart, so that a number says whose it is; both within the few octets of the level.
  if (levelOf(room).isns === 'near-wrap')
    return 2 ** 32 - (seat === 'client' ? 1 : 11) - drawn(room.seed, label, 6)
  if (room.settings.isns === 'any') return drawn(room.seed, label, 2 ** 32)
  return seat === 'client' ? 100 * (1 + drawn(room.seed, label, 9)) : 1000 * (2 + drawn(room.seed, label, 8))
}

/**
 * The faults of a level that leaves them to chance. They are drawn from a seed that the players may choose and pass
 * on; never from the room's own, which holds the ISNs to come.
 */
const leftToChance = (
  room: Room,
  context: Context,
): Pick<RoundStarted, 'faultSeed' | 'faults' | 'strays'> => {
  const count = levelOf(room).wire.drawn ?? 0
  if (count === 0) return {}
  const faultSeed = room.settings.faultSeed ?? newFaultSeed(context.newId())
  return { faultSeed, ...drawnWire(faultSeed, count) }
}
