import { afterEach, describe, expect, inject } from 'vitest'
import { check as checkEn } from '../../client/i18n/en/check.ts'
import { check as checkZh } from '../../client/i18n/zh/check.ts'
import { startBlockingProxy } from '../support/blockingProxy.ts'
import type { Blocking, BlockingProxy } from '../support/blockingProxy.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()
const proxies: BlockingProxy[] = []
afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()))
})
const behind = async (blocking: Blocking): Promise<BlockingProxy> => {
  const proxy = await startBlockingProxy(inject('url'), blocking)
  proxies.push(proxy)
  return proxy
}

/** Longer than a line has to stand. */
const PATIENCE = { timeout: 60_000 }

describe('where a proxy blocks WebSockets', () => {
  inBrowser.each<Blocking>(['refuses', 'hangs up', 'swallows'])(
    'and %s: two people open a room, join it and play a round, by long polling',
    async (blocking) => {
      const proxy = await behind(blocking)
      const mei = await player(browser.current(), { through: proxy.url })
      const tom = await player(browser.current(), { through: proxy.url, language: 'zh', ...PHONE })
      const code = await mei.createsRoom()
      await tom.follows(code, 'Tom')
      await mei.sees('Tom')
      await mei.isReady()
      await tom.isReady()
      await Promise.all([mei, tom].map((who) => who.page.locator('.composer').waitFor()))
      const isns = { x: await mei.reads('ISS'), y: await tom.reads('ISS') }
      await mei.plays('SYN seq=x | SYN-SENT', isns)
      await tom.sees(tom.words.coach.situation({ kind: 'syn-arrived' }).title)
      await tom.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
      await mei.sees(mei.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
      await mei.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', isns)
      await Promise.all([mei, tom].map((who) => who.finishes('handshake')))
      expect(proxy.blocked()).toBeGreaterThan(0)
    },
  )
})

describe('the page that tries the network', () => {
  const tells = async (who: Player, sentence: string): Promise<void> => {
    await who.page.getByText(sentence).first().waitFor(PATIENCE)
  }

  inBrowser('says that everything works where it does, and copies its report', async () => {
    const who = await player(browser.current(), { colorScheme: 'light' })
    await who.opens('/how')
    await who.page.locator('a[href="/check"]').click()
    await tells(who, checkEn.verdict.trying.title)
    await tells(who, checkEn.holding(30))
    await who.photographs('check-trying-desk')
    await who.isAccessible()
    await tells(who, checkEn.verdict.all.title)
    expect(await who.page.locator('.check dl > .wrong').count()).toBe(0)
    await who.photographs('check-all-desk-light')
    await who.presses(checkEn.copy)
    await who.sees(checkEn.copied)
    const report = await who.page.evaluate(() => navigator.clipboard.readText())
    expect(report).toContain(checkEn.verdict.all.title)
    expect(report).toContain(`+ ${checkEn.rows.socket}: `)
    expect(report).not.toContain(checkEn.wishesTitle)
  })

  inBrowser.each([
    ['refuses', checkZh.refused, 'light'],
    ['swallows', checkZh.silent, 'dark'],
  ] as const)(
    'names what is blocked, and whom to ask what, where a proxy %s',
    async (blocking, row, colorScheme) => {
      const proxy = await behind(blocking)
      const viewport = { width: 360, height: 640 }
      const who = await player(browser.current(), {
        ...PHONE,
        viewport,
        colorScheme,
        language: 'zh',
        through: proxy.url,
      })
      await who.opens('/check')
      await tells(who, checkZh.verdict.slower.title)
      await tells(who, row)
      await tells(who, checkZh.wish.sockets(new URL(proxy.url).host))
      const [inner, whole] = await who.page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
      expect(whole).toBeLessThanOrEqual(inner ?? 0)
      await who.page.screenshot({
        path: `test/screenshots/check-slower-360-${colorScheme}.png`,
        fullPage: true,
      })
      await who.isAccessible()
    },
  )

  inBrowser('says so where neither way gets through, and begins anew when asked', async () => {
    const who = await player(browser.current(), { colorScheme: 'dark' })
    await who.page.route('**/socket.io/**', (route) => route.abort())
    const proxy = await behind('hangs up')
    await who.page.goto(new URL('/check', proxy.url).href)
    await tells(who, checkEn.verdict.none.title)
    await tells(who, checkEn.noLine)
    await who.photographs('check-none-desk-dark')
    await who.isAccessible()
    await who.page.unroute('**/socket.io/**')
    await who.presses(checkEn.again)
    await tells(who, checkEn.verdict.slower.title)
  })
})
