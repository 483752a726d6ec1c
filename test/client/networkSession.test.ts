import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptSeat } from '../../client/net/keep.ts'
import { createRoom, joinRoom, resumeSession } from '../../client/net/networkSession.ts'
import type { KeptSeat, Session, SessionState } from '../../client/net/session.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { useServer } from '../server/support/server.ts'
import { memoryStorage } from '../support/memoryStorage.ts'

const server = useServer()

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage())
  // A page dials the host that it came from.
  const { protocol, hostname, port, host } = new URL(server.url())
  vi.stubGlobal('location', { protocol, hostname, port, host })
})

const open: Session[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.close()
  vi.unstubAllGlobals()
})

const resumes = (code: string, seat: KeptSeat | undefined): Session => {
  const session = resumeSession(code, seat)
  open.push(session)
  return session
}

/** Waits until the line shows this. */
const until = (session: Session, holds: (state: SessionState) => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      if (!holds(session.getState())) throw new Error(JSON.stringify(session.getState()).slice(0, 300))
    },
    { timeout: 10_000, interval: 10 },
  )

const opensRoom = async (): Promise<{ readonly code: string; readonly host: KeptSeat }> => {
  const created = await createRoom({ name: 'Mei' })
  if (!created.ok) throw new Error(created.code)
  const host = keptSeat(created.code)
  if (host === undefined) throw new Error('the seat is kept')
  return { code: created.code, host }
}

const guestOf = async (code: string): Promise<KeptSeat> => {
  const joined = await joinRoom({ code, name: 'Tom' })
  if (!joined.ok) throw new Error(joined.code)
  return { code, seat: joined.seat, token: joined.token, name: 'Tom' }
}

describe('the line of a player', () => {
  it('keeps the seat on the device and takes it up again', async () => {
    const { code, host } = await opensRoom()
    const session = resumes(code, host)
    await until(session, ({ link, view }) => link.kind === 'live' && view?.seats.client.name === 'Mei')
  })

  it('shows what the other one does, and whether the other one is there', async () => {
    const { code, host } = await opensRoom()
    const mine = resumes(code, host)
    const theirs = resumes(code, await guestOf(code))
    await until(mine, ({ presence }) => presence.server === 'here')
    await theirs.act({ kind: 'set-ready', ready: true })
    await until(mine, ({ view }) => view?.seats.server.ready === true)
    theirs.close()
    await until(mine, ({ presence }) => presence.server === 'away')
  })

  it('plays a move once, however often it is sent', async () => {
    const { code, host } = await opensRoom()
    const mine = resumes(code, host)
    await mine.act({ kind: 'seat-bot', seat: 'server' })
    await mine.act({ kind: 'set-ready', ready: true })
    await until(mine, ({ view }) => view?.round?.me?.situation.kind === 'open-called')
    const { view } = mine.getState()
    const move = {
      kind: 'submit-move',
      moveId: 'one-and-the-same',
      seen: view?.version ?? 0,
      move: {
        kind: 'segment',
        draft: {
          flags: flagsOf('SYN'),
          seq: view?.round?.me?.variables.iss ?? 0,
          len: 0,
          claim: 'SYN-SENT',
        },
      },
    } as const
    const [first, again] = await Promise.all([mine.act(move), mine.act(move)])
    expect(first.ok && first.outcome?.kind).toBe('sent')
    expect(again.ok && again.outcome).toEqual(first.ok && first.outcome)
    await until(mine, (state) => state.view?.round?.me?.situation.kind === 'syn-ack-arrived')
    const sent = mine.getState().view?.round?.steps.filter((step) => step.kind === 'segment')
    expect(sent).toHaveLength(2)
  })

  it('gives way to a newer page of the same player, and can be taken back', async () => {
    const { code, host } = await opensRoom()
    const older = resumes(code, host)
    await until(older, ({ link }) => link.kind === 'live')
    const newer = resumes(code, host)
    await until(older, ({ link }) => link.kind === 'superseded')
    expect(await older.act({ kind: 'set-ready', ready: true })).toEqual({
      ok: false,
      code: 'room/not-joined',
    })
    await until(newer, ({ link }) => link.kind === 'live')
    resumes(code, host)
    await until(newer, ({ link }) => link.kind === 'superseded')
  })

  it('says why a room cannot be entered', async () => {
    const { code } = await opensRoom()
    const stranger = resumes(code, { code, seat: 'client', token: 'nobody-has-this-token', name: 'X' })
    await until(stranger, ({ link }) => link.kind === 'refused' && link.code === 'seat/token')
    const lost = resumes('ZZZZZ', undefined)
    await until(lost, ({ link }) => link.kind === 'refused' && link.code === 'room/unknown')
    await guestOf(code)
    expect(await joinRoom({ code, name: 'Third' })).toMatchObject({ ok: false, code: 'room/full' })
  })

  it('looks on without a seat', async () => {
    const { code } = await opensRoom()
    const spectator = resumes(code, undefined)
    await until(spectator, ({ view }) => view?.viewer.kind === 'spectator')
  })

  it('comes back after the server was away, and sees what it had missed', async () => {
    const { code, host } = await opensRoom()
    const mine = resumes(code, host)
    await until(mine, ({ link }) => link.kind === 'live')
    await server.restart()
    await until(mine, ({ link }) => link.kind === 'lost' || link.kind === 'live')
    mine.retry()
    await until(mine, ({ link }) => link.kind === 'live')
    await guestOf(code)
    await until(mine, ({ view }) => view?.seats.server.name === 'Tom')
  })
})
