import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attemptOf } from '../../client/fork/attempt.ts'
import { forkSession } from '../../client/fork/forkSession.ts'
import type { ForkSession, Turns } from '../../client/fork/forkSession.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'
import { bySeat } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { standingAfter, standingBefore } from '../../shared/replay/standing.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { FlagName } from '../../shared/tcp/segment.ts'
import type { ActedAnswer } from '../../shared/wire/answers.ts'
import { playedRound } from '../support/playedRound.ts'

const PEOPLE = {
  seats: bySeat(() => ({ kind: 'person', name: '', tokenHash: '' }) as const),
  seed: 'a seed',
}

const { events } = playedRound('handshake', [{ seat: 'server', at: 1, change: { ack: 7 } }])
const steps = timelineOf(events)?.steps ?? []
const refusedAt = steps.find((step) => step.kind === 'refused')?.n ?? 0

const meOf = (session: ForkSession): EndpointView => {
  const me = session.getState().view?.round?.me
  if (me === undefined) throw new Error('whoever plays has a seat')
  return me
}

let moves = 0
const send = (
  session: ForkSession,
  flags: readonly FlagName[],
  ack: number | undefined,
  claim: 'SYN-SENT' | 'SYN-RECEIVED' | 'ESTABLISHED',
): Promise<ActedAnswer> =>
  session.act({
    kind: 'submit-move',
    moveId: `move-${(moves += 1)}-0000`,
    seen: session.getState().view?.version ?? 0,
    move: {
      kind: 'segment',
      draft: {
        flags: flagsOf(...flags),
        seq: meOf(session).variables.sndNxt,
        len: 0,
        claim,
        ...(ack === undefined ? {} : { ack }),
      },
    },
  })

const before = (n: number, seat: Seat): ForkSession => {
  const standing = standingBefore(events, n, PEOPLE)
  if (standing === undefined) throw new Error(`no step ${n}`)
  return forkSession({ standing, seat, turns: 'one' })
}

const start = (turns: Turns, onEvents?: (all: readonly RoomEvent[]) => void): ForkSession => {
  const standing = standingAfter(events, 0, PEOPLE)
  if (standing === undefined) throw new Error('no start')
  return forkSession({ standing, seat: 'client', turns, ...(onEvents && { onEvents }) })
}

describe('a table taken up again', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('stands as it stood before the draft that was refused, for the seat that drafted', () => {
    const session = before(refusedAt, 'server')
    expect(meOf(session).seat).toBe('server')
    expect(meOf(session).situation.kind).toBe('syn-arrived')
    expect(meOf(session).refused).toBeUndefined()
    session.close()
  })

  it('judges by the same rules: the same draft gets the same verdict, a right one goes out', async () => {
    const session = before(refusedAt, 'server')
    const then = events.find(({ kind }) => kind === 'draft-refused')
    const wrong = await send(session, ['SYN', 'ACK'], 7, 'SYN-RECEIVED')
    expect(wrong.ok && wrong.outcome?.kind === 'refused' && wrong.outcome.verdict).toEqual(
      then?.kind === 'draft-refused' && then.verdict,
    )
    const right = await send(session, ['SYN', 'ACK'], meOf(session).variables.rcvNxt, 'SYN-RECEIVED')
    expect(right.ok && right.outcome?.kind).toBe('sent')
    const tried = session
      .events()
      .slice(-2)
      .map((event) => attemptOf(event, 'server'))
    expect(tried).toMatchObject([
      { kind: 'draft', isSent: false },
      { kind: 'draft', isSent: true },
    ])
    session.close()
  })

  it('goes on in its own time: what was in flight arrives, and nobody sits at the other end', async () => {
    const session = before(refusedAt, 'server')
    await send(session, ['SYN', 'ACK'], meOf(session).variables.rcvNxt, 'SYN-RECEIVED')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(session.events().at(-1)?.kind).toBe('segment-arrived')
    const { at } = session.events().at(-1) ?? { at: 0 }
    expect(at - (events[0]?.at ?? 0)).toBeLessThan(10_000)
    session.close()
  })

  it('makes what followed by itself from the last event that was kept', () => {
    const session = start('one')
    expect(session.events().map(({ kind }) => kind)).toEqual(['round-started', 'call-made', 'call-made'])
    session.close()
  })

  it('seats whoever plays both ends at the one that has something to do, until the round is won', async () => {
    const told: number[] = []
    const session = start('both', (all) => told.push(all.length))
    expect(session.seat()).toBe('client')
    await send(session, ['SYN'], undefined, 'SYN-SENT')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(session.seat()).toBe('server')
    await send(session, ['SYN', 'ACK'], meOf(session).variables.rcvNxt, 'SYN-RECEIVED')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(session.seat()).toBe('client')
    session.sitAt('server')
    expect(meOf(session).seat).toBe('server')
    session.sitAt('client')
    await send(session, ['ACK'], meOf(session).variables.rcvNxt, 'ESTABLISHED')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(session.getState().view?.phase).toBe('over')
    expect(told.at(-1)).toBe(session.events().length)
    session.close()
  })

  it('refuses as a table does, and does nothing more once it is closed', async () => {
    const session = start('both')
    const answer = await session.act({ kind: 'submit-move', moveId: 'x', seen: 99, move: { kind: 'wait' } })
    expect(answer).toEqual({ ok: false, code: 'move/not-offered' })
    await send(session, ['SYN'], undefined, 'SYN-SENT')
    session.close()
    const { length } = session.events()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(session.events()).toHaveLength(length)
  })

  it('lets time pass at both ends when whoever plays both lets it pass at one', async () => {
    const lost = playedRound('lost-syn').events
    const standing = standingAfter(lost, 0, PEOPLE)
    if (standing === undefined) throw new Error('no start')
    const session = forkSession({ standing, seat: 'client', turns: 'both' })
    await send(session, ['SYN'], undefined, 'SYN-SENT')
    await vi.advanceTimersByTimeAsync(600)
    expect(meOf(session).clock?.kind).toBe('retransmission')
    await session.act({
      kind: 'submit-move',
      moveId: 'skip-it-now',
      seen: session.getState().view?.version ?? 0,
      move: { kind: 'timer', timer: 'retransmission' },
    })
    expect(session.events().at(-1)).toMatchObject({ kind: 'timer-expired', timer: 'retransmission' })
    session.close()
  })

  const askedAt = (session: ForkSession): readonly string[] =>
    session.getState().view?.round?.questions.map(({ id }) => id) ?? []

  it('asks between the steps and after a wrong move as a room does, and tells an answer at once', async () => {
    const session = before(refusedAt, 'server')
    expect(askedAt(session)).toEqual([])
    await send(session, ['ACK'], meOf(session).variables.rcvNxt, 'ESTABLISHED')
    const { round } = session.getState().view ?? {}
    expect(round?.me?.refused).toBeDefined()
    // As long as it stands, a question about it would tell what is due.
    expect(askedAt(session)).toEqual([])
    await send(session, ['SYN', 'ACK'], meOf(session).variables.rcvNxt, 'SYN-RECEIVED')
    const [ofLevel, ...ofMistake] = session.getState().view?.round?.questions ?? []
    expect(ofLevel).toMatchObject({ id: 'Q04', shared: true })
    expect(ofMistake.map(({ shared }) => shared)).toEqual([false])
    await session.act({ kind: 'answer-question', question: 'Q04', option: 0 })
    expect(session.getState().view?.round?.questions[0]?.reveal?.right).toBe(0)
    session.close()
  })

  it('asks nothing anew that had been asked before the table was taken up', async () => {
    const synAck = steps.findLast((step) => step.kind === 'segment' && step.seat === 'server')?.n ?? 0
    const standing = standingAfter(events, synAck, PEOPLE)
    if (standing === undefined) throw new Error('no SYN-ACK')
    const session = forkSession({ standing, seat: 'client', turns: 'one' })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(askedAt(session)).toEqual([])
    await send(session, ['ACK'], meOf(session).variables.rcvNxt, 'ESTABLISHED')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(askedAt(session)).toEqual(['Q05', 'Q01'])
    session.close()
  })

  it('asks whoever plays both ends once', async () => {
    const session = start('both')
    await send(session, ['SYN'], undefined, 'SYN-SENT')
    session.sitAt('client')
    expect(askedAt(session)).toEqual(['Q04'])
    await session.act({ kind: 'answer-question', question: 'Q04', option: 1 })
    await vi.advanceTimersByTimeAsync(1_000)
    session.sitAt('server')
    await send(session, ['SYN', 'ACK'], meOf(session).variables.rcvNxt, 'SYN-RECEIVED')
    session.sitAt('server')
    expect(askedAt(session)).toEqual([])
    session.sitAt('client')
    expect(session.getState().view?.round?.questions[0]).toMatchObject({ mine: 1, reveal: { right: 0 } })
    session.close()
  })
})
