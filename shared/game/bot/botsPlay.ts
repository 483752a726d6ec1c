import type { Level } from '../levels/level.ts'
import type { RoomCommand } from '../room/command.ts'
import { decide } from '../room/decide.ts'
import type { RoomEvent } from '../room/event.ts'
import type { Room, Round, Settings } from '../room/room.ts'
import { SEATS } from '../seat.ts'
import { botsPlayOn } from './botsPlayOn.ts'

/** A round that two bots have played, as far as they came. */
export interface BotsPlay {
  readonly isWon: boolean
  /** From `round-started` on: what a replay holds */
  readonly events: readonly RoomEvent[]
  readonly round: Round
}

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
  let ids = 0
  let events: readonly RoomEvent[] = []
  const run = (command: RoomCommand): Room => {
    const decision = decide(room, command, { now, newId: () => `${seed}-${(ids += 1)}` })
    if (!decision.ok) throw new Error(`${command.kind} of a bot: ${decision.refusal.code}`)
    room = decision.room
    for (const event of decision.events)
      events = event.kind === 'round-started' ? [event] : [...events, event]
    return room
  }
  run({ kind: 'open-room', code: 'BOTS', seed, settings, ...(level !== undefined && { level }) })
  for (const seat of SEATS) run({ kind: 'seat-bot', seat })
  const played = botsPlayOn(run({ kind: 'set-ready', seat: 'client', ready: true }))
  const { round, phase } = played.room
  if (round === undefined) throw new Error('two ready bots begin a round')
  return { isWon: phase === 'over' && round.lost === undefined, events: [...events, ...played.events], round }
}
