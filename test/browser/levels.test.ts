import { describe, expect } from 'vitest'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { CANONICAL } from '../support/canonical.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import { begin, meet } from './seating.ts'
import type { Pair } from './seating.ts'

const browser = useBrowser()

/** Mei opens a room from the start page, Tom joins it, both are ready for the level. */
const sitDown = async (pair: Pair, level: LevelId, how: 'code' | 'link'): Promise<void> => {
  await meet(pair, how)
  await begin(pair, level)
}

/** Plays the canonical lines through both pages, and calls back before each. */
const playOut = async (
  pair: Pair,
  level: LevelId,
  before: (line: string, index: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  const isns = { x: await pair.client.reads('ISS'), y: await pair.server.reads('ISS') }
  for (const [index, line] of CANONICAL[level].entries()) {
    const who = line.startsWith('C') ? pair.client : pair.server
    const other = who === pair.client ? pair.server : pair.client
    await before(line, index)
    if (line.includes('calls CLOSE')) await who.presses(who.words.table.callOffered.CLOSE)
    else if (line.includes('lets 2 MSL pass')) await who.presses(who.words.table.letPass)
    else {
      const seen = await other.page.locator('ol li').count()
      await who.plays(line.slice(4), isns)
      // The segment has crossed the wire when the other side's list has grown, or the round is over.
      await other.page.waitForFunction(
        (count) =>
          document.querySelectorAll('ol li').length > count || document.querySelector('.fin') !== null,
        seen,
      )
    }
  }
  await Promise.all([pair.client, pair.server].map((who) => who.finishes(level)))
}

/** From the result to the timeline, which both see from the same address. */
const lookBack = async ({ client, server }: Pair): Promise<void> => {
  const link = client.page.getByRole('link', { name: client.words.result.timeline })
  await link.press('Enter')
  await client.page.getByRole('slider', { name: client.words.timeline.steps }).waitFor()
  expect(client.page.url()).toContain('/timeline/')
  await server.page.goto(client.page.url())
  await server.page.getByRole('slider', { name: server.words.timeline.steps }).waitFor()
}

describe('two people in two browsers', () => {
  inBrowser(
    'handshake: a wrong ack is refused and explained, a reload in the middle changes nothing',
    async () => {
      const pair = { client: await player(browser.current()), server: await player(browser.current()) }
      await sitDown(pair, 'handshake', 'code')
      const { client, server } = pair
      const x = await client.reads('ISS')
      const y = await server.reads('ISS')
      await playOut(pair, 'handshake', async (_line, index) => {
        if (index !== 1) return
        await server.photographs('table-desk-light')
        await server.plays(`SYN,ACK seq=y ack=x | SYN-RECEIVED`, { x, y })
        await server.page.getByRole('alert').first().waitFor()
        expect(await server.page.getByRole('alert').first().innerText()).toContain('ack')
        await server.photographs('table-refused-desk-light')
        await server.isAccessible()
        await server.page.reload()
        await server.page.locator('.composer').waitFor()
        // The draft, the verdict and the seat are where they were.
        expect(await server.page.getByLabel(/^ack/).first().inputValue()).toBe(String(x))
        await server.page.getByRole('alert').first().waitFor()
      })
      await client.photographs('result-desk-light')
      await client.isAccessible()
      await lookBack(pair)
      await client.photographs('timeline-desk-light')
      await client.isAccessible()
    },
  )

  inBrowser('first words, in Chinese on one side and English on the other', async () => {
    const pair = {
      client: await player(browser.current(), { language: 'zh' }),
      server: await player(browser.current()),
    }
    await sitDown(pair, 'first-words', 'link')
    await playOut(pair, 'first-words', async (_line, index) => {
      if (index === 2) await pair.client.photographs('table-desk-zh')
    })
    await pair.client.photographs('result-desk-zh')
    await lookBack(pair)
    await pair.client.photographs('timeline-desk-zh')
  })

  inBrowser('client closes, at 390 by 844 with thumbs', async () => {
    const pair = {
      client: await player(browser.current(), { ...PHONE, hand: 'thumb' }),
      server: await player(browser.current(), { ...PHONE, hand: 'thumb', colorScheme: 'dark' }),
    }
    await sitDown(pair, 'close-client', 'link')
    await playOut(pair, 'close-client', async (_line, index) => {
      if (index === 2) await pair.client.photographs('table-phone-light')
      if (index === 2) await pair.server.photographs('table-phone-dark')
    })
    await pair.client.photographs('result-phone-light')
    await lookBack(pair)
    await pair.server.photographs('timeline-phone-dark')
  })

  inBrowser('server closes, by the keyboard alone', async () => {
    const pair = {
      client: await player(browser.current(), { hand: 'keys' }),
      server: await player(browser.current(), { hand: 'keys', colorScheme: 'dark' }),
    }
    await sitDown(pair, 'close-server', 'code')
    await playOut(pair, 'close-server', async (_line, index) => {
      if (index === 1) await pair.server.photographs('table-desk-dark')
    })
    await lookBack(pair)
    // Arrow keys step, Home and End jump, and the address names the step.
    const { page } = pair.client
    await page.locator('body').press('ArrowRight')
    await page.waitForURL(/#step=2$/)
    await page.keyboard.press('Home')
    await page.waitForURL(/#step=1$/)
    await page.keyboard.press('End')
    await page.waitForURL(/#step=7$/)
  })

  inBrowser('half-close, where the server’s player decides for the application', async () => {
    const pair = {
      client: await player(browser.current()),
      server: await player(browser.current(), { colorScheme: 'dark' }),
    }
    await sitDown(pair, 'half-close', 'link')
    await playOut(pair, 'half-close', async (_line, index) => {
      if (index === 5) await pair.client.photographs('half-close-desk-light')
    })
    await lookBack(pair)
    await pair.server.photographs('timeline-desk-dark')
    await pair.server.isAccessible()
  })

  inBrowser(
    'three-segment close, typed on the line; then the ends are swapped and it is played again',
    async () => {
      const pair = { client: await player(browser.current()), server: await player(browser.current()) }
      await sitDown(pair, 'three-segment-close', 'code')
      const { client, server } = pair
      await client.page.keyboard.press('/')
      await client.page.keyboard.type('FIN,ACK seq=snd.nxt ack=rcv.nxt')
      await client.claims('FIN-WAIT-1')
      await client.sends()
      await server.sees(server.words.coach.situation({ kind: 'fin-arrived-close-called' }).title)
      const isns = { x: await client.reads('ISS'), y: await server.reads('ISS') }
      await server.plays('FIN,ACK seq=y+1 ack=x+2 | LAST-ACK', isns)
      await client.sees(client.words.coach.situation({ kind: 'fin-arrived' }).title)
      await client.plays('ACK seq=x+2 ack=y+2 | TIME-WAIT', isns)
      await client.presses(client.words.table.letPass)
      await client.finishes('three-segment-close')
      await client.presses(client.words.result.swapAgain)
      await server.presses(server.words.result.agree)
      await server.sees(server.words.coach.situation({ kind: 'close-called' }).title)
      expect(await server.page.locator('.table').getAttribute('class')).toContain('as-client')
    },
  )
})
