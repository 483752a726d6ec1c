import { appearance } from '../../tcp/appearance.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { State } from '../../tcp/state.ts'
import type { MisconceptionId } from '../../game/judging/misconceptions.ts'
import { COLUMNS } from '../../game/judging/score.ts'
import type { Column, Mark } from '../../game/judging/score.ts'
import type { LevelId } from '../../game/levels/level.ts'
import type { RoomEvent } from '../../game/room/event.ts'
import { evolve } from '../../game/room/evolve.ts'
import type { Room, Round } from '../../game/room/room.ts'
import { tokensOf } from '../../game/room/seatOf.ts'
import { SEATS, bySeat } from '../../game/seat.ts'
import type { BySeat, Seat } from '../../game/seat.ts'

/** One round of one table, as far as a report needs it. What a bot did is nobody's. */
export interface RoundRecord {
  readonly table: number
  readonly turn: number
  readonly level: LevelId
  readonly replayId: string
  /** In milliseconds of the events' epoch */
  readonly startedAt: number
  readonly isWon: boolean
  /** Who sat there at the start, by id: two at a shared seat, nobody for a bot */
  readonly seats: BySeat<readonly string[]>
  readonly segments: number
  readonly refused: number
  readonly marks: readonly {
    readonly students: readonly string[]
    readonly column: Column
    readonly mark: Mark
  }[]
  readonly shown: readonly {
    readonly students: readonly string[]
    readonly id: MisconceptionId
    readonly step: number
  }[]
  readonly travelled: readonly {
    readonly students: readonly string[]
    readonly from: State | undefined
    readonly to: State
  }[]
  /** The segments that were sent, in order, such as `C SYN` */
  readonly line: readonly string[]
}

/** A record that is being written. */
type Draft = {
  -readonly [K in keyof RoundRecord]: RoundRecord[K] extends readonly (infer T)[] ? T[] : RoundRecord[K]
}

/**
 * The rounds of a table, from its room's events. Each mark, misconception and state is given to whoever held the seat
 * at that moment.
 *
 * @param studentOf the student who has this token, by id
 */
export const roundsIn = (
  table: number,
  events: readonly RoomEvent[],
  studentOf: (tokenHash: string) => string | undefined,
): readonly RoundRecord[] => {
  const rounds: Draft[] = []
  let room: Room | undefined
  for (const event of events) {
    const before = room
    room = evolve(room, event)
    const { round } = room
    if (round === undefined) continue
    const holder = holderIn(room, studentOf)
    if (event.kind === 'round-started') rounds.push(begun(table, room, round, bySeat(holder)))
    const record = rounds.at(-1)
    if (record === undefined) continue
    if (before?.round?.n === round.n)
      for (const seat of SEATS) note(record, before.round, round, seat, holder(seat))
    if (event.kind === 'draft-refused') record.refused += 1
    if (event.kind === 'round-won') record.isWon = true
    if (event.kind === 'segment-sent') {
      record.segments += 1
      record.line.push(`${event.seat === 'client' ? 'C' : 'S'} ${flagNames(event.segment.flags).join(',')}`)
    }
  }
  return rounds
}

const holderIn =
  (room: Room, studentOf: (tokenHash: string) => string | undefined) =>
  (seat: Seat): readonly string[] =>
    tokensOf(room.seats[seat]).flatMap((tokenHash) => studentOf(tokenHash) ?? [])

const begun = (table: number, room: Room, round: Round, seats: BySeat<readonly string[]>): Draft => ({
  table,
  turn: room.hosted?.turn ?? 0,
  level: round.settings.level,
  replayId: round.replayId,
  startedAt: round.startedAt,
  isWon: false,
  seats,
  segments: 0,
  refused: 0,
  marks: [],
  shown: [],
  travelled: SEATS.flatMap((seat) => {
    const students = seats[seat]
    return students.length === 0 ? [] : [{ students, from: undefined, to: appearance(round.play[seat].tcb) }]
  }),
  line: [],
})

/** What an event has brought to one seat. */
const note = (record: Draft, was: Round, is: Round, seat: Seat, students: readonly string[]): void => {
  const [before, after] = [was.play[seat], is.play[seat]]
  if (before === after || students.length === 0) return
  for (const column of COLUMNS)
    for (const mark of after.score.marks[column].slice(before.score.marks[column].length))
      record.marks.push({ students, column, mark })
  for (const { id } of after.revealed.slice(before.revealed.length))
    record.shown.push({ students, id, step: is.steps.length })
  const [from, to] = [appearance(before.tcb), appearance(after.tcb)]
  if (from !== to) record.travelled.push({ students, from, to })
}
