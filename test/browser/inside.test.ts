import { describe, expect } from 'vitest'
import { lessons as en } from '../../client/i18n/en/lessons.ts'
import { lessons as zh } from '../../client/i18n/zh/lessons.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()

/** Opens the timeline of a handshake that was practised to its end. */
const looksBack = async (who: Player): Promise<void> => {
  await who.opens('/practice/handshake/client')
  await who.toggles('SYN')
  await who.sends()
  await who.sees(who.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
  await who.plays('ACK seq=x ack=y', { x: await who.reads('SND.NXT'), y: await who.reads('RCV.NXT') })
  await who.finishes('handshake')
  await who.page.getByRole('link', { name: who.words.result.timeline }).press('Enter')
  await who.page.getByRole('slider', { name: who.words.timeline.steps }).waitFor()
}

/** By then a step that one rests on has been told, in milliseconds */
const SETTLED_MS = 2_000

inBrowser.each([
  ['desk', { viewport: { width: 1280, height: 720 }, colorScheme: 'light', language: 'en' }, en],
  ['phone', { ...PHONE, viewport: { width: 360, height: 740 }, colorScheme: 'dark', language: 'zh' }, zh],
] as const)(
  'every look inside a step opens by keyboard (%s), and axe finds nothing',
  async (size, options, lessons) => {
    const who = await player(browser.current(), { ...options, hand: 'keys' })
    const { page } = who
    const { inside } = lessons
    await looksBack(who)
    const tabs = page.getByRole('radiogroup', { name: inside.title })
    await tabs.getByRole('radio', { name: inside.tab.pipes }).focus()
    const look = async (name: string): Promise<void> => {
      const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
      expect(whole).toBeLessThanOrEqual(inner ?? 0)
      await who.photographs(`inside-${name}-${size}`)
      await who.isAccessible()
    }
    await page.locator('.inside .pipe').first().waitFor()
    await look('pipes')
    await page.keyboard.press('ArrowRight')
    await page.locator('.inside .ruler').first().waitFor()
    await look('ruler')
    await page.keyboard.press('ArrowRight')
    await page.locator('.inside .memory').waitFor()
    await look('memory')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('slider', { name: who.words.timeline.steps }).press('End')
    await tabs.getByRole('radio', { name: inside.tab.bits }).focus()
    // What is told of a step follows when one has come to rest: a step is left only when it has none.
    const isToldInBits = (): Promise<boolean> =>
      page
        .locator('.inside .bits')
        .waitFor({ timeout: SETTLED_MS })
        .then(
          () => true,
          () => false,
        )
    while (!(await isToldInBits()))
      await page.getByRole('button', { name: who.words.timeline.previous }).press('Enter')
    // Arrow keys go from field to field; the step stays.
    const step = page.url()
    await page.getByRole('radio', { name: new RegExp(`^${inside.bits.name.seq}`) }).focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('.field-told h4', { hasText: inside.bits.name.ack }).waitFor()
    expect(page.url()).toBe(step)
    await look('bits')
  },
)

inBrowser('at the table the segment on the ladder opens its header, and the menu does', async () => {
  const who = await player(browser.current(), { hand: 'keys' })
  const { page } = who
  await who.opens('/practice/handshake/server')
  await who.sees(who.words.coach.situation({ kind: 'syn-arrived' }).title)
  await page.locator('svg .pick').last().click()
  const sheet = page.getByRole('dialog', { name: en.inside.title })
  await sheet.getByRole('radio', { name: `${en.inside.bits.name.SYN}: 1` }).waitFor()
  await who.photographs('inside-table-desk')
  await who.isAccessible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: who.words.app.menu }).press('Enter')
  await who.presses(who.words.table.inside)
  await sheet.waitFor()
  expect(await page.locator('.menu-list').count()).toBe(0)
})

inBrowser('names of states are written as netstat does, and stay so', async () => {
  const who = await player(browser.current(), { hand: 'keys' })
  const { page } = who
  await looksBack(who)
  await page.getByRole('radio', { name: 'Linux' }).focus()
  await page.keyboard.press('Space')
  await page.locator('svg text.state', { hasText: 'SYN_RECV' }).first().waitFor()
  await page.reload()
  await page.locator('svg text.state', { hasText: 'SYN_RECV' }).first().waitFor()
  expect(await page.locator('svg text.state', { hasText: 'SYN-RECEIVED' }).count()).toBe(0)
})

inBrowser('sentences are laid on segments by keyboard, by tap and by dragging', async () => {
  const who = await player(browser.current(), { hand: 'keys' })
  const { page } = who
  const { match } = en
  await who.opens('/how')
  const sentence = (name: string) => page.getByRole('button', { name })
  const slot = (from: string, flags: string) =>
    page.getByRole('button', { name: match.slot(from, flags), exact: true })
  const { client, server } = who.words.app
  await sentence(match.says.agree).press('Enter')
  await slot(client, 'SYN').press('Enter')
  await who.sees(match.not(match.why.agree))
  await sentence(match.says.agree).press('Enter')
  await slot(server, 'SYN ACK').press('Enter')
  await who.sees(match.fits)
  await sentence(match.says.call).dragTo(slot(client, 'SYN'))
  await sentence(match.says.heard).click()
  await slot(server, 'SYN ACK').click()
  await sentence(match.says.confirmed).press('Enter')
  await slot(client, 'ACK').press('Enter')
  await who.sees(new RegExp(match.doneOpening))
  await who.photographs('how-match-desk')
  await who.isAccessible()
})

describe.each([
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [360, 740],
] as const)('the lobby at %i by %i', (width, height) => {
  inBrowser('keeps how it is played and being ready in sight, and reaches every level', async () => {
    const isPhone = width < 500
    const who = await player(browser.current(), {
      ...(isPhone ? PHONE : {}),
      viewport: { width, height },
      hand: isPhone ? 'thumb' : 'mouse',
    })
    const { page, words } = who
    await who.createsRoom()
    await page.getByRole('radio', { name: new RegExp(words.levels.name.handshake) }).waitFor()
    const ready = page.getByRole('button', { name: words.lobby.iAmReady })
    const isInSight = async (): Promise<void> => {
      const box = await ready.boundingBox()
      expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height)
    }
    await isInSight()
    if (isPhone) await page.getByText(words.lobby.howPlayed).tap()
    await page.getByRole('radiogroup', { name: words.lobby.bareFinMore }).scrollIntoViewIfNeeded()
    const box = await page.getByRole('radiogroup', { name: words.lobby.bareFinMore }).boundingBox()
    const start = await ready.boundingBox()
    expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(start?.y ?? 0)
    // A chapter is one press away, and its levels are reached by keyboard.
    await who.presses(words.levels.chapter.trouble)
    await page.keyboard.press('Space')
    const isChosen = (level: 'time-wait' | 'gauntlet'): Promise<void> =>
      page.locator('label:has(:checked)', { hasText: words.levels.name[level] }).waitFor()
    await isChosen('time-wait')
    await who.chooses('gauntlet')
    await isChosen('gauntlet')
    await isInSight()
    await who.photographs(`lobby-${width}`)
    await who.isAccessible()
  })
})
