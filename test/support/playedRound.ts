import { botMove } from '../../shared/game/bot/bot.ts'
import type { Draft } from '../../shared/game/draft.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import type { ReplayFile } from '../../shared/wire/answers.ts'
import { toReplayFile } from '../../shared/wire/replayFile.ts'

/** A slip that a player makes once, before the right move: how its draft differs from the due one. */
export interface Slip {
  readonly seat: Seat
  /** At which of that player's segments, from 1 */
  readonly at: number
  readonly change: Partial<Draft>
}

/** Everything a finished round leaves: two people have played it, with the slips asked for and no others. */
export const playedRound = (level: LevelId, slips: readonly Slip[] = []): ReplayFile => {
  let room: Room | undefined
  let now = 1_760_000_000_000
  let ids = 0
  const events: RoomEvent[] = []
  const newId = (): string => `round-${(ids += 1)}`.padEnd(12, '0')
  const run = (command: RoomCommand): void => {
    const decision = decide(room, command, { now, newId })
    if (!decision.ok) throw new Error(`${command.kind}: ${decision.refusal.code}`)
    for (const event of decision.events) {
      room = evolve(room, event)
      events.push(event)
    }
  }
  run({ kind: 'open-room', code: 'TRIAL', seed: 'seed', settings: { ...DEFAULT_SETTINGS, level } })
  run({ kind: 'take-seat', seat: 'client', name: 'Tom', tokenHash: 'tom' })
  run({ kind: 'take-seat', seat: 'server', name: 'Mei', tokenHash: 'mei' })
  for (const seat of SEATS) run({ kind: 'set-ready', seat, ready: true })

  const sent = { client: 0, server: 0 }
  const slipped = new Set<Slip>()
  const submit = (seat: Seat, current: Room): boolean => {
    const move = current.round === undefined ? undefined : botMove(current.round, seat)
    if (move === undefined) return false
    const slip = slips.find((each) => each.seat === seat && each.at === sent[seat] + 1 && !slipped.has(each))
    const isSlip = slip !== undefined && move.kind === 'segment'
    if (isSlip) slipped.add(slip)
    else if (move.kind === 'segment') sent[seat] += 1
    now += 700
    run({
      kind: 'submit-move',
      seat,
      moveId: newId(),
      seen: current.version,
      move: isSlip ? { ...move, draft: { ...move.draft, ...slip.change } } : move,
    })
    return true
  }
  // A round that is not over after so many turns never will be.
  for (let turn = 0; turn < 200; turn += 1) {
    const current = opened(room)
    if (current.phase !== 'playing') break
    if (SEATS.some((seat) => submit(seat, current))) continue
    const due = dueAt(current)
    if (due === undefined) throw new Error(`nobody has anything to do in ${level}`)
    now = Math.max(now, due)
    run({ kind: 'tick' })
  }
  const start = events.findIndex((event) => event.kind === 'round-started')
  const file = toReplayFile(events.slice(start))
  if (room?.phase !== 'over' || file === undefined) throw new Error(`${level} was not won`)
  return file
}

const opened = (room: Room | undefined): Room => {
  if (room === undefined) throw new Error('the room was never opened')
  return room
}
