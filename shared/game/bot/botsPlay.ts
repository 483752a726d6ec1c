import type { Level } from '../levels/level.ts'
import type { RoomCommand } from '../room/command.ts'
import { decide } from '../room/decide.ts'
import { dueAt } from '../room/due.ts'
import type { RoomEvent } from '../room/event.ts'
import type { Room, Round, Settings } from '../room/room.ts'
import { SEATS } from '../seat.ts'

/** A round that two bots have played, as far as they came. */
export interface BotsPlay {
  readonly isWon: boolean
  /** From `round-started` on: what a replay holds */
  readonly events: readonly RoomEvent[]
  readonly round: Round
}

/** What no sound round needs; one that goes on longer goes on for ever. */
const MOST_TICKS = 2_000

/**
 * Lets two bots play a level against each other, in no time. The same level, settings and seed always give the same
 * round.
 *
 * @param level a level of one's own; otherwise the one that the settings name
 * @param now   when it begins, in milliseconds
 */
export const botsPlay = (
  settings: Settings,
  seed: string,
  { level, now = 0 }: { readonly level?: Level; readonly now?: number } = {},
): BotsPlay => {
  let room: Room | undefined
  let time = now
  let ids = 0
  let events: readonly RoomEvent[] = []
  const run = (command: RoomCommand): Room => {
    const decision = decide(room, command, { now: time, newId: () => `${seed}-${(ids += 1)}` })
    if (!decision.ok) throw new Error(`${command.kind} of a bot: ${decision.refusal.code}`)
    room = decision.room
    for (const event of decision.events)
      events = event.kind === 'round-started' ? [event] : [...events, event]
    return room
  }
  run({ kind: 'open-room', code: 'BOTS', seed, settings, ...(level !== undefined && { level }) })
  for (const seat of SEATS) run({ kind: 'seat-bot', seat })
  let current = run({ kind: 'set-ready', seat: 'client', ready: true })
  for (let ticks = 0; ticks < MOST_TICKS && current.phase === 'playing'; ticks += 1) {
    const due = dueAt(current)
    if (due === undefined) break
    time = Math.max(time, due)
    current = run({ kind: 'tick' })
  }
  if (current.round === undefined) throw new Error('two ready bots begin a round')
  return { isWon: current.phase === 'over', events, round: current.round }
}
