import { describe, expect, test } from 'vitest'
import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import type { HostMessage, StudentMessage } from '../../shared/wire/classMessages.ts'
import { hashOf } from '../../server/rooms/secrets.ts'
import type { Member } from './support/member.ts'
import { useServer } from './support/server.ts'

/** One of each: a new kind of message does not compile until it stands here. */
const HOST_MESSAGES: { readonly [K in HostMessage['kind']]: Extract<HostMessage, { kind: K }> } = {
  'change-plan': { kind: 'change-plan', plan: { ...DEFAULT_PLAN, levels: [...DEFAULT_PLAN.levels] } },
  'add-host': { kind: 'add-host', name: 'Eve' },
  'dismiss-host': { kind: 'dismiss-host', id: 'h1' },
  'open-screen': { kind: 'open-screen' },
  'open-doors': { kind: 'open-doors' },
  'set-lock': { kind: 'set-lock', locked: true },
  rename: { kind: 'rename', student: 's1', names: ['Eve'] },
  remove: { kind: 'remove', student: 's1', ban: true },
  deal: { kind: 'deal', by: 'lots' },
  seat: { kind: 'seat', student: 's1', table: 1, seat: 'server' },
  'begin-level': { kind: 'begin-level', level: 1 },
  'give-time': { kind: 'give-time', minutes: 5 },
  'set-pause': { kind: 'set-pause', paused: true },
  'answer-call': { kind: 'answer-call', table: 1 },
  freeze: { kind: 'freeze' },
  'show-predictions': { kind: 'show-predictions' },
  thaw: { kind: 'thaw' },
  'give-hint': { kind: 'give-hint', table: 'all', depth: 'answer' },
  'send-stray': { kind: 'send-stray', table: 'all', to: 'server' },
  'send-flood': { kind: 'send-flood', table: 'all' },
  look: { kind: 'look', table: 1 },
  'end-class': { kind: 'end-class' },
  erase: { kind: 'erase' },
  report: { kind: 'report' },
}

const STUDENT_MESSAGES: { readonly [K in StudentMessage['kind']]: Extract<StudentMessage, { kind: K }> } = {
  leave: { kind: 'leave' },
  'call-teacher': { kind: 'call-teacher' },
  predict: { kind: 'predict', prediction: 'syn' },
}

describe('who may do what in a class', () => {
  const server = useServer({ messagesPerConnection: 1_000 })

  const playing = async () => {
    const li = server.member('Ms Li')
    await li.opensClass()
    const opened = await li.hosts({ kind: 'open-screen' })
    const screen = server.member('projector')
    await screen.enters(li.code(), opened.ok ? (opened.secret ?? '') : '', 'screen')
    const [ada, tom] = [server.member('Ada'), server.member('Tom')]
    for (const student of [ada, tom]) await student.joinsClass(li.code())
    await li.hosts({ kind: 'begin-level', level: 0 })
    for (const student of [ada, tom]) await student.sitsDown()
    return { li, screen, ada, tom }
  }

  test.concurrent(
    'every message of a host is refused to students, screens, spectators, other hosts and strangers',
    async () => {
      const { li, screen, ada } = await playing()
      const spectator = server.member('spectator')
      await spectator.asks('watch', { code: ada.student().me.table?.room })
      const other = server.member('Mr Wu')
      await other.opensClass()
      const stranger = server.member('stranger')
      // Doors that are open stay so: the answer tells where the class stands.
      const before = await li.hosts({ kind: 'open-doors' })
      for (const message of Object.values(HOST_MESSAGES)) {
        expect(await ada.hosts(message), `student: ${message.kind}`).toMatchObject({ code: 'class/not-host' })
        expect(await screen.hosts(message), `screen: ${message.kind}`).toMatchObject({
          code: 'class/not-host',
        })
        expect(await spectator.hosts(message), message.kind).toMatchObject({ code: 'class/not-entered' })
        expect(await stranger.hosts(message), message.kind).toMatchObject({ code: 'class/not-entered' })
      }
      // A host of another class is one there and nowhere else: no message names a class.
      await other.hosts({ kind: 'end-class' })
      expect(await li.hosts({ kind: 'open-doors' })).toEqual(before)
      await li.sees('play goes on', () => li.host().phase === 'playing')
    },
  )

  test.concurrent('every message of a student is refused to hosts, screens and strangers', async () => {
    const { li, screen } = await playing()
    const stranger = server.member('stranger')
    for (const message of Object.values(STUDENT_MESSAGES)) {
      expect(await li.says(message), message.kind).toMatchObject({ code: 'class/token' })
      expect(await screen.says(message), message.kind).toMatchObject({ code: 'class/token' })
      expect(await stranger.says(message), message.kind).toMatchObject({ code: 'class/not-entered' })
    }
  })

  test.concurrent('a secret opens its own role in its own class, and no other', async () => {
    const { li, screen, ada } = await playing()
    const elsewhere = server.member('Mr Wu')
    await elsewhere.opensClass()
    const stranger = server.member('stranger')
    const secrets = { host: li.secret(), screen: screen.secret(), student: ada.secret() } as const
    for (const [role, secret] of Object.entries(secrets))
      for (const as of ['host', 'screen', 'student'] as const) {
        if (as !== role)
          expect(await stranger.enters(li.code(), secret, as), `${role} as ${as}`).toMatchObject({
            code: 'class/token',
          })
        expect(await stranger.enters(elsewhere.code(), secret, as), `${role} elsewhere`).toMatchObject({
          code: 'class/token',
        })
      }
    // What is stored, and what everybody knows, opens nothing.
    for (const guess of [hashOf(li.secret()), li.code().padEnd(8, 'A'), 'h1h1h1h1', '________'])
      expect(await stranger.enters(li.code(), guess, 'host')).toMatchObject({ code: 'class/token' })
    expect(
      await stranger.asks('resume', { code: ada.student().me.table?.room, token: li.secret(), version: 0 }),
    ).toMatchObject({ code: 'seat/token' })
  })

  test.concurrent(
    'nobody sits down in a room of a class from outside, and no player plays the host there',
    async () => {
      const { ada } = await playing()
      const room = ada.student().me.table?.room
      const eve = server.member('Eve')
      expect(await eve.asks('join', { code: room, name: 'Eve' })).toMatchObject({ code: 'room/hosted' })
      expect(
        await ada.asks('erase', { code: room, token: ada.secret() }),
        'a part of the class',
      ).toMatchObject({
        ok: false,
      })
      for (const kind of ['swap-seats', 'end-round', 'leave'])
        expect(await ada.asks('act', { kind }), kind).toMatchObject({ code: 'room/hosted' })
      for (const message of [
        { kind: 'begin-turn', turn: 9 },
        { kind: 'assign-seats' },
        { kind: 'set-pause', paused: true },
        { kind: 'give-hint', depth: 'answer' },
        { kind: 'send-stray', to: 'server' },
        { kind: 'send-flood' },
        { kind: 'close-room' },
      ])
        expect(await ada.asks('act', message), message.kind).toMatchObject({ code: 'message/malformed' })
    },
  )

  test.concurrent('a host who was dismissed is none from that moment on', async () => {
    const { li } = await playing()
    const added = await li.hosts({ kind: 'add-host', name: 'Mr Wu' })
    const secret = added.ok ? (added.secret ?? '') : ''
    const wu = server.member('Mr Wu')
    await wu.enters(li.code(), secret, 'host')
    const id = li.host().hosts.find(({ name }) => name === 'Mr Wu')?.id ?? wu.host().hosts.at(-1)?.id ?? ''
    await li.hosts({ kind: 'dismiss-host', id })
    expect(await wu.hosts({ kind: 'freeze' })).toMatchObject({ ok: false })
    expect(await server.member('again').enters(li.code(), secret, 'host')).toMatchObject({
      code: 'class/token',
    })
  })

  test.concurrent('no secret but the own one is in anything that anybody hears', async () => {
    const { li, screen, ada, tom } = await playing()
    await li.hosts({ kind: 'freeze' })
    await ada.says({ kind: 'predict', prediction: 'fin' })
    await li.hosts({ kind: 'look', table: 1 })
    await li.hosts({ kind: 'report' })
    await li.hosts({ kind: 'thaw' })
    await Promise.all([ada.playsOn(), tom.playsOn()])
    await li.sees('the table is done', () => li.host().done === 1)
    const all: readonly Member[] = [li, screen, ada, tom]
    for (const hearer of all)
      for (const owner of all) {
        const text = JSON.stringify(hearer.heard)
        expect(text.includes(hashOf(owner.secret())), 'a hash').toBe(false)
        // The host makes the secret of the screen; everybody hears the own one once.
        if (hearer === owner || (hearer === li && owner === screen)) continue
        expect(text.includes(owner.secret()), 'a secret of somebody else').toBe(false)
      }
    // Before it is shown nobody learns what anybody has predicted.
    for (const hearer of [screen, tom, li])
      expect(JSON.stringify(hearer.heard)).not.toContain('"prediction":"fin"')
  })
})

describe('a student who is told of a table', () => {
  const server = useServer({ guessesPerMinute: 3 })

  test('may ask for its seat before the room has followed: that is no guess, and any other room is', async () => {
    const li = server.member('Ms Li')
    await li.opensClass()
    const [ada, tom] = [server.member('Ada'), server.member('Tom')]
    for (const student of [ada, tom]) await student.joinsClass(li.code())
    await li.hosts({ kind: 'begin-level', level: 0 })
    await ada.sees('a table', () => (ada.student().me.table?.turn ?? 0) > 0)
    const code = ada.student().me.table?.room
    for (let attempt = 0; attempt < 6; attempt += 1)
      expect(await ada.asks('resume', { code, token: 'x'.repeat(27), version: 0 })).toMatchObject({
        code: 'seat/token',
      })
    expect(await ada.sitsDown()).toMatchObject({ ok: true })
    const codes: (string | undefined)[] = []
    for (let attempt = 0; attempt < 6; attempt += 1)
      codes.push((await tom.asks('resume', { code: 'ZZZZZ', token: 'x'.repeat(27), version: 0 })).code)
    expect(codes[0]).toBe('room/unknown')
    expect(codes.at(-1)).toBe('message/too-many')
  })
})
