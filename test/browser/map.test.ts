import { describe, expect } from 'vitest'
import type { Situation } from '../../shared/game/room/view.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { CANONICAL } from '../support/canonical.ts'
import { table } from '../game/support/table.ts'
import { inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'
import { begin, meet } from './seating.ts'
import type { Pair } from './seating.ts'

const browser = useBrowser()

/** A line of a canonical trace, and what its player is told when it is time for it. */
interface Turn {
  readonly line: string
  readonly situation: Situation
  /** How many steps its player has lived through by then */
  readonly lived: number
}

/** The rules alone play the level first: so it is known what each page has to say before each line. */
const turnsOf = (level: LevelId): readonly Turn[] => {
  const room = table({ level })
  return CANONICAL[level].map((line) => {
    const seat = line.startsWith('C') ? 'client' : 'server'
    const { round } = room.view(seat)
    const situation = round?.me?.situation
    if (round === undefined || situation === undefined) throw new Error(line)
    if (line.includes('lets')) room.submits(seat, { kind: 'timer', timer: 'time-wait' })
    else if (line.includes('calls')) {
      const [call] = room.view(seat).round?.me?.mayCall ?? []
      if (call === undefined) throw new Error(line)
      room.submits(seat, { kind: 'call', call })
      room.settles()
    } else room.plays(line)
    return { line, situation, lived: round.steps.length }
  })
}

/** Waits until it is this player's turn; where both ends wait for a clock, both let it run out. */
const waitsFor = async (pair: Pair, who: Player, { situation, lived }: Turn): Promise<void> => {
  const title = who.words.coach.situation(situation).title
  const heading = who.page.getByRole('heading', { level: 1, name: title, exact: true })
  await expect
    .poll(
      async () => {
        if ((await heading.isVisible()) && (await stepsOf(who)) === lived) return title
        for (const one of [pair.client, pair.server]) {
          const skip = one.page.getByRole('button', { name: one.words.table.clock.skip, exact: true })
          if ((await skip.isVisible()) && (await skip.isEnabled()))
            await skip.click({ timeout: 1_000 }).catch(() => undefined)
        }
        return `${await who.page.locator('h1').first().innerText()} after ${await stepsOf(who)} steps, not ${lived}`
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(title)
}

const stepsOf = (who: Player): Promise<number> => who.page.locator('.board ol li').count()

const plays = async (pair: Pair, level: LevelId): Promise<void> => {
  const isns = { x: await pair.client.reads('ISS'), y: await pair.server.reads('ISS') }
  for (const turn of turnsOf(level)) {
    const { line, situation, lived } = turn
    const who = line.startsWith('C') ? pair.client : pair.server
    await waitsFor(pair, who, turn)
    if (line.includes('lets')) await who.presses(who.words.table.letPass)
    else if (line.includes('calls')) {
      const { callOffered } = who.words.table
      const call = situation.kind === 'call-offered' ? situation.call : 'CLOSE'
      await who.presses(callOffered[call])
    } else await who.plays(line.slice(4), isns)
    await who.page.waitForFunction(
      (count) =>
        document.querySelectorAll('.board ol li').length > count || document.querySelector('.fin') !== null,
      lived,
    )
  }
  await Promise.all([pair.client, pair.server].map((who) => who.finishes(level)))
}

/** Every level that no other test plays with two pages. */
const ROUTES: readonly (readonly LevelId[])[] = [
  ['wrap', 'cross-open', 'refused', 'cross-close', 'abort', 'abort-unread', 'half-open'],
  [
    'lost-syn-ack',
    'lost-third-ack-talks',
    'lost-third-ack-silent',
    'lost-data',
    'out-of-order',
    'duplicate-data',
  ],
  ['lost-fin', 'lost-fin-ack', 'lost-second-fin', 'time-wait', 'ghost-syn'],
]

describe('the map', () => {
  for (const route of ROUTES)
    inBrowser(`two people play ${route.join(', ')}`, async () => {
      const pair = {
        client: await player(browser.current()),
        server: await player(browser.current(), { language: 'zh' }),
      }
      const { client, server } = pair
      await meet(pair)
      for (const [index, level] of route.entries()) {
        if (index > 0) {
          await client.presses(client.words.app.menu)
          await client.presses(client.words.result.lobby)
          await Promise.all([client, server].map((who) => who.sees(who.words.lobby.iAmReady)))
        }
        await begin(pair, level)
        await plays(pair, level)
      }
    })
})
