import { sameData } from '../base/sameData.ts'
import type { HostedCommand, RoomCommand } from '../game/room/command.ts'
import type { Holder, Room, Settings } from '../game/room/room.ts'
import { SEATS, bySeat } from '../game/seat.ts'
import type { BySeat } from '../game/seat.ts'
import type { Class, Sitter, Table } from './class.ts'
import { isStill, studentsOf } from './tables.ts'

/**
 * What a table's room has to be told next so that it follows its class; undefined when it does. Asked again after each
 * command, it brings any room from wherever it was left to where the class is now.
 */
export const nextFor = (
  group: Class,
  table: Table,
  room: Room,
): HostedCommand | Extract<RoomCommand, { kind: 'close-room' }> | undefined => {
  if (room.phase === 'closed') return undefined
  if (group.phase === 'ended') return { kind: 'close-room' }
  const turn = room.hosted?.turn ?? 0
  if (group.phase !== 'playing' || turn > table.turn) return undefined
  const seats = holdersOf(group, table)
  if (turn < table.turn)
    return { kind: 'begin-turn', turn: table.turn, settings: settingsOf(group, table), seats }
  if (!isHeldBy(room, seats)) return { kind: 'assign-seats', seats }
  const isPaused = room.round?.pausedAt !== undefined
  return room.phase === 'playing' && isPaused !== isStill(group)
    ? { kind: 'set-pause', paused: !isPaused }
    : undefined
}

/** How a table's level is played. */
export const settingsOf = ({ plan }: Class, { levelAt }: Pick<Table, 'levelAt'>): Settings => ({
  ...plan.settings,
  level: plan.levels[levelAt] ?? plan.levels[0] ?? 'handshake',
})

const holdersOf = (group: Class, { seats }: Table): BySeat<Holder> =>
  bySeat((seat) => holderOf(group, seats[seat]))

/** A student sits in the room with the token of the class: whoever has the one has the other. */
const holderOf = ({ students }: Class, sitter: Sitter): Holder => {
  const [student, guest] = studentsOf(sitter).flatMap((one) => students.find(({ id }) => id === one) ?? [])
  if (student === undefined) return { kind: 'bot' }
  const { names, tokenHash } = student
  return guest === undefined
    ? { kind: 'person', name: names.join(' + '), tokenHash }
    : { kind: 'person', name: [...names, ...guest.names].join(' + '), tokenHash, guestHash: guest.tokenHash }
}

const isHeldBy = (room: Room, seats: BySeat<Holder>): boolean =>
  SEATS.every((seat) => sameData(room.seats[seat], seats[seat]))

/** Both ends of a finished round would go on: the bots always, people when they have said so. */
export const wouldGoOn = ({ phase, ready, seats }: Room): boolean =>
  phase === 'over' &&
  SEATS.every((seat) => ready[seat] || seats[seat].kind === 'bot') &&
  SEATS.some((seat) => seats[seat].kind === 'person')
