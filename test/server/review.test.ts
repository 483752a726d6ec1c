import { describe, expect, test } from 'vitest'
import type { ReviewPosition } from '../../shared/replay/review/review.ts'
import { REVIEW_LIMITS } from '../../shared/wire/review.ts'
import { hashOf } from '../../server/rooms/secrets.ts'
import type { Player } from './support/player.ts'
import { begin, handshake, playing } from './support/rounds.ts'
import { useServer } from './support/server.ts'

const server = useServer()

const START: ReviewPosition = { step: 1, lens: 'all', zoom: 'normal' }
const at = (step: number): ReviewPosition => ({
  step,
  lens: 'server',
  zoom: 'close',
  point: { step, part: 'ack' },
})

const replayOf = (player: Player): string => player.view().round?.outcome?.replayId ?? ''

/** Two players who have just played a round, and one who looks on. */
const afterRound = async (): Promise<readonly [Player, Player, Player]> => {
  const [mei, jonas] = await playing(server)
  await handshake(mei, jonas)
  const ana = await server.player('Ana')
  await ana.watches(mei.code())
  return [mei, jonas, ana]
}

const leads = (player: Player, position = START) =>
  player.reviews({ kind: 'lead', replayId: replayOf(player), at: position })

const isTold = (player: Player, leader: string, step: number): Promise<void> =>
  player.waitsFor(`${leader} shows step ${step}`, () => {
    const told = player.review()
    return told?.leader.name === leader && told.at.step === step
  })

describe('a shared review', () => {
  test.concurrent('takes everybody in the room to where its leader points', async () => {
    const [mei, jonas, ana] = await afterRound()
    expect(await leads(mei)).toMatchObject({ ok: true, review: { leader: { name: 'Mei', isMe: true } } })
    for (const each of [jonas, ana]) {
      await isTold(each, 'Mei', 1)
      expect(each.review()?.leader).toEqual({ name: 'Mei', isHere: true, isMe: false })
      expect(each.review()?.replayId).toBe(replayOf(each))
    }
    expect(await mei.reviews({ kind: 'point', at: at(5) })).toMatchObject({ ok: true })
    for (const each of [jonas, ana]) {
      await isTold(each, 'Mei', 5)
      expect(each.review()?.at).toEqual(at(5))
    }
  })

  test.concurrent('is told to whoever comes late, and asks nothing of who does not', async () => {
    const [mei, jonas] = await afterRound()
    expect(await jonas.reviews({ kind: 'look' })).toEqual({ ok: true, review: null })
    await leads(mei, at(4))
    const late = await server.player('Lin')
    expect(await late.reviews({ kind: 'look' })).toEqual({ ok: false, code: 'room/not-joined' })
    await late.watches(mei.code())
    expect(await late.reviews({ kind: 'look' })).toMatchObject({ ok: true, review: { at: at(4) } })
  })

  test.concurrent('is led by players only, one at a time', async () => {
    const [mei, jonas, ana] = await afterRound()
    expect(await leads(ana)).toEqual({ ok: false, code: 'room/not-joined' })
    expect(await mei.reviews({ kind: 'point', at: at(2) })).toEqual({ ok: false, code: 'review/none' })
    await leads(mei)
    expect(await leads(jonas)).toEqual({ ok: false, code: 'review/led' })
    for (const message of [{ kind: 'point', at: at(2) }, { kind: 'end' }] as const) {
      expect(await jonas.reviews(message)).toEqual({ ok: false, code: 'review/not-leading' })
      expect(await ana.reviews(message)).toEqual({ ok: false, code: 'room/not-joined' })
    }
  })

  test.concurrent('cannot be begun while a round is being played, nor of another round', async () => {
    const [mei, jonas] = await playing(server)
    const early = { kind: 'lead', replayId: 'not-over-yet', at: START } as const
    expect(await mei.reviews(early)).toEqual({ ok: false, code: 'review/other-round' })
    await handshake(mei, jonas)
    expect(await mei.reviews(early)).toEqual({ ok: false, code: 'review/other-round' })
  })

  test.concurrent('is handed over, and ended', async () => {
    const [mei, jonas] = await afterRound()
    await leads(mei, at(3))
    expect(await mei.reviews({ kind: 'hand', to: 'server' })).toMatchObject({
      review: { leader: { name: 'Jonas', isMe: false } },
    })
    await isTold(jonas, 'Jonas', 3)
    expect(jonas.review()?.leader.isMe).toBe(true)
    expect(await mei.reviews({ kind: 'point', at: at(1) })).toMatchObject({ code: 'review/not-leading' })
    expect(await jonas.reviews({ kind: 'end' })).toEqual({ ok: true, review: null })
    await mei.waitsFor('it is over', () => mei.review() === null)
  })

  test.concurrent('keeps its leader over a lost line; while it is lost another may lead on', async () => {
    const [mei, jonas] = await afterRound()
    await leads(mei, at(6))
    mei.hangsUp()
    await jonas.waitsFor('the leader is away', () => jonas.review()?.leader.isHere === false)
    const back = await server.player('Mei')
    await back.resumes(mei)
    await jonas.waitsFor('the leader is back', () => jonas.review()?.leader.isHere === true)
    expect(await back.reviews({ kind: 'look' })).toMatchObject({
      review: { leader: { isMe: true }, at: at(6) },
    })
    back.hangsUp()
    await jonas.waitsFor('the leader is away again', () => jonas.review()?.leader.isHere === false)
    expect(await leads(jonas, at(7))).toMatchObject({ review: { leader: { name: 'Jonas', isMe: true } } })
    const again = await server.player('Mei')
    await again.resumes(mei)
    expect(await again.reviews({ kind: 'point', at: at(1) })).toMatchObject({ code: 'review/not-leading' })
    expect(await again.reviews({ kind: 'hand', to: 'client' })).toMatchObject({ code: 'review/not-leading' })
  })

  test.concurrent('goes on when its leader leaves the room', async () => {
    const [mei, jonas, ana] = await afterRound()
    await leads(mei, at(2))
    await mei.does({ kind: 'leave' })
    await ana.waitsFor('the leader has gone', () => ana.review()?.leader.isHere === false)
    expect(await leads(jonas, at(3))).toMatchObject({ ok: true })
    await isTold(ana, 'Jonas', 3)
    expect(await jonas.reviews({ kind: 'hand', to: 'client' })).toEqual({
      ok: false,
      code: 'review/nobody-there',
    })
  })

  test.concurrent('counts who follows, until they say otherwise or go', async () => {
    const [mei, jonas, ana] = await afterRound()
    await leads(mei)
    const counts = (n: number) => mei.waitsFor(`${n} follow`, () => mei.review()?.followers === n)
    await Promise.all([jonas, ana].map((each) => each.reviews({ kind: 'follow', follows: true })))
    await counts(2)
    expect(await jonas.reviews({ kind: 'follow', follows: false })).toMatchObject({
      review: { followers: 1 },
    })
    await mei.reviews({ kind: 'point', at: at(2) })
    await counts(1)
    ana.hangsUp()
    await counts(0)
  })

  test.concurrent('does not count its leader among those who follow', async () => {
    const [mei, jonas] = await afterRound()
    await leads(mei)
    await jonas.reviews({ kind: 'follow', follows: true })
    expect(await mei.reviews({ kind: 'hand', to: 'server' })).toMatchObject({ review: { followers: 0 } })
  })

  test.concurrent('is over for everybody when the next round begins', async () => {
    const [mei, jonas, ana] = await afterRound()
    await leads(mei, at(2))
    await isTold(ana, 'Mei', 2)
    await begin(mei, jonas)
    for (const each of [mei, jonas, ana]) await each.waitsFor('it is over', () => each.review() === null)
  })

  test.concurrent('counts its messages apart from moves, and refuses what comes too fast', async () => {
    const [mei, jonas] = await afterRound()
    await leads(mei)
    const points = await Promise.all(
      Array.from({ length: REVIEW_LIMITS.burst + 10 }, (_, n) =>
        mei.reviews({ kind: 'point', at: at(n + 1) }),
      ),
    )
    expect(points.filter(({ ok }) => ok).length).toBeLessThanOrEqual(REVIEW_LIMITS.burst)
    expect(points.at(-1)).toMatchObject({ ok: false, code: 'message/too-many' })
    expect(await mei.does({ kind: 'say-phrase', phrase: 'thinking' })).toMatchObject({ ok: true })
    await isTold(jonas, 'Mei', points.filter(({ ok }) => ok).length)
  })

  test.concurrent(
    'takes no message that does not fit: no far step, no unknown part, nothing more',
    async () => {
      const [mei] = await afterRound()
      await leads(mei)
      const point = (position: unknown) => mei.asks('review', { kind: 'point', at: position })
      expect(await point({ ...START, step: 0 })).toMatchObject({ field: 'at.step' })
      expect(await point({ ...START, step: 100_000 })).toMatchObject({ field: 'at.step' })
      expect(await point({ ...START, point: { step: 1, part: 'wnd' } })).toMatchObject({
        field: 'at.point.part',
      })
      expect(await point({ ...START, secret: 1 })).toMatchObject({ code: 'message/malformed' })
    },
  )

  test.concurrent('tells nobody a token, nor its hash', async () => {
    const [mei, jonas, ana] = await afterRound()
    await leads(mei)
    await mei.reviews({ kind: 'hand', to: 'server' })
    await isTold(ana, 'Jonas', 1)
    for (const each of [jonas, ana]) {
      const heard = JSON.stringify(each.heard)
      for (const secret of [mei.token(), hashOf(mei.token()), hashOf(jonas.token())])
        expect(heard).not.toContain(secret)
    }
  })
})
