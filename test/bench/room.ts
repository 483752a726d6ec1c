import { botMove } from '../../shared/game/bot/bot.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Viewer } from '../../shared/game/seat.ts'

/** A command, the room that it met, and when: one step of a round as the server takes it. */
interface Taken {
  readonly room: Room
  readonly command: RoomCommand
  readonly now: number
}

const VIEWERS: readonly Viewer[] = SEATS.map((seat) => ({ kind: 'seat', seat }))
const LEVELS: readonly LevelId[] = ['handshake', 'first-words', 'half-close']

/** A round played by two people who make no mistake, but for one try that the referee refuses. */
const played = (level: LevelId): readonly Taken[] => {
  const taken: Taken[] = []
  let now = 1_760_000_000_000
  let room: Room | undefined
  let ids = 0
  const run = (command: RoomCommand): void => {
    if (room !== undefined) taken.push({ room, command, now })
    const decision = decide(room, command, { now, newId: () => 'replay-of-1' })
    if (!decision.ok) throw new Error(`${command.kind}: ${decision.refusal.code}`)
    for (const event of decision.events) room = evolve(room, event)
  }
  run({ kind: 'open-room', code: 'TRIAL', seed: 'seed', settings: { ...DEFAULT_SETTINGS, level } })
  run({ kind: 'take-seat', seat: 'client', name: 'Tom', tokenHash: 'tom' })
  run({ kind: 'take-seat', seat: 'server', name: 'Mei', tokenHash: 'mei' })
  for (const seat of SEATS) run({ kind: 'set-ready', seat, ready: true })
  for (let turn = 0; turn < 100; turn += 1) {
    const current = room
    if (current?.phase !== 'playing' || current.round === undefined) break
    const { round, version } = current
    const seat = SEATS.find((each) => botMove(round, each) !== undefined)
    if (seat === undefined) {
      now = Math.max(now, dueAt(current) ?? now)
      run({ kind: 'tick' })
      continue
    }
    const move = botMove(round, seat)
    if (move === undefined) continue
    now += 700
    ids += 1
    if (ids === 2 && move.kind === 'segment')
      run({
        kind: 'submit-move',
        seat,
        moveId: `slip-${ids}`,
        seen: version,
        move: { ...move, draft: { ...move.draft, seq: move.draft.seq + 1 } },
      })
    run({ kind: 'submit-move', seat, moveId: `move-${ids}`, seen: version, move })
  }
  return taken.filter(({ command }) => command.kind === 'submit-move' || command.kind === 'tick')
}

const ROUNDS = LEVELS.flatMap(played)
const MOVES = ROUNDS.filter(({ command }) => command.kind === 'submit-move')

/** Decides and folds every move, and shows both seats what came of it. */
export const moves = (): number => {
  for (const step of MOVES) shown(after(step))
  return MOVES.length
}

/** The same without the views. */
export const decisions = (): number => {
  for (const step of MOVES) after(step)
  return MOVES.length
}

/** The same with the views and with every delivery on the wire: all that a round costs; counts its moves. */
export const rounds = (): number => {
  for (const step of ROUNDS) shown(after(step))
  return MOVES.length
}

const shown = (room: Room): void => {
  for (const viewer of VIEWERS)
    if (viewOf(room, viewer).round === undefined) throw new Error('nobody has seen anything')
}

const after = ({ room, command, now }: Taken): Room => {
  const decision = decide(room, command, { now, newId: () => 'replay-of-2' })
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.room
}
