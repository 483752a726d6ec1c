import { describe, expect, test } from 'vitest'
import { dueAt } from '../../shared/game/room/due.ts'
import type { Step } from '../../shared/game/room/step.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import type { View } from '../../shared/game/room/view.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { DEPTHS } from '../../shared/game/judging/verdict.ts'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import type { Seat, Viewer } from '../../shared/game/seat.ts'
import { botMove } from '../../shared/game/bot/bot.ts'
import { toSeq } from '../../shared/tcp/seq.ts'
import { SEED, table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const VIEWERS: readonly Viewer[] = [
  { kind: 'seat', seat: 'client' },
  { kind: 'seat', seat: 'server' },
  { kind: 'spectator' },
]

/** Every number and every text in a value, at any depth. */
const leaves = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]

/** True when a number, or a text that holds it as a number, stands anywhere in the view. */
const tells = (view: View, number: number): boolean =>
  leaves(view).some(
    (leaf) => leaf === number || (typeof leaf === 'string' && leaf.split(/\D+/).includes(String(number))),
  )

/** Plays a level with two bots' moves and wrong drafts in between, and shows the room after every single event. */
const walk = (level: LevelId, check: (room: TestTable) => void): void => {
  const room = table({ level, isns: 'any' })
  check(room)
  for (let turn = 0; turn < 60 && room.room().phase === 'playing'; turn++) {
    const { round } = room.room()
    if (round === undefined) break
    const seat = SEATS.find((candidate) => botMove(round, candidate) !== undefined)
    const move = seat === undefined ? undefined : botMove(round, seat)
    if (seat === undefined || move === undefined) {
      if (dueAt(room.room()) === undefined) break
      room.settles()
    } else if (move.kind === 'segment' && round.play[seat].decision.tries === 0) {
      // First a wrong number, with every depth of explanation bought; then the right one.
      const { draft } = move
      room.submits(seat, {
        kind: 'segment',
        draft: { ...draft, seq: toSeq(draft.seq + 12_345), claim: draft.claim },
      })
      check(room)
      for (const depth of DEPTHS) {
        room.does({ kind: 'take-hint', seat, depth })
        check(room)
      }
    } else {
      room.submits(seat, move)
    }
    check(room)
  }
  expect(room.room().phase, level).toBe('over')
}

const isStray = (step: Step, flight: number): boolean =>
  step.kind === 'segment' && step.flight === flight && step.made === 'stray'

describe('no view tells what its viewer must not know', () => {
  test.each(LEVEL_IDS)('%s: tokens, the seed and the ids of moves are in no view', (level) => {
    walk(level, (room) => {
      for (const viewer of VIEWERS) {
        const told = JSON.stringify(viewOf(room.room(), viewer))
        expect(told).not.toContain('hash-of')
        expect(told).not.toContain(SEED)
        expect(told).not.toContain('move-')
      }
    })
  })

  test.each(LEVEL_IDS)('%s: the other side’s ISN, before a segment of it has arrived', (level) => {
    walk(level, (room) => {
      const { round, phase } = room.room()
      if (round === undefined || phase !== 'playing') return
      for (const seat of SEATS) {
        const hasHeard = round.steps.some(
          (step) => step.kind === 'segment' && step.seat !== seat && step.arrivedAt !== undefined,
        )
        if (round.play[seat].tcb.irs !== undefined || hasHeard) continue
        const { iss } = round.play[peerOf(seat)].tcb
        const view = room.view(seat)
        expect(tells(view, iss), `${seat} sees the other ISN`).toBe(false)
        expect(tells(view, (iss + 1) >>> 0)).toBe(false)
      }
    })
  })

  test.each(LEVEL_IDS)('%s: segments on the wire, before they arrive', (level) => {
    walk(level, (room) => {
      const { round, phase } = room.room()
      if (round === undefined || phase !== 'playing') return
      for (const { flight, from, copyOf } of round.flights) {
        const seen = (viewer: Viewer): boolean =>
          viewOf(room.room(), viewer).round?.steps.some(
            (step) => step.kind === 'segment' && step.flight === flight,
          ) ?? false
        expect(seen({ kind: 'seat', seat: peerOf(from) })).toBe(false)
        expect(seen({ kind: 'spectator' })).toBe(false)
        // What the wire made, a second copy or a stray, nobody at the table has sent.
        const isMade = copyOf !== undefined || round.steps.some((step) => isStray(step, flight))
        expect(seen({ kind: 'seat', seat: from })).toBe(!isMade)
      }
    })
  })

  test.each(LEVEL_IDS)(
    '%s: whether one’s own segments have arrived, and the other end’s states and drafts',
    (level) => {
      walk(level, (room) => {
        if (room.room().phase !== 'playing') return
        for (const seat of SEATS) {
          for (const step of room.view(seat).round?.steps ?? []) {
            if (step.kind !== 'segment') expect(step.seat).toBe(seat)
            else if (step.seat === seat)
              expect([step.arrivedAt, step.receiverState, step.lost, step.made]).toEqual([
                undefined,
                undefined,
                undefined,
                undefined,
              ])
            else expect([step.senderState, step.as, step.made]).toEqual([undefined, undefined, undefined])
          }
        }
      })
    },
  )

  test.each(LEVEL_IDS)(
    '%s: what would be right, until the answer is bought, and then of that one field',
    (level) => {
      walk(level, (room) => {
        if (room.room().phase !== 'playing') return
        for (const seat of SEATS) {
          const refused = room.view(seat).round?.me?.refused
          if (refused === undefined || refused.verdict.kind === 'conforming') continue
          const { faults, diagnosis } = refused.verdict
          const told = faults.filter((fault) => fault.expected !== '').map((fault) => fault.field)
          expect(told).toEqual(refused.depth === 'answer' ? [diagnosis.field] : [])
          if (refused.depth !== 'answer') expect(diagnosis.params.due).toBe('')
          if (refused.depth === 'nudge') expect(diagnosis.params.variable).toBe('')
        }
      })
    },
  )

  test('what the other player does unseen changes nothing but the version', () => {
    const room = table({ level: 'handshake' })
    const before = room.view('server')
    room.submits('client', {
      kind: 'segment',
      draft: {
        flags: { syn: true, ack: true, fin: false, rst: false, psh: false },
        seq: 1,
        ack: 1,
        len: 0,
        claim: 'SYN-SENT',
      },
    })
    room.does({ kind: 'take-hint', seat: 'client', depth: 'answer' })
    expect({ ...room.view('server'), version: 0 }).toEqual({ ...before, version: 0 })
  })

  test('answers to a question stay apart until everybody has given one', () => {
    const room = table({ level: 'three-segment-close' })
    for (const line of [
      'C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1',
      'S > FIN,ACK seq=y+1 ack=x+2 | LAST-ACK',
      'C > ACK seq=x+2 ack=y+2 | TIME-WAIT',
    ])
      room.plays(line)
    room.submits('client', { kind: 'timer', timer: 'time-wait' })
    const question = (seat: Seat) => room.view(seat).round?.questions.find(({ id }) => id === 'Q36')
    room.does({ kind: 'answer-question', seat: 'client', question: 'Q36', option: 2 })
    expect(question('client')).toMatchObject({ mine: 2, reveal: undefined })
    expect(question('server')).toMatchObject({ mine: undefined, reveal: undefined })
    room.does({ kind: 'answer-question', seat: 'server', question: 'Q36', option: 0 })
    expect(question('server')).toMatchObject({ reveal: { right: 2, answers: { client: 2, server: 0 } } })
  })

  test('an answer given while the round is played is known when a segment sent after it has arrived', () => {
    const room = table({ level: 'handshake' })
    const card = (seat: Seat) => room.view(seat).round?.questions.find(({ id }) => id === 'Q04')
    room.plays('C > SYN seq=x | SYN-SENT')
    expect(room.view('client').round?.questions.map(({ id }) => id)).toEqual(['Q04'])
    room.does({ kind: 'answer-question', seat: 'client', question: 'Q04', option: 1 })
    room.plays('S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED')
    const before = room.view('client')
    room.does({ kind: 'answer-question', seat: 'server', question: 'Q04', option: 0 })
    expect({ ...room.view('client'), version: 0 }).toEqual({ ...before, version: 0 })
    expect(card('server')?.reveal).toBeUndefined()
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    expect(card('server')?.reveal).toMatchObject({ right: 0, answers: { client: 1, server: 0 } })
    expect(card('client')?.reveal).toMatchObject({ right: 0, answers: { client: 1, server: 0 } })
  })

  test('marks for answers are no part of the partner’s score before both have answered', () => {
    const room = table({ level: 'handshake' })
    for (const line of [
      'C > SYN seq=x | SYN-SENT',
      'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
      'C > ACK seq=x+1 ack=y+1 | ESTABLISHED',
    ])
      room.plays(line)
    room.does({ kind: 'answer-question', seat: 'client', question: 'Q05', option: 1 })
    const reasons = (viewer: Seat, of: Seat) => room.view(viewer).round?.outcome?.scores[of].marks.reason
    expect(reasons('client', 'client')).toEqual(['missed'])
    expect(reasons('server', 'client')).toEqual([])
    room.does({ kind: 'answer-question', seat: 'server', question: 'Q05', option: 0 })
    expect(reasons('server', 'client')).toEqual(['missed'])
  })
})
