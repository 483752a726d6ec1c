import { expect, test } from 'vitest'
import type { ActedAnswer } from '../../shared/wire/answers.ts'
import { begin, handshake, pair, playing } from './support/rounds.ts'
import { useServer } from './support/server.ts'

const server = useServer()

const refusedWith = (answer: ActedAnswer): string | undefined => (answer.ok ? undefined : answer.code)

test.concurrent(
  'two players open a connection over real sockets, and both see the whole record',
  async () => {
    const [mei, jonas] = await pair(server)
    expect([mei.seat(), jonas.seat()]).toEqual(['client', 'server'])
    await begin(mei, jonas)

    await mei.sends('SYN seq=ISS', 'SYN-SENT')
    expect(mei.view().round?.me?.state).toBe('SYN-SENT')
    await jonas.hears('SYN')
    // The SYN-ACK is the player's to send: until then the endpoint listens and owes.
    expect(jonas.view().round?.me?.state).toBe('LISTEN')
    await jonas.sends('SYN,ACK seq=ISS ack=RCV.NXT', 'SYN-RECEIVED')
    expect(jonas.view().round?.me?.state).toBe('SYN-RECEIVED')
    await mei.hears('SYN,ACK')
    await mei.sends('ACK seq=SND.NXT ack=RCV.NXT', 'ESTABLISHED')
    expect(mei.view().round?.me?.state).toBe('ESTABLISHED')
    await jonas.sees('the round is won', (view) => view.phase === 'over')

    expect(jonas.view().round?.me?.state).toBe('ESTABLISHED')
    expect(jonas.view().round?.steps.filter((step) => step.kind === 'segment')).toHaveLength(3)
    expect(jonas.view().round?.outcome?.stars).toBe(3)
  },
)

test.concurrent(
  'in the middle of a round only what is new is told, and whoever comes back gets all of it',
  async () => {
    const [mei, jonas] = await playing(server)
    const toldBefore = jonas.heard.length
    await mei.sends('SYN seq=ISS', 'SYN-SENT')
    await jonas.hears('SYN')
    const told = jonas.heard.slice(toldBefore).map((message) => JSON.stringify(message))
    expect(told.length).toBeGreaterThan(0)
    expect(told.every((text) => text.startsWith('{"since":') && text.length < 1_500)).toBe(true)

    const back = await server.player('Jonas')
    await back.resumes(jonas)
    expect(back.view()).toEqual({ ...jonas.view(), version: back.view().version })
    // From there on what is new is enough again.
    await back.sends('SYN,ACK seq=ISS ack=RCV.NXT', 'SYN-RECEIVED')
    await mei.hears('SYN,ACK')
    expect(back.view().round?.me?.state).toBe('SYN-RECEIVED')
  },
)

test.concurrent('two play where WebSockets are blocked, by long polling alone', async () => {
  const mei = await server.player('Mei', 'polling')
  const jonas = await server.player('Jonas', 'polling')
  await mei.opens()
  await jonas.joins(mei.code())
  await begin(mei, jonas)
  await handshake(mei, jonas)
  expect(mei.line.io.engine.transport.name).toBe('polling')
})

test.concurrent('after a round its players swap ends and play the next with their own tokens', async () => {
  const [mei, jonas] = await playing(server)
  await handshake(mei, jonas)
  await mei.does({ kind: 'end-round' })
  await mei.does({ kind: 'swap-seats' })
  const isServer = (view: { viewer: { kind: string; seat?: string } }): boolean =>
    view.viewer.seat === 'server'
  await mei.sees('it is the server now', isServer)
  await begin(mei, jonas)
  expect(mei.view().round?.me?.seat).toBe('server')
  expect(await jonas.sends('SYN seq=ISS', 'SYN-SENT')).toMatchObject({ ok: true, outcome: { kind: 'sent' } })
  await mei.hears('SYN')
})

test.concurrent('a wrong draft is refused with a diagnosis, and nothing goes on the wire', async () => {
  const [mei, jonas] = await playing(server)
  const answer = await mei.sends('SYN,FIN seq=ISS', 'SYN-SENT')
  expect(answer).toMatchObject({
    ok: true,
    outcome: { kind: 'refused', verdict: { kind: 'nonconforming', diagnosis: { field: 'flags' } } },
  })
  expect(mei.view().round?.me?.refused?.tries).toBe(1)
  // Its partner is told that the room has moved on, and nothing else.
  await jonas.sees('a newer version', (view) => view.version === mei.view().version)
  expect(jonas.view().round?.me?.arrived).toBeUndefined()
  expect(jonas.view().round?.steps.map((step) => step.kind)).not.toContain('refused')
})

test.concurrent('what would have been right is in no answer before it was paid for', async () => {
  const [mei] = await playing(server)
  const answer = await mei.sends('SYN seq=5', 'SYN-SENT')
  expect(answer).toMatchObject({ outcome: { verdict: { faults: [{ field: 'seq', expected: '' }] } } })
  await mei.does({ kind: 'take-hint', depth: 'answer' })
  const iss = String(mei.view().round?.me?.variables.iss)
  expect(mei.view().round?.me?.refused?.verdict).toMatchObject({ diagnosis: { params: { due: iss } } })
})

test.concurrent('the same move twice has the same outcome and happens once', async () => {
  const [mei] = await playing(server)
  const move = mei.writes('SYN seq=ISS', 'SYN-SENT')
  const first = await mei.does(move)
  const second = await mei.does(move)
  expect(second).toEqual(first)
  expect(mei.view().round?.segments).toBe(1)
})

test.concurrent('the same move at once from two connections of one player happens once', async () => {
  const [mei] = await playing(server)
  const move = mei.writes('SYN seq=ISS', 'SYN-SENT')
  const again = await server.player('Mei')
  // Both ask before either is answered: the old connection moves, the new one takes the seat and moves too.
  const [first, resumed] = await Promise.all([mei.does(move), again.resumes(mei)])
  expect(resumed.ok).toBe(true)
  const second = await again.does(move)
  expect(second).toMatchObject({ ok: true, outcome: { kind: 'sent', flight: 1 } })
  // The segment may have arrived meanwhile: then the room has gone on, and the outcome is the same.
  if (first.ok && second.ok) expect(second.outcome).toEqual(first.outcome)
  expect(again.view().round?.segments).toBe(1)
})

test.concurrent('a move composed before something arrived is stale and is not judged', async () => {
  const [mei, jonas] = await playing(server)
  const early = jonas.writes('SYN,ACK seq=ISS ack=1', 'SYN-RECEIVED')
  await mei.sends('SYN seq=ISS', 'SYN-SENT')
  await jonas.hears('SYN')
  expect(refusedWith(await jonas.does(early))).toBe('move/stale')
  expect(jonas.view().round?.me?.refused).toBeUndefined()
})

test.concurrent('the bot takes the other end and answers by itself', async () => {
  const mei = await server.player('Mei')
  await mei.opens()
  await mei.does({ kind: 'seat-bot', seat: 'server' })
  await begin(mei)
  await mei.sends('SYN seq=ISS', 'SYN-SENT')
  await mei.hears('SYN,ACK')
  await mei.sends('ACK seq=SND.NXT ack=RCV.NXT', 'ESTABLISHED')
  await mei.sees('the round is won', (view) => view.phase === 'over')
})

test.concurrent('a spectator sees what has crossed the wire and no endpoint', async () => {
  const [mei, jonas] = await playing(server)
  const sam = await server.player('Sam')
  expect(await sam.watches(mei.code())).toMatchObject({ ok: true })
  await mei.sends('SYN seq=ISS', 'SYN-SENT')
  await jonas.hears('SYN')
  await sam.sees('the SYN has crossed', (view) => view.round?.segments === 1)
  expect(sam.view().round?.me).toBeUndefined()
  expect(refusedWith(await sam.does({ kind: 'end-round' }))).toBe('room/not-joined')
})

test.concurrent(
  'questions after a round are answered alone and revealed when both have answered',
  async () => {
    const [mei, jonas] = await playing(server)
    await handshake(mei, jonas)
    const of = (player: typeof mei) => player.view().round?.questions.find(({ id }) => id === 'Q05')
    await mei.does({ kind: 'answer-question', question: 'Q05', option: 0 })
    expect(of(mei)).toMatchObject({ mine: 0 })
    expect(of(mei)?.reveal).toBeUndefined()
    await jonas.does({ kind: 'answer-question', question: 'Q05', option: 1 })
    await mei.sees(
      'both answers',
      (view) => view.round?.questions.find(({ id }) => id === 'Q05')?.reveal !== undefined,
    )
    expect(of(mei)?.reveal?.answers).toEqual({ client: 0, server: 1 })
  },
)
