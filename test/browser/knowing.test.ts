import { expect } from 'vitest'
import { knowing as en } from '../../client/i18n/en/knowing.ts'
import { knowing as zh } from '../../client/i18n/zh/knowing.ts'
import { toReplayFile } from '../../shared/wire/replayFile.ts'
import { canonicalRound } from '../support/rounds.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()

/** Opens a level that was played as it should be, as if the server had kept it. */
const looksBackAt = async (who: Player, ...round: Parameters<typeof canonicalRound>): Promise<void> => {
  const file = toReplayFile(canonicalRound(...round).events)
  await who.page.route('**/api/replays/*', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify(file) }),
  )
  await who.opens('/timeline/a-round-of-tests')
  await who.page.locator('.knowing h4').first().waitFor()
}

const fits = async ({ page }: Player): Promise<void> => {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
  expect(whole).toBeLessThanOrEqual(inner ?? 0)
}

inBrowser.each([
  ['desk', { viewport: { width: 1440, height: 900 }, colorScheme: 'light', language: 'en' }, en],
  ['small', { viewport: { width: 1024, height: 700 }, colorScheme: 'dark', language: 'zh' }, zh],
  ['wide', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark', language: 'en' }, en],
  ['phone', { ...PHONE, viewport: { width: 360, height: 740 }, colorScheme: 'light', language: 'zh' }, zh],
] as const)('what each end knows follows step and lens, by keyboard (%s)', async (size, options, words) => {
  const who = await player(browser.current(), { ...options, hand: 'keys' })
  const { page } = who
  await looksBackAt(who, 'handshake', 'small')
  await page.keyboard.press('End')
  const panel = page.getByRole('region', { name: words.title })
  const text = async (): Promise<string> => (await panel.innerText()).replaceAll(/\s+/g, ' ')
  // The server waits for the ACK that is on its way, and the client cannot know it.
  await expect.poll(text).toContain(words.really('SYN-RECEIVED'))
  expect(await text()).toContain(words.truth['under-way'])
  await panel.scrollIntoViewIfNeeded()
  await fits(who)
  await who.photographs(`knowing-all-${size}`)
  await who.isAccessible()
  await page
    .getByRole('radiogroup', { name: who.words.timeline.whose })
    .getByRole('radio', { name: who.words.app.client })
    .focus()
  await page.keyboard.press('Space')
  await expect.poll(text).toContain(words.oneTitle(who.words.app.client))
  expect(await text()).not.toContain(words.truth['under-way'])
  await fits(who)
  await who.photographs(`knowing-client-${size}`)
  await who.isAccessible()
})

inBrowser.each([
  ['desk', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark', language: 'zh' }, zh],
  ['phone', { ...PHONE, viewport: { width: 360, height: 740 }, colorScheme: 'light', language: 'en' }, en],
] as const)(
  'what is on its way stands between the ends, for eyes that see both (%s)',
  async (size, options, words) => {
    const who = await player(browser.current(), { ...options, hand: 'keys' })
    const { page } = who
    await looksBackAt(who, 'cross-close', 'any')
    const lane = page.getByRole('region', { name: words.flying.title })
    await lane.getByText(words.flying.none).waitFor()
    for (let n = 1; n < 4; n += 1) await page.keyboard.press('ArrowRight')
    for (const end of ['client', 'server'] as const)
      await lane.getByRole('list', { name: words.flying.from(who.words.app[end]) }).waitFor()
    await fits(who)
    await who.photographs(`in-flight-${size}`)
    await who.isAccessible()
    // One end cannot see the wire.
    await page
      .getByRole('radiogroup', { name: who.words.timeline.whose })
      .getByRole('radio', { name: who.words.app.server })
      .focus()
    await page.keyboard.press('Space')
    await lane.waitFor({ state: 'detached' })
  },
)

inBrowser(
  'TIME-WAIT drains along its lifeline: anew after the FIN came again, cut where it was skipped',
  async () => {
    const who = await player(browser.current(), { colorScheme: 'dark' })
    const { page } = who
    await looksBackAt(who, 'lost-last-ack', 'small')
    await expect.poll(() => page.locator('.board .draining .edge').count()).toBe(2)
    expect(await page.locator('.board .draining .cut').count()).toBe(1)
    await who.photographs('draining-desk-dark')
  },
)
