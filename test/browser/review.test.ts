import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { moving } from '../../client/i18n/en/moving.ts'
import { review as en } from '../../client/i18n/en/review.ts'
import { review as zh } from '../../client/i18n/zh/review.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'
import { begin, meet } from './seating.ts'

const browser = useBrowser()

const slider = ({ page, words }: Player) => page.getByRole('slider', { name: words.timeline.steps })
const stands = (who: Player, step: number): Promise<void> =>
  expect.poll(() => new URL(who.page.url()).hash, { timeout: 15_000 }).toBe(`#step=${step}`)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Two play the handshake to its end; with `watcher` a third looks on. */
const playHandshake = async (mei: Player, tom: Player, watcher?: Player): Promise<void> => {
  const pair = { client: mei, server: tom }
  const code = await meet(pair)
  const isns = await begin(pair, 'handshake')
  if (watcher !== undefined) {
    await watcher.follows(code, 'Ana')
    await watcher.presses(watcher.words.lobby.watch)
    await watcher.page.locator('.watching').waitFor()
  }
  await mei.plays('SYN seq=x | SYN-SENT', isns)
  await tom.sees(tom.words.coach.situation({ kind: 'syn-arrived' }).title)
  await tom.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
  await mei.sees(mei.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
  await mei.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', isns)
  const all = watcher === undefined ? [mei, tom] : [mei, tom, watcher]
  await Promise.all(all.map((who) => who.finishes('handshake')))
}

const PHONE_360 = { ...PHONE, viewport: { width: 360, height: 740 }, hand: 'thumb' } as const

/** No page scrolls sideways. */
const fits = async ({ page }: Player): Promise<void> => {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
  expect(whole).toBeLessThanOrEqual(inner ?? 0)
}

describe('looking at a round together', () => {
  inBrowser('one leads, the others follow, break free, come back and lead on', async () => {
    const mei = await player(browser.current())
    const tom = await player(browser.current(), { ...PHONE_360, language: 'zh', colorScheme: 'dark' })
    const ana = await player(browser.current(), { viewport: { width: 1280, height: 720 } })
    await playHandshake(mei, tom, ana)
    const name = await mei.page.locator('.bar .crumb span').innerText()
    const leader = name.split(' ')[0] ?? ''
    await mei.photographs('review-offer-desk')
    await tom.photographs('review-offer-phone-zh-dark')
    await mei.presses(en.together)
    await mei.sees(/^You lead/)

    // Both others are told on their result, and are there when they accept.
    await tom.sees(zh.invited(leader, 1))
    await ana.sees(en.invited(leader, 1))
    await tom.photographs('review-invited-phone-zh-dark')
    await ana.photographs('review-invited-spectator')
    await tom.isAccessible()
    await tom.page.getByRole('link', { name: zh.follow }).tap()
    await ana.page.getByRole('link', { name: en.follow }).click()
    await Promise.all([tom, ana].map((who) => slider(who).waitFor()))

    // Step, lens and zoom are the leader's.
    await mei.page.keyboard.press('ArrowRight')
    await mei.page.keyboard.press('ArrowRight')
    await mei.page.keyboard.press('ArrowRight')
    await mei.page.locator('label', { hasText: mei.words.app.server }).first().click()
    await Promise.all([mei, tom, ana].map((who) => stands(who, 4)))
    for (const who of [tom, ana])
      await expect
        .poll(() => who.page.getByRole('radio', { name: who.words.app.server }).first().isChecked())
        .toBe(true)
    await mei.page.locator('label', { hasText: mei.words.timeline.all }).first().click()

    // A field is pointed at by a button, and by a mouse over it.
    await button(mei.page, en.parts.ack).click()
    await ana.page.locator('.pointer .frame').waitFor()
    await tom.page.locator('.pointer .who', { hasText: leader }).waitFor()
    await mei.photographs('review-leader-desk')
    await tom.photographs('review-follower-phone-zh-dark')
    await ana.photographs('review-spectator')
    await Promise.all([mei, tom, ana].map((who) => who.isAccessible()))
    const seq = mei.page.locator('.picture .row').nth(3).locator('tspan.v').first()
    const box = await seq.boundingBox()
    if (box === null) throw new Error('the number is not shown')
    await mei.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await expect
      .poll(() => button(mei.page, en.parts.seq).getAttribute('aria-pressed'), { timeout: 10_000 })
      .toBe('true')

    // An own step breaks free; the bar leads back to where the leader is by then.
    await tom.page.getByRole('button', { name: tom.words.timeline.previous }).tap()
    await tom.sees(zh.apart)
    await stands(tom, 3)
    await mei.page.keyboard.press('ArrowRight')
    await stands(ana, 5)
    await stands(tom, 3)
    await tom.photographs('review-apart-phone-zh-dark')
    await tom.isAccessible()
    await button(tom.page, zh.back(leader, 5)).tap()
    await stands(tom, 5)

    // Whoever comes late, or again, lands where the leader is.
    await ana.page.reload()
    await ana.sees(en.following(leader, 5))
    await stands(ana, 5)
    await mei.page.reload()
    await mei.sees(/^You lead/)
    await stands(mei, 5)

    // The lead is handed over.
    await mei.presses(en.hand('Tom'))
    await tom.sees(/^由你来讲/)
    await tom.photographs('review-leading-phone-zh-dark')
    await tom.isAccessible()
    await tom.page.getByRole('button', { name: tom.words.timeline.previous }).tap()
    await Promise.all([mei, ana].map((who) => stands(who, 4)))

    // The leader's line is lost: the other may lead on, and whoever comes back is not torn away.
    await tom.page.context().setOffline(true)
    await mei.page.evaluate(() => 0)
    await tom.page.evaluate(() => 0)
    await tom.sees(zh.lineLost)
    await mei.sees(en.away('Tom'))
    await mei.photographs('review-away-desk')
    await mei.presses(en.take)
    await mei.page.keyboard.press('Home')
    await stands(ana, 1)
    await tom.page.context().setOffline(false)
    await tom.sees(zh.apart)
    await stands(tom, 4)
    await button(tom.page, zh.back(leader, 1)).tap()
    await stands(tom, 1)

    await mei.presses(en.end)
    await tom.sees(zh.ended)
    await ana.sees(en.ended)
  })

  inBrowser('a phone leads, a wide screen follows by keyboard and is told in words', async () => {
    const mei = await player(browser.current(), {
      viewport: { width: 1920, height: 1080 },
      language: 'zh',
      hand: 'keys',
    })
    const tom = await player(browser.current(), PHONE_360)
    await playHandshake(mei, tom)
    await mei.page.getByRole('link', { name: mei.words.result.timeline }).press('Enter')
    await slider(mei).waitFor()
    await mei.photographs('review-alone-wide-zh')
    await tom.page.getByRole('link', { name: tom.words.result.timeline }).tap()
    await slider(tom).waitFor()
    await fits(tom)
    await tom.photographs('review-alone-phone')
    await button(tom.page, en.together).tap()
    await tom.sees(en.leading(0))

    // Who was there already is asked, and not taken along.
    await mei.sees(zh.invited('Tom', 1))
    await tom.page.getByRole('button', { name: tom.words.timeline.next }).tap()
    await tom.page.getByRole('button', { name: tom.words.timeline.next }).tap()
    await mei.sees(zh.invited('Tom', 3))
    await mei.photographs('review-invited-wide-zh')
    expect(new URL(mei.page.url()).hash).toBe('')
    await mei.presses(zh.join)
    await stands(mei, 3)
    await tom.sees(en.leading(1))

    // A finger on a number points at it.
    await tom.page.getByRole('button', { name: tom.words.timeline.next }).tap()
    const ack = await tom.page.locator('.picture .row').nth(3).locator('tspan.v').last().boundingBox()
    if (ack === null) throw new Error('the number is not shown')
    await tom.page.touchscreen.tap(ack.x + ack.width / 2, ack.y + ack.height / 2)
    await mei.page.locator('.pointer .frame').waitFor()
    await mei.photographs('review-follower-wide-zh')
    await tom.photographs('review-leading-phone')
    await fits(tom)
    await Promise.all([mei, tom].map((who) => who.isAccessible()))

    // A screen reader is told where the leader has come to rest, and at what they point.
    const said = mei.page.locator('.together output')
    await expect.poll(() => said.nth(0).innerText()).toContain('SYN ACK')
    await expect.poll(() => said.nth(1).innerText()).toBe(zh.pointsAt('Tom', 'ack', 4))

    // A screen that is turned lays everything out anew: the ladder and the pointer stand there again.
    await mei.page.setViewportSize({ width: 768, height: 1024 })
    await mei.page.locator('.replay.phone .pointer .frame').waitFor()
    await mei.photographs('review-follower-turned-zh')
    await mei.page.setViewportSize({ width: 1920, height: 1080 })
    await mei.page.locator('.replay:not(.phone) .pointer .frame').waitFor()

    // Where the whole round is to fit and rows have no room for writing, a hand stands at the row.
    await tom.page.locator('label', { hasText: moving.zooms.fit }).tap()
    await mei.page.setViewportSize({ width: 1280, height: 430 })
    await mei.page.locator('.whole .pointer .hand').waitFor()
    await mei.page.locator('.whole .pointer .who', { hasText: 'Tom' }).waitFor()
    await mei.photographs('review-follower-fit-zh')
    await mei.page.setViewportSize({ width: 1920, height: 1080 })

    // After the end one is told that the other wants to go on playing.
    await tom.presses(en.end)
    await mei.sees(zh.ended)
    await tom.page.getByRole('link', { name: en.toRoom }).tap()
    await tom.presses(tom.words.result.swapAgain)
    await mei.sees(zh.wantsAgain('Tom'))
    await mei.photographs('review-again-wide-zh')
    await mei.page.getByRole('link', { name: zh.toRoom }).press('Enter')
    await mei.presses(mei.words.result.agree)
    await mei.page.locator('.composer').waitFor()
  })
})
