import { describe, expect } from 'vitest'
import { lessons as en } from '../../client/i18n/en/lessons.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()

const THEMES = ['light', 'dark'] as const

/** Nothing reaches beyond the sides of the window. */
const fitsItsWindow = async ({ page }: Player): Promise<void> => {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
  expect(whole).toBeLessThanOrEqual(inner)
}

/** The lobby with its list of levels, which is loaded apart. */
const seesTheMap = async (who: Player): Promise<void> => {
  await who.sees(who.words.lobby.iAmReady)
  await who.page.getByRole('radio', { name: new RegExp(who.words.levels.name.handshake) }).waitFor()
}

/** Practises the handshake up to a refused draft. */
const isRefused = async (who: Player): Promise<void> => {
  await who.opens('/practice/handshake/server')
  await who.sees(who.words.coach.situation({ kind: 'syn-arrived' }).title)
  await who.toggles('SYN')
  await who.toggles('ACK')
  await who.types('seq', 7)
  await who.types('ack', 7)
  await who.sends()
  await who.page.getByRole('alert').first().waitFor()
}

/** Practises the handshake to its end. */
const finishes = async (who: Player): Promise<void> => {
  await who.opens('/practice/handshake/client')
  await who.toggles('SYN')
  await who.sends()
  await who.sees(who.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
  await who.plays('ACK seq=x ack=y', { x: await who.reads('SND.NXT'), y: await who.reads('RCV.NXT') })
  await who.finishes('handshake')
}

describe.each(THEMES)('every page in the %s', (colorScheme) => {
  inBrowser('desk, English: has nothing serious for axe to find, and no overflow', async () => {
    const who = await player(browser.current(), { colorScheme })
    const look = async (name: string): Promise<void> => {
      await fitsItsWindow(who)
      await who.photographs(`${name}-desk-${colorScheme}`)
      await who.isAccessible()
    }
    await who.opens('/')
    await who.sees(who.words.home.title)
    await look('home')
    await who.opens('/how')
    await who.sees(en.how.start)
    await look('how')
    await who.opens('/rounds')
    await who.sees(en.rounds.emptyTitle)
    await look('rounds-empty')
    await who.opens('/nowhere/at/all')
    await who.sees(who.words.app.notFoundTitle)
    await look('not-found')
    await who.opens('/AAAAA')
    await who.presses(who.words.lobby.join)
    await who.sees(who.words.refusals.nobody('AAAAA'))
    await look('no-such-room')
    await isRefused(who)
    await look('practice-refused')
    await finishes(who)
    await look('practice-result')
    await who.page.getByRole('link', { name: who.words.result.timeline }).click()
    await who.page.getByRole('slider', { name: who.words.timeline.steps }).waitFor()
    await look('practice-timeline')
    await who.opens('/rounds')
    await who.sees(who.words.levels.name.handshake)
    await look('rounds')
    await who.createsRoom()
    await seesTheMap(who)
    await look('lobby')
  })

  inBrowser.each([
    ['phone', { width: 390, height: 844 }, 'zh'],
    ['phone-short', { width: 390, height: 664 }, 'en'],
    ['phone-360', { width: 360, height: 640 }, 'zh'],
  ] as const)(
    '%s: everything needed is on the screen, nothing overflows',
    async (size, viewport, language) => {
      const who = await player(browser.current(), {
        ...PHONE,
        viewport,
        colorScheme,
        language,
        hand: 'thumb',
      })
      const look = async (name: string): Promise<void> => {
        await fitsItsWindow(who)
        await who.photographs(`${name}-${size}-${language}-${colorScheme}`)
      }
      await who.opens('/')
      await who.sees(who.words.home.title)
      await look('home')
      await isRefused(who)
      await look('practice-refused')
      // The page itself never scrolls: title, draft and Send stay in sight.
      const table = await who.page.evaluate(() => [innerHeight, document.documentElement.scrollHeight])
      expect(table[1]).toBeLessThanOrEqual((table[0] ?? 0) + 1)
      await who.page.locator('.send').scrollIntoViewIfNeeded()
      const send = await who.page.locator('.send').boundingBox()
      expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(viewport.height)
      await who.isAccessible()
      await finishes(who)
      await look('practice-result')
      await who.page.getByRole('link', { name: who.words.result.timeline }).tap()
      await who.page.getByRole('slider', { name: who.words.timeline.steps }).waitFor()
      await look('practice-timeline')
      await who.isAccessible()
      await who.createsRoom()
      await seesTheMap(who)
      await look('lobby')
      await who.isAccessible()
    },
  )
})

inBrowser('the language is chosen on the page, and kept', async () => {
  const who = await player(browser.current())
  await who.opens('/')
  await who.presses('中文')
  await who.sees('你就是 TCP 连接的一端。')
  expect(await who.page.locator('html').getAttribute('lang')).toBe('zh-Hans')
  await who.page.reload()
  await who.sees('你就是 TCP 连接的一端。')
})

inBrowser('dark and light are chosen on the page, and kept', async () => {
  const who = await player(browser.current(), { colorScheme: 'light' })
  await who.opens('/')
  await who.presses(who.words.app.dark)
  await who.page.reload()
  expect(await who.page.locator('html').getAttribute('data-theme')).toBe('dark')
})

inBrowser('a small laptop keeps Send on the screen', async () => {
  const who = await player(browser.current(), { viewport: { width: 1366, height: 650 } })
  await isRefused(who)
  const send = await who.page.locator('.send').boundingBox()
  expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(650)
  await who.photographs('practice-refused-laptop')
})
