import { botMove } from '../../shared/game/bot/bot.ts'
import type { Draft, Move } from '../../shared/game/draft.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room, Settings } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'

/** What somebody at the table does in one turn; a slip is a draft that differs from the due one. */
export type Deed =
  | { readonly kind: 'right'; readonly seat: Seat }
  | { readonly kind: 'slip'; readonly seat: Seat; readonly change: Partial<Draft> }
  | { readonly kind: 'wait'; readonly seat: Seat }
  | { readonly kind: 'skip'; readonly seat: Seat }
  | { readonly kind: 'hint'; readonly seat: Seat }
  | { readonly kind: 'phrase'; readonly seat: Seat }
  | { readonly kind: 'time' }

/** A round that was played, right or wrong, with the room as it was before its start and after each of its events. */
export interface WildRound {
  readonly events: readonly RoomEvent[]
  /** Index n: after event n */
  readonly rooms: readonly Room[]
}

/** Two people do these things in turn; what is refused as a command is not done. They may come to no end. */
export const wildRound = (
  level: LevelId,
  seed: string,
  deeds: readonly Deed[],
  settings: Partial<Settings> = {},
): WildRound => {
  let room: Room | undefined
  let now = 1_760_000_000_000
  let ids = 0
  let events: readonly RoomEvent[] = []
  let rooms: readonly Room[] = []
  const newId = (): string => `wild-${(ids += 1)}`
  const run = (command: RoomCommand): void => {
    const decision = decide(room, command, { now, newId })
    if (!decision.ok) return
    for (const event of decision.events) {
      room = evolve(room, event)
      const begins = event.kind === 'round-started'
      events = begins ? [event] : [...events, event]
      rooms = begins ? [room] : [...rooms, room]
    }
  }
  run({ kind: 'open-room', code: 'WILD2', seed, settings: { ...DEFAULT_SETTINGS, ...settings, level } })
  run({ kind: 'take-seat', seat: 'client', name: 'Tom', tokenHash: 'tom' })
  run({ kind: 'take-seat', seat: 'server', name: 'Mei', tokenHash: 'mei' })
  for (const seat of SEATS) run({ kind: 'set-ready', seat, ready: true })
  const submit = (seat: Seat, move: Move | undefined): void => {
    if (room === undefined || move === undefined) return
    run({ kind: 'submit-move', seat, moveId: newId(), seen: room.version, move })
  }
  for (const deed of deeds) {
    if (room?.round === undefined || room.phase !== 'playing') break
    now += 400
    const due = deed.kind === 'time' ? undefined : botMove(room.round, deed.seat)
    switch (deed.kind) {
      case 'right':
        submit(deed.seat, due)
        break
      case 'slip':
        if (due?.kind === 'segment') submit(deed.seat, { ...due, draft: { ...due.draft, ...deed.change } })
        break
      case 'wait':
        submit(deed.seat, { kind: 'wait' })
        break
      case 'skip':
        submit(deed.seat, { kind: 'timer', timer: 'retransmission' })
        break
      case 'hint':
        run({ kind: 'take-hint', seat: deed.seat, depth: 'pointer' })
        break
      case 'phrase':
        run({ kind: 'say-phrase', seat: deed.seat, phrase: 'thinking' })
        break
      case 'time':
        now = Math.max(now, dueAt(room) ?? now)
        run({ kind: 'tick' })
        break
    }
  }
  return { events, rooms }
}
