import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClass, openClassSession } from '../../client/net/hostSession.ts'
import type { ClassSession, ClassState } from '../../client/net/hostSession.ts'
import type { dial } from '../../client/net/networkSession.ts'
import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import type { HostClassView } from '../../shared/class/view.ts'
import { useServer } from '../server/support/server.ts'
import { memoryStorage } from '../support/memoryStorage.ts'

/** Every line that a page has dialled. */
const dialled = vi.hoisted((): ReturnType<typeof dial>[] => [])
vi.mock(import('../../client/net/networkSession.ts'), async (original) => {
  const net = await original()
  return {
    ...net,
    dial: (at?: string) => {
      const line = net.dial(at)
      dialled.push(line)
      return line
    },
  }
})

const server = useServer()

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage())
  // A page dials the host that it came from.
  const { protocol, hostname, port, host } = new URL(server.url())
  vi.stubGlobal('location', { protocol, hostname, port, host })
})

const open: ClassSession[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.close()
  vi.unstubAllGlobals()
})

const enters = (code: string, secret: string, as: 'host' | 'screen' = 'host'): ClassSession => {
  const session = openClassSession(code, secret, as)
  open.push(session)
  return session
}

/** Waits until the line shows this. */
const until = (session: ClassSession, holds: (state: ClassState) => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      if (!holds(session.getState())) throw new Error(JSON.stringify(session.getState()).slice(0, 300))
    },
    { timeout: 10_000, interval: 10 },
  )

const hosted = ({ told }: ClassState): HostClassView | undefined =>
  told?.role === 'host' ? told.view : undefined

const opensClass = async (): Promise<{ readonly code: string; readonly secret: string }> => {
  const created = await createClass({
    name: 'Ms Li',
    plan: { ...DEFAULT_PLAN, levels: ['handshake', 'first-words'] },
    opens: true,
  })
  if (!created.ok) throw new Error(created.code)
  return created
}

/** A class that plays the handshake, two at one table. */
const playing = async () => {
  const { code, secret } = await opensClass()
  const host = enters(code, secret)
  const [ada, tom] = [server.member('Ada'), server.member('Tom')]
  for (const student of [ada, tom]) expect(await student.joinsClass(code)).toMatchObject({ ok: true })
  await until(host, (state) => hosted(state)?.here.count === 2)
  expect(await host.act({ kind: 'begin-level', level: 0 })).toMatchObject({ ok: true, unreached: [] })
  for (const student of [ada, tom]) expect(await student.sitsDown()).toMatchObject({ ok: true })
  return { code, secret, host, students: [ada, tom] }
}

describe('the line of a host', () => {
  it('sees who comes in, and is host again on another device with the same secret', async () => {
    const { code, secret } = await opensClass()
    const host = enters(code, secret)
    await until(host, ({ link }) => link.kind === 'live')
    await server.member('Ada').joinsClass(code)
    await until(host, (state) => hosted(state)?.here.names.join() === 'Ada')
    const phone = enters(code, secret)
    await until(phone, (state) => hosted(state)?.here.names.join() === 'Ada')
  })

  it('asks for the whole again when it has missed a change, and follows from there', async () => {
    const students = ({ told }: ClassState): string | undefined =>
      told?.role === 'host' ? told.view.students.map(({ names }) => names.join()).join(' ') : undefined
    const { code, secret } = await opensClass()
    const host = enters(code, secret)
    const line = dialled.at(-1)
    await server.member('Ada').joinsClass(code)
    await until(host, (state) => students(state) === 'Ada')

    const heard = line?.listeners('class-change') ?? []
    const missed = new Promise<void>((resolve) => {
      line?.off('class-change').once('class-change', () => resolve())
    })
    await server.member('Tom').joinsClass(code)
    await missed
    for (const listener of heard) line?.on('class-change', listener)
    expect(students(host.getState())).toBe('Ada')

    await server.member('Mei').joinsClass(code)
    await until(host, (state) => students(state) === 'Ada Tom Mei')
    await server.member('Kim').joinsClass(code)
    await until(host, (state) => students(state) === 'Ada Tom Mei Kim')
  })

  it('follows the board row by row, in the order of the tables', async () => {
    const { host, students } = await playing()
    await until(host, ({ rows }) => rows.map(({ n, phase }) => `${n} ${phase}`).join() === '1 playing')
    const [before] = host.getState().rows
    await Promise.all(students.map((student) => student.playsOn()))
    await until(host, ({ rows }) => rows[0]?.phase === 'over' && rows[0].stars === 3)
    expect(host.getState().rows).toHaveLength(1)
    expect(host.getState().rows[0]).not.toBe(before)
  })

  it('looks into a room as it is played, and into none when it looks away', async () => {
    const { host, students } = await playing()
    host.look(1)
    await until(host, ({ look }) => look?.table === 1 && look.view.round !== undefined)
    await Promise.all(students.map((student) => student.playsOn()))
    await until(
      host,
      ({ look }) => look?.view.round?.steps.filter(({ kind }) => kind === 'segment').length === 3,
    )
    host.look(undefined)
    expect(host.getState().look).toBeUndefined()
  })

  it('comes back by itself after the server has been away: the class, its board, and the room looked into', async () => {
    const { host } = await playing()
    host.look(1)
    await until(host, ({ look }) => look?.table === 1)
    await server.restart()
    await until(host, ({ link }) => link.kind === 'lost')
    await until(host, ({ link }) => link.kind === 'live')
    expect(await host.act({ kind: 'set-pause', paused: true })).toMatchObject({ ok: true, unreached: [] })
    await until(host, (state) => hosted(state)?.isPaused === true && state.rows[0]?.isPaused === true)
    await until(host, ({ look }) => look?.view.hosted?.isPaused === true)
  })

  it('still says which tables have not followed when something else was done meanwhile that is done once', async () => {
    const { host } = await playing()
    const before = host.getState().unreached
    expect(await host.act({ kind: 'give-hint', table: 1, depth: 'nudge' })).toMatchObject({ unreached: [] })
    expect(host.getState().unreached).toBe(before)
  })

  it('is told why when the secret is wrong, and does not try again', async () => {
    const { code } = await opensClass()
    const stranger = enters(code, 'not-the-secret-of-this-class')
    await until(stranger, ({ link }) => link.kind === 'refused' && link.code === 'class/token')
    expect(await stranger.act({ kind: 'freeze' })).toMatchObject({ ok: false })
  })

  it('hears that everything has been erased', async () => {
    const { host, code, secret } = await playing()
    const other = enters(code, secret)
    await until(other, ({ link }) => link.kind === 'live')
    expect(await host.act({ kind: 'erase' })).toMatchObject({ ok: true })
    await until(other, ({ link }) => link.kind === 'gone' && link.why === 'erased')
  })
})

describe('the line of a projector', () => {
  it('sees what everybody may see, and can do nothing', async () => {
    const { code, secret, host } = await playing()
    const opened = await host.act({ kind: 'open-screen' })
    if (!opened.ok || opened.secret === undefined) throw new Error('there is a key for a screen')
    expect(opened.secret).not.toBe(secret)
    const screen = enters(code, opened.secret, 'screen')
    await until(screen, ({ told }) => told?.role === 'screen' && told.view.phase === 'playing')
    expect(JSON.stringify(screen.getState())).not.toContain(secret)
    expect(await screen.act({ kind: 'freeze' })).toMatchObject({ ok: false, code: 'class/not-host' })
    expect(screen.getState().rows).toEqual([])
    await host.act({ kind: 'freeze' })
    await until(screen, ({ told }) => told?.view.frozen?.of === 2)
  })
})
