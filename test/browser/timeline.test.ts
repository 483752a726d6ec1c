import { describe, expect } from 'vitest'
import { moving } from '../../client/i18n/en/moving.ts'
import { longRound } from '../support/longRound.ts'
import { playedRound } from '../support/playedRound.ts'
import { looksBackAt } from './looking.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()

const stepOf = ({ page }: Player): string => new URL(page.url()).hash

describe('a timeline of 400 segments', () => {
  inBrowser('draws what is in sight, and the map scrolls it by keyboard and by hand', async () => {
    const who = await player(browser.current(), { viewport: { width: 1280, height: 720 } })
    const { page } = who
    await looksBackAt(who, longRound(200), '#step=300')
    const board = page.locator('.board .scroll')
    // Rows out of sight may stand in the page, but are neither laid out nor painted.
    const painted = (): Promise<number> =>
      page
        .locator('.long .row')
        .evaluateAll(
          (rows) => rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length,
        )
    await expect.poll(painted).toBeGreaterThan(8)
    await expect.poll(painted).toBeLessThan(170)
    const top = (): Promise<number> => board.evaluate((element) => element.scrollTop)
    expect(await top()).toBeGreaterThan(5_000)
    const map = page.getByRole('scrollbar', { name: moving.minimap })
    await map.press('Home')
    expect(await top()).toBe(0)
    expect(stepOf(who)).toBe('#step=300')
    const box = await map.boundingBox()
    if (box === null) throw new Error('the map is not shown')
    await page.mouse.move(box.x + 10, box.y + 5)
    await page.mouse.down()
    await page.mouse.move(box.x + 10, box.y + box.height * 0.9)
    await page.mouse.up()
    expect(await top()).toBeGreaterThan(10_000)
    await page.locator('.long .row').first().waitFor()
    await who.photographs('timeline-long-desk')
    await who.isAccessible()
  })

  inBrowser(
    'while the line of time is dragged faster than anybody reads only lines are drawn; then words again',
    async () => {
      const who = await player(browser.current(), { viewport: { width: 1280, height: 720 } })
      const { page } = who
      await looksBackAt(who, longRound(200), '#step=1')
      const slider = page.getByRole('slider', { name: who.words.timeline.steps })
      const box = await page.locator('.scrub .ticks').boundingBox()
      if (box === null) throw new Error('the line of time is not shown')
      // How often nothing was written, as somebody drags there and back.
      await page.evaluate(() => {
        const picture = document.querySelector('.long .picture')
        if (picture === null) throw new Error('no ladder')
        let times = 0
        new MutationObserver(() => {
          times += Number(picture.hasAttribute('data-fast'))
          document.body.dataset['fast'] = String(times)
        }).observe(picture, { attributes: true })
      })
      const y = box.y + box.height / 2
      await page.mouse.move(box.x + 5, y)
      await page.mouse.down()
      const timesFast = async (): Promise<number> => {
        await page.mouse.move(box.x + box.width * 0.8, y, { steps: 40 })
        await page.mouse.move(box.x + box.width / 2, y, { steps: 20 })
        return page.evaluate(() => Number(document.body.dataset['fast'] ?? 0))
      }
      await expect.poll(timesFast, { timeout: 20_000 }).toBeGreaterThan(0)
      await page.mouse.up()
      await page.locator('.long .picture:not([data-fast])').waitFor()
      // 610 steps: the middle of the line is one of those around 305.
      const half = Number(await slider.inputValue())
      expect(Math.abs(half - 305)).toBeLessThan(3)
      await expect.poll(() => stepOf(who)).toBe(`#step=${half}`)
      await page.locator(`.long .piece text:text-is("${half}")`).waitFor()
      expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true)
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => stepOf(who)).toBe(`#step=${half + 1}`)
    },
  )

  inBrowser('fits the board by "-", and is seen from close by "+"', async () => {
    const who = await player(browser.current(), { colorScheme: 'dark' })
    const { page } = who
    await looksBackAt(who, longRound(200), '#step=300')
    await page.keyboard.press('-')
    await page.locator('.whole').waitFor()
    await who.photographs('timeline-fit-dark')
    await who.isAccessible()
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await page.getByRole('radio', { name: moving.zooms.close }).and(page.locator(':checked')).waitFor()
    await page.locator('.long .sel').waitFor()
  })

  inBrowser('on a phone keeps map, ladder and step side by side', async () => {
    const who = await player(browser.current(), {
      ...PHONE,
      viewport: { width: 360, height: 740 },
      hand: 'thumb',
      language: 'zh',
    })
    await looksBackAt(who, longRound(200), '#step=33')
    const [inner, whole] = await who.page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
    expect(whole).toBeLessThanOrEqual(inner ?? 0)
    await who.photographs('timeline-long-phone-360')
    await who.isAccessible()
  })
})

inBrowser('n and p go from mistake to mistake, and the address follows', async () => {
  const who = await player(browser.current())
  const { page } = who
  const round = playedRound('lost-fin', [
    { seat: 'client', at: 2, change: { ack: 5002 } },
    { seat: 'server', at: 1, change: { seq: 1 } },
  ])
  await looksBackAt(who, round)
  await page.keyboard.press('n')
  await who.sees('5002')
  // The address follows what is seen, a moment later.
  await expect.poll(() => stepOf(who)).not.toBe('')
  const first = stepOf(who)
  await page.keyboard.press('n')
  await expect.poll(() => stepOf(who)).not.toBe(first)
  await page.keyboard.press('p')
  await expect.poll(() => stepOf(who)).toBe(first)
  await page.locator('.ladder .zig').first().waitFor()
  await page.keyboard.press('?')
  await who.sees(moving.keys.mistakes)
  await who.photographs('timeline-keys-desk')
  await page.keyboard.press('Escape')
  await page.locator('label', { hasText: moving.symbols }).click()
  await page.locator('.ladder .seg', { hasText: 'u+1' }).first().waitFor()
  await who.photographs('timeline-mistakes-desk')
  await who.isAccessible()
})
