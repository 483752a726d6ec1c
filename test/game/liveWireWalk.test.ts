import { describe, expect, test } from 'vitest'
import { botMove } from '../../shared/game/bot/bot.ts'
import type { Draft, Move } from '../../shared/game/draft.ts'
import { toDraft } from '../../shared/game/judging/toSegment.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room, Round } from '../../shared/game/room/room.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { viewSchema } from '../../shared/wire/outgoing/view.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { receive } from '../../shared/tcp/receive.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { toSeq } from '../../shared/tcp/seq.ts'
import { STATES } from '../../shared/tcp/state.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { randomOf } from '../support/random.ts'

/** So many walks of each level. */
const WALKS = 12
/** So many moves with errors among them; after them both ends do what the rules ask. */
const WILD_MOVES = 14
/** What is left after them comes to an end in so many steps, or never would. */
const MOST_STEPS = 400

/** A live-wire room of two people whose hands are guided by chance. */
const walk = (level: LevelId, seed: number, asksState: boolean): Walked => {
  const random = randomOf(seed)
  const among = <T>(things: readonly [T, ...T[]]): T =>
    things[Math.floor(random() * things.length)] ?? things[0]
  let room: Room | undefined
  let events: readonly RoomEvent[] = []
  let now = 1_000_000
  let ids = 0
  const does = (command: RoomCommand): boolean => {
    const decision = decide(room, command, { now, newId: () => `id-of-the-tests-${(ids += 1)}` })
    if (!decision.ok) return false
    for (const event of decision.events) {
      if (room !== undefined && event.kind === 'segment-arrived') expectTaken(room, event)
      else room = evolve(room, event)
    }
    expect(room).toEqual(decision.room)
    events = [...events, ...decision.events]
    return true
  }
  /** The other end takes a segment in as `arrive` says, whatever it is. */
  const expectTaken = (before: Room, event: Extract<RoomEvent, { kind: 'segment-arrived' }>): void => {
    const flight = before.round?.flights.find((one) => one.flight === event.flight)
    const was = before.round?.play[event.seat].tcb
    room = evolve(before, event)
    const step = room.round?.steps.findLast((one) => one.kind === 'segment' && one.flight === event.flight)
    if (flight === undefined || was === undefined || (step?.kind === 'segment' && step.dropped)) return
    const taken = arrive(was, flight.segment).tcb
    const isRead = before.round?.level.leavesUnread !== event.seat
    expect(room.round?.play[event.seat].tcb).toEqual(isRead ? read(taken) : taken)
  }
  const current = (): Room => {
    if (room === undefined) throw new Error('the room is open')
    return room
  }
  const submits = (seat: Seat, move: Move): boolean =>
    does({ kind: 'submit-move', seat, moveId: `move-${(ids += 1)}`, seen: current().version, move })
  const near = (...values: readonly number[]): number =>
    toSeq(
      among([0, 0, 0, 1, -1, 2, 7, -7, 70_000, 2 ** 31]) +
        (values[Math.floor(random() * values.length)] ?? 0),
    )
  const anyDraft = (round: Round, seat: Seat): Draft => {
    const [mine, theirs] = [round.play[seat].tcb, round.play[peerOf(seat)].tcb]
    const right = botMove(round, seat)
    const base =
      right?.kind === 'segment' ? right.draft : toDraft({ ...BLANK, seq: mine.sndNxt, ack: mine.rcvNxt })
    const flags = among([
      base.flags,
      base.flags,
      flagsOf('ACK'),
      flagsOf('SYN'),
      flagsOf('SYN', 'ACK'),
      flagsOf('ACK', 'FIN'),
      flagsOf('FIN'),
      flagsOf('RST'),
      flagsOf('ACK', 'RST'),
      flagsOf('ACK', 'PSH'),
      flagsOf('SYN', 'FIN'),
      flagsOf(),
    ])
    return {
      flags,
      seq: among([
        base.seq,
        base.seq,
        near(mine.iss, mine.sndNxt, mine.sndUna, mine.rcvNxt),
        2 ** 32 + base.seq,
      ]),
      ack: flags.ack
        ? among([
            base.ack ?? mine.rcvNxt,
            mine.rcvNxt,
            near(mine.rcvNxt, theirs.iss, theirs.sndNxt, mine.sndNxt),
          ])
        : undefined,
      len: among([base.len, base.len, 0, 1, 3, 20]),
      claim: asksState ? among(STATES) : undefined,
    }
  }
  const rightMove = (): boolean => {
    const { round } = current()
    const due = SEATS.flatMap((seat) => {
      const move = round && botMove(round, seat)
      return move === undefined ? [] : [{ seat, move }]
    })
    const [first, ...others] = due
    if (first === undefined) return false
    const { seat, move } = among([first, ...others])
    return submits(seat, move)
  }
  const ticks = (): boolean => {
    const due = dueAt(current())
    if (due === undefined) return false
    now = Math.max(now, due)
    return does({ kind: 'tick' })
  }

  does({
    kind: 'open-room',
    code: 'K7QM4',
    seed: `walk ${seed}`,
    settings: { ...DEFAULT_SETTINGS, level, asksState, isns: 'any', mode: 'live-wire' },
  })
  for (const seat of SEATS) does({ kind: 'take-seat', seat, name: seat, tokenHash: `hash-of-${seat}` })
  for (const seat of SEATS) does({ kind: 'set-ready', seat, ready: true })

  const isPlaying = (): boolean => current().phase === 'playing'
  for (let moves = 0; moves < WILD_MOVES && isPlaying(); moves += 1) {
    const { round } = current()
    if (round === undefined) break
    const seat = among(SEATS)
    const dice = random()
    if (dice < 0.3) submits(seat, { kind: 'segment', draft: anyDraft(round, seat) })
    else if (dice < 0.6) rightMove()
    else if (dice < 0.64) submits(seat, among([{ kind: 'wait' }, { kind: 'timer', timer: 'time-wait' }]))
    else ticks()
    expectSound(current())
  }
  let steps = 0
  for (; isPlaying() && steps < MOST_STEPS; steps += 1) {
    const hasMoved = rightMove() || ticks()
    if (!hasMoved) break
    expectSound(current())
  }
  return { room: current(), events, isEnded: !isPlaying() }
}

interface Walked {
  readonly room: Room
  readonly events: readonly RoomEvent[]
  readonly isEnded: boolean
}

const BLANK = { flags: flagsOf('ACK'), wnd: 0, data: '' }

const read = (tcb: Tcb): Tcb => {
  const result = receive(tcb)
  return result.ok && tcb.unread !== '' ? result.value.tcb : tcb
}

/** Every view is one that the wire knows, and while it is played neither end sees what was wrong at the other. */
const expectSound = (room: Room): void => {
  for (const seat of SEATS) {
    const view = viewOf(room, { kind: 'seat', seat })
    const told = JSON.stringify(view)
    expect(told).not.toContain('hash-of')
    expect(told).not.toContain(room.seed)
    const refused = view.round?.me?.refused
    if (refused !== undefined && refused.verdict.kind !== 'conforming' && refused.depth !== 'answer')
      expect(refused.verdict.faults.map(({ expected }) => expected).join('')).toBe('')
    expect(viewSchema.safeParse(JSON.parse(told)).success).toBe(true)
    if (room.phase !== 'playing') continue
    for (const step of view.round?.steps ?? [])
      if (step.kind === 'segment' && step.seat !== seat)
        expect([step.wrong, step.as, step.reveals, step.typical]).toEqual([
          undefined,
          undefined,
          undefined,
          true,
        ])
  }
  const watched = viewOf(room, { kind: 'spectator' })
  if (room.phase === 'playing')
    for (const step of watched.round?.steps ?? [])
      if (step.kind === 'segment') expect(step.wrong).toBeUndefined()
}

describe('a live-wire room, whatever is sent', () => {
  test.each(LEVEL_IDS)('%s: nobody is ever stuck, and the fold of the events is the room', (level) => {
    for (let seed = 1; seed <= WALKS; seed += 1) {
      const { room, events, isEnded } = walk(level, seed * 7919, seed % 2 === 0)
      expect(isEnded, `seed ${seed}`).toBe(true)
      expect(events.reduce<Room | undefined>(evolve, undefined)).toEqual(room)
      const start = events.findIndex(({ kind }) => kind === 'round-started')
      expect(timelineOf(events.slice(start))?.steps).toEqual(room.round?.steps)
      if (room.round?.lost !== undefined) expect(room.round.inVain, `seed ${seed}`).toBeDefined()
    }
  })
})
