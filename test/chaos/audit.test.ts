import { describe, expect, test } from 'vitest'
import { decide } from '../../shared/game/room/decide.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { audit } from './audit.ts'
import { digestOf } from './digest.ts'
import { createLedger } from './ledger.ts'

/** A room in which the client has sent its SYN, and what both ends were told of it. */
const played = () => {
  const events: RoomEvent[] = []
  const seen = { client: new Map<number, string>(), server: new Map<number, string>() }
  let room: Room | undefined
  const run = (command: RoomCommand): Room => {
    const decision = decide(room, command, { now: 1, newId: () => 'replay-one' })
    if (!decision.ok) throw new Error(decision.refusal.code)
    for (const event of decision.events) {
      events.push(event)
      room = evolve(room, event)
      for (const seat of SEATS) seen[seat].set(room.version, digestOf(viewOf(room, { kind: 'seat', seat })))
    }
    return decision.room
  }
  run({ kind: 'open-room', code: 'AAAAA', seed: 'seed', settings: DEFAULT_SETTINGS })
  for (const seat of SEATS) run({ kind: 'take-seat', seat, name: seat, tokenHash: seat })
  run({ kind: 'set-ready', seat: 'client', ready: true })
  const { version: seenVersion, round } = run({ kind: 'set-ready', seat: 'server', ready: true })
  const iss = round?.play.client.tcb.iss ?? 0
  const flags = { syn: true, ack: false, fin: false, rst: false, psh: false }
  const draft = { flags, seq: iss, ack: undefined, len: 0, claim: 'SYN-SENT' } as const
  const move = { kind: 'segment', draft } as const
  run({ kind: 'submit-move', seat: 'client', moveId: 'move-one', seen: seenVersion, move })
  const ledger = createLedger()
  ledger.told('move-one', '"outcome":{"kind":"sent","version":6}')
  const players = SEATS.map((seat) => ({ seat: () => seat, code: () => 'AAAAA', seen: seen[seat] }))
  return { events, ledger, players, seen }
}

const found = (events: readonly RoomEvent[], { ledger, players }: ReturnType<typeof played>) =>
  audit({ load: () => Promise.resolve(events) }, { ledger, players })

describe('the audit', () => {
  test('finds nothing where everything is as it was told', async () => {
    const run = played()
    expect(await found(run.events, run)).toEqual({
      rooms: 1,
      acknowledged: 1,
      events: run.events.length,
      views: 2 * run.events.length,
      lost: 0,
      doubled: 0,
      disagreeing: 0,
      details: [],
    })
  })

  test('sees a move that was acknowledged and is not stored, and the views that nobody has stored', async () => {
    const run = played()
    const without = run.events.filter((event) => !('moveId' in event && event.moveId === 'move-one'))
    expect(await found(without, run)).toMatchObject({
      lost: 1,
      doubled: 0,
      disagreeing: 2,
      details: [/to the client/, /to the server/, /move-one was sent and is not stored/].map((text) =>
        expect.stringMatching(text),
      ),
    })
  })

  test('sees a move that is stored twice', async () => {
    const run = played()
    const sent = run.events.filter((event) => 'moveId' in event && event.moveId === 'move-one')
    expect(await found([...run.events, ...sent], run)).toMatchObject({ lost: 0, doubled: 1 })
  })

  test('sees a view that is not what its version folds to', async () => {
    const run = played()
    run.seen.server.set(4, 'something else')
    expect(await found(run.events, run)).toMatchObject({ lost: 0, doubled: 0, disagreeing: 1 })
  })

  test('sees answers about one move that differ', async () => {
    const run = played()
    run.ledger.told('move-one', '"outcome":{"kind":"refused","version":7}')
    expect((await found(run.events, run)).disagreeing).toBe(1)
  })
})
