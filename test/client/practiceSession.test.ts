import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { practiceSession } from '../../client/practice/practiceSession.ts'
import { keptRounds } from '../../client/net/keep.ts'
import type { Session } from '../../client/net/session.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { EndpointView, View } from '../../shared/game/room/view.ts'
import type { ActedAnswer } from '../../shared/wire/answers.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { FlagName } from '../../shared/tcp/segment.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { memoryStorage } from '../support/memoryStorage.ts'

const settings = { ...DEFAULT_SETTINGS, asksState: false }

const viewOf = (session: Session): View => {
  const { view } = session.getState()
  if (view === undefined) throw new Error('a practice session has a view from the start')
  return view
}

const meOf = (session: Session): EndpointView => {
  const me = viewOf(session).round?.me
  if (me === undefined) throw new Error('whoever practises has a seat')
  return me
}

let moves = 0
const send = (
  session: Session,
  flags: readonly FlagName[],
  seq: number,
  ack?: number,
): Promise<ActedAnswer> =>
  session.act({
    kind: 'submit-move',
    moveId: `move-${(moves += 1)}-0000`,
    seen: viewOf(session).version,
    move: {
      kind: 'segment',
      draft: { flags: flagsOf(...flags), seq, len: 0, ...(ack === undefined ? {} : { ack }) },
    },
  })

describe('a practice session', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('localStorage', memoryStorage())
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('starts its first round at once, with a bot at the other end', () => {
    const session = practiceSession({ settings, seat: 'client', name: 'Mei' })
    const view = viewOf(session)
    expect(view.phase).toBe('playing')
    expect(view.seats.server.held).toBe('bot')
    expect(meOf(session).situation.kind).toBe('open-called')
    session.close()
  })

  it('plays a handshake with the bot and keeps its record on the device', async () => {
    const session = practiceSession({ settings, seat: 'client', name: 'Mei' })
    const { iss } = meOf(session).variables
    const syn = await send(session, ['SYN'], iss)
    expect(syn.ok && syn.outcome?.kind).toBe('sent')
    await vi.advanceTimersByTimeAsync(5_000)
    const { variables } = meOf(session)
    expect(meOf(session).situation.kind).toBe('syn-ack-arrived')
    await send(session, ['ACK'], variables.sndNxt, variables.rcvNxt)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(viewOf(session).phase).toBe('over')
    const [kept] = keptRounds()
    expect(kept?.id).toMatch(/^p-/)
    expect(kept?.stars).toBe(3)
    expect(
      timelineOf(kept?.body?.events ?? [])?.steps.filter((step) => step.kind === 'segment'),
    ).toHaveLength(3)
    session.close()
  })

  it('asks for the state after the first finished round, where it did not before', async () => {
    const session = practiceSession({ settings, seat: 'client', name: 'Mei', asksStateLater: true })
    expect(meOf(session).stateChoices).toEqual([])
    await send(session, ['SYN'], meOf(session).variables.iss)
    await vi.advanceTimersByTimeAsync(5_000)
    const { variables } = meOf(session)
    await send(session, ['ACK'], variables.sndNxt, variables.rcvNxt)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(viewOf(session).settings.asksState).toBe(true)
    await session.act({ kind: 'set-ready', ready: true })
    expect(meOf(session).stateChoices).toHaveLength(3)
    session.close()
  })

  it('stops a wrong draft before the wire and gives the same answer to the same move again', async () => {
    const session = practiceSession({ settings, seat: 'client', name: 'Mei' })
    const { iss } = meOf(session).variables
    const message = {
      kind: 'submit-move',
      moveId: 'the-same-move',
      seen: viewOf(session).version,
      move: { kind: 'segment', draft: { flags: flagsOf('SYN'), seq: iss + 1, len: 0 } },
    } as const
    const first = await session.act(message)
    const again = await session.act(message)
    expect(first.ok && first.outcome?.kind).toBe('refused')
    expect(again.ok && again.outcome).toEqual(first.ok && first.outcome)
    expect(meOf(session).refused?.tries).toBe(1)
    session.close()
  })

  it('does nothing more once it is closed', async () => {
    const session = practiceSession({ settings, seat: 'server', name: 'Mei' })
    session.close()
    const { version } = viewOf(session)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(viewOf(session).version).toBe(version)
  })
})
