import type { Context, RoomCommand } from '../../../shared/game/room/command.ts'
import { decide } from '../../../shared/game/room/decide.ts'
import { paidFor } from '../../../shared/game/room/endpointView.ts'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { evolve } from '../../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import type { MoveOutcome, Room } from '../../../shared/game/room/room.ts'
import { outcomeOf } from '../../../shared/game/room/seatOf.ts'
import { changeOf } from '../../../shared/game/room/changeOf.ts'
import { viewOf } from '../../../shared/game/room/viewOf.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { flagsOf } from '../../../shared/tcp/segment.ts'
import type { FlagName } from '../../../shared/tcp/segment.ts'
import type { State } from '../../../shared/tcp/state.ts'
import { toReplayFile } from '../../../shared/wire/replayFile.ts'

export const CODE = 'K7PQM'
export const TOKEN = 'q0VtQ3vJmZs1xA8bKc2dYfRw9nE'

/** A round played by the rules themselves, with a clock and ids that never change: what the examples show. */
const createPlay = () => {
  let room: Room | undefined
  let now = 1_760_000_000_000
  const ids = ['r4V9cTzL0mWkXyS2aHbPqNd7uEg']
  const events: RoomEvent[] = []
  const context = (): Context => ({ now: (now += 1_500), newId: () => ids.shift() ?? 'unexpected' })
  const current = (): Room => {
    if (room === undefined) throw new Error('the room is open')
    return room
  }
  const run = (command: RoomCommand): Room => {
    const decision = decide(room, command, context())
    if (!decision.ok) throw new Error(decision.refusal.code)
    for (const event of decision.events) {
      events.push(event)
      room = evolve(room, event)
    }
    return current()
  }
  const send = (
    seat: Seat,
    moveId: string,
    flags: readonly FlagName[],
    numbers: { readonly seq: number; readonly ack?: number },
    claim: State,
  ): MoveOutcome => {
    const draft = { flags: flagsOf(...flags), seq: numbers.seq, ack: numbers.ack, len: 0, claim }
    const { version } = current()
    const after = run({ kind: 'submit-move', seat, moveId, seen: version, move: { kind: 'segment', draft } })
    run({ kind: 'tick' })
    const outcome = outcomeOf(after, seat, moveId)
    if (outcome === undefined) throw new Error('a move has an outcome')
    return outcome.kind === 'done' ? outcome : { ...outcome, verdict: paidFor(outcome.verdict, 'nudge') }
  }
  return { run, send, current, events }
}

/** Everything that the examples of the wire's documentation need, from one opening of a connection. */
export const playExamples = () => {
  const { run, send, current, events } = createPlay()
  run({ kind: 'open-room', code: CODE, seed: 'example', settings: DEFAULT_SETTINGS })
  const opened = run({ kind: 'take-seat', seat: 'client', name: 'Mei', tokenHash: 'a' })
  const joined = run({ kind: 'take-seat', seat: undefined, name: 'Jonas', tokenHash: 'b' })
  run({ kind: 'set-ready', seat: 'client', ready: true })
  run({ kind: 'set-ready', seat: 'server', ready: true })
  const iss = (seat: Seat): number => current().round?.play[seat].tcb.iss ?? 0
  const [x, y] = [iss('client'), iss('server')]
  const seen = viewOf(current(), { kind: 'seat', seat: 'server' })
  const refused = send('client', '0f8f2c9e-refused', ['SYN', 'ACK'], { seq: x, ack: 0 }, 'SYN-SENT')
  const sent = send('client', '5b1d7a40-syn-sent', ['SYN'], { seq: x }, 'SYN-SENT')
  const synArrived = current()
  send('server', 'c2e9a7d1-syn-ack', ['SYN', 'ACK'], { seq: y, ack: x + 1 }, 'SYN-RECEIVED')
  send('client', '77aa01fe-third-ack', ['ACK'], { seq: x + 1, ack: y + 1 }, 'ESTABLISHED')
  const over = current()
  const serverView = viewOf(synArrived, { kind: 'seat', seat: 'server' })
  const start = events.findIndex((event) => event.kind === 'round-started')
  return {
    x,
    refused,
    sent,
    version: synArrived.version,
    openedView: viewOf(opened, { kind: 'seat', seat: 'client' }),
    joinedView: viewOf(joined, { kind: 'seat', seat: 'server' }),
    serverView,
    serverChange: changeOf(seen, serverView),
    spectatorView: viewOf(synArrived, { kind: 'spectator' }),
    overView: viewOf(over, { kind: 'seat', seat: 'client' }),
    replay: toReplayFile(events.slice(start)),
  }
}
