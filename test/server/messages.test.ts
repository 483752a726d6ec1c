import * as fc from 'fast-check'
import { io } from 'socket.io-client'
import { describe, expect, test, vi } from 'vitest'
import { LIMITS } from '../../shared/wire/limits.ts'
import { begin, handshake, pair, playing } from './support/rounds.ts'
import { useServer } from './support/server.ts'

const EVENTS = ['create', 'join', 'resume', 'watch', 'act', 'review', 'erase'] as const

/** Shapes that look like messages, and that no schema takes. */
const junk = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(
      'kind',
      'name',
      'code',
      'token',
      'version',
      'seat',
      'settings',
      'move',
      '__proto__',
      'seen',
    ),
    fc.jsonValue({ maxDepth: 2 }),
  ),
  fc.record({
    kind: fc.constantFrom('submit-move', 'set-ready', 'take-hint', 'leave-seat', 'tick', 'close-room'),
    moveId: fc.string(),
    seen: fc.oneof(fc.double(), fc.integer(), fc.string()),
    move: fc.jsonValue({ maxDepth: 3 }),
  }),
)

describe('messages', () => {
  const server = useServer()

  test.concurrent(
    'whatever shape a message has, it is answered with a code and no detail, and the room goes on',
    async () => {
      const [mei, jonas] = await playing(server)
      const { version } = mei.view()
      const shapes = fc.sample(junk, { numRuns: 60, seed: 20_260_101 })
      for (const event of EVENTS) {
        // A connection for every few: one alone would be told to slow down.
        for (let from = 0; from < shapes.length; from += 20) {
          const eve = await server.player('Eve')
          await eve.watches(mei.code())
          const answers = await Promise.all(
            shapes.slice(from, from + 20).map((shape) => eve.asks(event, shape)),
          )
          for (const answer of answers) {
            expect(answer).toMatchObject({ ok: false, code: 'message/malformed' })
            expect(Object.keys(answer).filter((key) => !['ok', 'code', 'field'].includes(key))).toEqual([])
          }
          eve.hangsUp()
        }
      }
      expect(mei.view().version).toBe(version)
      await handshake(mei, jonas)
    },
  )

  test.concurrent.each(EVENTS)(
    '%s: a text that is no text, and whose length cannot be compared, is malformed and ends nothing',
    async (event) => {
      const eve = await server.player('Eve')
      const odd = { length: { toString: null, valueOf: null } }
      for (const field of ['code', 'name', 'token', 'moveId', 'ticks', 'replayId'])
        expect(await eve.asks(event, { kind: 'submit-move', [field]: odd })).toMatchObject({
          code: 'message/malformed',
        })
      eve.hangsUp()
      expect((await fetch(`${server.url()}/healthz`)).status).toBe(200)
    },
  )

  test.concurrent('the field that does not fit is named by its path', async () => {
    const [mei] = await playing(server)
    const move = mei.writes('SYN seq=ISS')
    expect(
      await mei.asks('act', { ...move, move: { kind: 'segment', draft: { flags: {}, seq: 1, len: 0 } } }),
    ).toEqual({ ok: false, code: 'message/malformed', field: 'move.draft.flags.syn' })
    expect(await mei.asks('act', { ...move, extra: 1 })).toMatchObject({ code: 'message/malformed' })
    expect(await mei.asks('create', { name: ' \u202e ' })).toMatchObject({ field: 'name' })
  })

  test.concurrent('a message over the limit is refused as too large, one just below it is read', async () => {
    const mei = await server.player('Mei')
    const tooLarge = { code: 'x'.repeat(LIMITS.messageBytes), name: 'Mei' }
    expect(await mei.asks('join', tooLarge)).toEqual({ ok: false, code: 'message/too-large' })
    const large = { code: 'x'.repeat(LIMITS.messageBytes - 100), name: 'Mei' }
    expect(await mei.asks('join', large)).toMatchObject({ code: 'message/malformed' })
  })

  test.concurrent('a frame over 64 kB ends its connection, and nobody else feels it', async () => {
    const [mei, jonas] = await pair(server)
    const eve = await server.player('Eve')
    await eve.watches(mei.code())
    // Only over WebSocket is there a connection to cut; a polling request is refused.
    const line = io(server.url(), { forceNew: true, reconnection: false, transports: ['websocket'] })
    const ended = new Promise<string>((resolve) => line.on('disconnect', resolve))
    line.on('connect', () => line.emit('join', { code: 'x'.repeat(200_000) }, () => undefined))
    expect(await ended).toMatch(/transport/)
    await begin(mei, jonas)
  })

  test.concurrent(
    'an event that nobody knows is refused; one that asks for no answer does nothing',
    async () => {
      const [mei, jonas] = await pair(server)
      const line = io(server.url(), { forceNew: true, reconnection: false })
      const answer: unknown = await line.timeout(5_000).emitWithAck('admin', { all: true })
      expect(answer).toEqual({ ok: false, code: 'message/unknown' })
      line.disconnect()
      mei.line.emit('act', { kind: 'set-ready', ready: true }, undefined as never)
      await jonas.isReady()
      expect(jonas.view().seats.client.ready).toBe(false)
    },
  )

  test.concurrent('a page that speaks another version of the messages is told to load again', async () => {
    const line = io(server.url(), { forceNew: true, reconnection: false, auth: { wire: 0 } })
    const answer: unknown = await line.timeout(5_000).emitWithAck('create', { name: 'Mei' })
    expect(answer).toEqual({ ok: false, code: 'wire/version' })
    line.disconnect()
  })

  test.concurrent('a page of the version before is told whole views only, and misses nothing', async () => {
    const [mei, jonas] = await playing(server)
    const old = io(server.url(), { forceNew: true, reconnection: false, auth: { wire: 1 } })
    const told: string[] = []
    let version = 0
    old.onAny((event: string) => told.push(event))
    old.on('view', (view: { readonly version: number }) => (version = view.version))
    const answer: unknown = await old.timeout(5_000).emitWithAck('watch', { code: mei.code() })
    expect(answer).toMatchObject({ ok: true })
    await handshake(mei, jonas)
    await vi.waitFor(() => expect(version).toBe(mei.view().version), { timeout: 10_000 })
    expect(told).not.toContain('change')
    old.disconnect()
  })

  test.concurrent(
    'a flood from one connection is told to wait and then cut, and another room feels nothing',
    async () => {
      const [mei, jonas] = await playing(server)
      const eve = await server.player('Eve')
      const asks = (count: number) =>
        Promise.allSettled(Array.from({ length: count }, () => eve.asks('watch', { code: 'bad' })))
      await asks(2 * LIMITS.messageBurst)
      expect(eve.heard.map((answer) => JSON.stringify(answer)).join()).toContain('message/too-many')
      for (let n = 0; n < 2_000; n++) eve.line.emit('watch', {}, () => undefined)
      await handshake(mei, jonas)
      await eve.waitsFor('it is cut', () => !eve.line.connected)
    },
  )

  test.concurrent('a flood of moves, which do not go through Socket.IO, is cut as well', async () => {
    const eve = await server.player('Eve', 'websocket')
    const told: unknown[] = []
    for (let n = 0; n < 2_000; n++) eve.line.emit('act', { kind: 'leave' }, (answer) => told.push(answer))
    await eve.waitsFor('it is cut', () => !eve.line.connected)
    expect(told).toContainEqual({ ok: false, code: 'room/not-joined' })
    expect(told).toContainEqual(expect.objectContaining({ ok: false, code: 'message/too-many' }))
  })

  test.concurrent('who is told to wait may go on after that time', async () => {
    const mei = await server.player('Mei')
    const burst = await Promise.all(
      Array.from({ length: LIMITS.messageBurst + 5 }, () => mei.asks('watch', { code: 'bad' })),
    )
    const late = burst.at(-1)
    expect(late).toMatchObject({ ok: false, code: 'message/too-many' })
    const wait = late?.ok === false ? (late.retryAfterMs ?? 0) : 0
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(3_000)
    // The time that the server itself has named.
    await new Promise((resolve) => setTimeout(resolve, wait))
    expect(await mei.opens()).toMatchObject({ ok: true })
  })
})

describe('guessing', () => {
  const server = useServer({ guessesPerMinute: 5, roomsPerMinute: 3 })

  test('codes and tokens cannot be found by trying, from however many connections', async () => {
    const mei = await server.player('Mei')
    await mei.opens()
    for (const code of ['AAAAA', 'BBBBB', 'CCCCC']) {
      const eve = await server.player('Eve')
      expect(await eve.joins(code)).toMatchObject({ code: 'room/unknown' })
    }
    const eve = await server.player('Eve')
    const forged = { code: mei.code, token: () => 'forged-token' }
    expect(await eve.resumes(forged)).toMatchObject({ code: 'seat/token' })
    expect(await eve.resumes(forged)).toMatchObject({ code: 'seat/token' })
    expect(await eve.watches(mei.code())).toMatchObject({ code: 'message/too-many' })
    const over = await fetch(`${server.url()}/api/room/${mei.code()}`)
    expect(over.status).toBe(429)
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
    // Who is in the room already is not touched by it.
    expect(await mei.does({ kind: 'seat-bot', seat: 'server' })).toMatchObject({ ok: true })
  })

  test('one address opens only so many rooms a minute', async () => {
    const eve = await server.player('Eve')
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 4; n++) {
      const answer = await eve.opens()
      codes.push(answer.ok ? undefined : answer.code)
    }
    expect(codes).toContain('message/too-many')
  })
})
