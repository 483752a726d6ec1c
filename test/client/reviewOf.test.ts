import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { resumeSession } from '../../client/net/networkSession.ts'
import type { Session } from '../../client/net/session.ts'
import { reviewOf } from '../../client/review/reviewOf.ts'
import type { Reviewing } from '../../client/review/reviewOf.ts'
import type { Stance } from '../../client/review/stance.ts'
import type { ReviewPosition } from '../../shared/replay/review/review.ts'
import type { Player } from '../server/support/player.ts'
import { begin, handshake, playing } from '../server/support/rounds.ts'
import { useServer } from '../server/support/server.ts'
import { memoryStorage } from '../support/memoryStorage.ts'

const server = useServer()

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage())
  // A page dials the host that it came from.
  const { protocol, hostname, port, host } = new URL(server.url())
  vi.stubGlobal('location', { protocol, hostname, port, host })
})

interface Page {
  readonly session: Session
  readonly part: Reviewing
}

const pages: Page[] = []
afterEach(() => {
  for (const { session, part } of pages.splice(0)) {
    part.close()
    session.close()
  }
  vi.unstubAllGlobals()
})

const at = (step: number): ReviewPosition => ({ step, lens: 'all', zoom: 'normal' })

/** A page that looks at the round of a room: with a player's seat, or without one. */
const opens = (player: Player, isSeated = true): Page => {
  const [code, seat] = [player.code(), player.seat()]
  const session = resumeSession(
    code,
    isSeated ? { code, seat, token: player.token(), name: seat } : undefined,
  )
  const page = { session, part: reviewOf(session, player.view().round?.outcome?.replayId ?? '') }
  pages.push(page)
  return page
}

const until = ({ part }: Page, holds: (stance: Stance) => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      if (!holds(part.getStance())) throw new Error(JSON.stringify(part.getStance()))
    },
    { timeout: 15_000, interval: 10 },
  )

const isAt = (page: Page, mode: Stance['mode'], step: number): Promise<void> =>
  until(page, (stance) => stance.mode === mode && stance.told?.at.step === step)

/** Mei and Jonas on their pages, and one who looks on; all have asked and found no review. */
const afterRound = async (): Promise<{
  readonly players: readonly [Player, Player]
  readonly mei: Page
  readonly jonas: Page
  readonly ana: Page
}> => {
  const players = await playing(server)
  await handshake(...players)
  const [mei, jonas, ana] = [opens(players[0]), opens(players[1]), opens(players[1], false)]
  for (const page of [mei, jonas, ana]) await until(page, ({ mode }) => mode === 'alone')
  return { players, mei, jonas, ana }
}

describe('a page in a shared review', () => {
  it('leads, and the others are invited and follow', async () => {
    const { mei, jonas, ana } = await afterRound()
    expect(await mei.part.lead(at(1))).toBe(true)
    await until(mei, ({ mode }) => mode === 'leading')
    for (const page of [jonas, ana]) {
      await isAt(page, 'invited', 1)
      page.part.happens({ kind: 'joined' })
    }
    mei.part.point(at(4))
    for (const page of [jonas, ana]) await isAt(page, 'with', 4)
    await until(mei, ({ told }) => told?.followers === 2)
    ana.part.happens({ kind: 'strayed' })
    await until(mei, ({ told }) => told?.followers === 1)
    jonas.session.line?.disconnect()
    await until(mei, ({ told }) => told?.followers === 0)
    jonas.session.line?.connect()
    await until(mei, ({ told }) => told?.followers === 1)
    jonas.part.close()
    await until(mei, ({ told }) => told?.followers === 0)
  })

  it('sends only the last of many steps, and that one for certain', async () => {
    const { mei, jonas } = await afterRound()
    await mei.part.lead(at(1))
    const steps: number[] = []
    jonas.part.subscribe(() => steps.push(jonas.part.getStance().told?.at.step ?? 0))
    for (let step = 2; step <= 300; step++) mei.part.point(at(step))
    await isAt(jonas, 'invited', 300)
    expect(steps.length).toBeLessThan(6)
  })

  it('is told that only one can lead', async () => {
    const { mei, jonas, ana } = await afterRound()
    await mei.part.lead(at(2))
    expect(await jonas.part.lead(at(1))).toBe(false)
    expect(await ana.part.lead(at(1))).toBe(false)
    await isAt(jonas, 'invited', 2)
  })

  it('hands the lead over and follows, and leads on when it could not', async () => {
    const { mei, jonas } = await afterRound()
    await mei.part.lead(at(3))
    await until(mei, ({ mode }) => mode === 'leading')
    mei.part.hand('server')
    await isAt(mei, 'with', 3)
    await until(jonas, ({ mode }) => mode === 'leading')
    mei.session.close()
    await until(jonas, () => jonas.session.getState().presence.client === 'away')
    jonas.part.hand('client')
    await until(jonas, ({ mode, isHanding }) => mode === 'leading' && !isHanding)
  })

  it('leads on after the server was away, from where its leader has gone meanwhile', async () => {
    const { mei, jonas } = await afterRound()
    await mei.part.lead(at(2))
    await isAt(jonas, 'invited', 2)
    jonas.part.happens({ kind: 'joined' })
    await server.restart()
    mei.part.point(at(5))
    // Who follows is back first, and waits for who led.
    jonas.session.retry()
    await until(jonas, () => jonas.session.getState().link.kind === 'live')
    mei.session.retry()
    await isAt(jonas, 'with', 5)
    await until(mei, ({ mode }) => mode === 'leading')
  })

  it('of a leader whose line was lost tells where it has gone meanwhile', async () => {
    const { mei, jonas } = await afterRound()
    await mei.part.lead(at(2))
    await isAt(jonas, 'invited', 2)
    mei.session.line?.disconnect()
    await until(jonas, ({ told }) => told?.leader.isHere === false)
    mei.part.point(at(9))
    mei.session.line?.connect()
    await isAt(jonas, 'invited', 9)
    expect(jonas.part.getStance().told?.leader.isHere).toBe(true)
  })

  it('goes on alone when the lead was taken while its line was lost', async () => {
    const { mei, jonas } = await afterRound()
    await mei.part.lead(at(2))
    await until(mei, ({ mode }) => mode === 'leading')
    mei.session.line?.disconnect()
    await until(jonas, ({ told }) => told?.leader.isHere === false)
    expect(await jonas.part.lead(at(7))).toBe(true)
    mei.session.line?.connect()
    await isAt(mei, 'apart', 7)
  })

  it('hears that the review is over when the next round begins', async () => {
    const { players, mei, ana } = await afterRound()
    await mei.part.lead(at(2))
    await isAt(ana, 'invited', 2)
    ana.part.happens({ kind: 'joined' })
    const back = [await server.player('Mei'), await server.player('Jonas')] as const
    await back[0].resumes(players[0])
    await back[1].resumes(players[1])
    await begin(...back)
    await until(ana, ({ mode }) => mode === 'over')
    const late = opens(players[0], false)
    await until(late, ({ mode }) => mode === 'alone')
  })

  it('hears no more once it is closed', async () => {
    const { mei, jonas } = await afterRound()
    jonas.part.close()
    await mei.part.lead(at(2))
    await until(mei, ({ mode }) => mode === 'leading')
    expect(jonas.part.getStance().mode).toBe('alone')
  })
})
