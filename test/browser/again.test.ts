import { describe, expect } from 'vitest'
import { again as enAgain } from '../../client/i18n/en/again.ts'
import { again as zhAgain } from '../../client/i18n/zh/again.ts'
import type { ReplayBody } from '../../shared/wire/answers.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { playedRound } from '../support/playedRound.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()

/** The server acknowledged itself instead of the SYN. */
const ROUND = playedRound('first-words', [{ seat: 'server', at: 1, change: { ack: 7 } }])
const steps = timelineOf(ROUND.events)?.steps ?? []
const refused = steps.find((step) => step.kind === 'refused')?.n ?? 0
const isn = (seat: 'client' | 'server'): number => {
  const [start] = ROUND.events
  return start?.kind === 'round-started' ? start.iss[seat] : 0
}
const [x, y] = [isn('client'), isn('server')]

/** Opens a round as if the server had kept it, and tells what the server was asked afterwards. */
const looksBackAt = async (who: Player, body: ReplayBody, hash = ''): Promise<readonly string[]> => {
  const asked: string[] = []
  await who.page.route('**/api/replays/*', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) }),
  )
  await who.opens(`/timeline/a-round-of-tests${hash}`)
  await who.page.locator('.board .ladder').first().waitFor()
  who.page.on('request', (request) => {
    if (/\/api\/|socket\.io/.test(request.url())) asked.push(request.url())
  })
  return asked
}

const hashOf = ({ page }: Player): string => new URL(page.url()).hash

describe('a refused draft is tried again', () => {
  inBrowser('at the table of that moment, in the page alone, and back at the same step', async () => {
    const who = await player(browser.current())
    const { page } = who
    const asked = await looksBackAt(who, ROUND, `#step=${refused}`)
    await who.presses(enAgain.retry)
    await page.getByRole('heading', { name: /SYN/ }).first().waitFor()
    expect(hashOf(who)).toBe(`#retry=${refused}`)
    await who.photographs('again-retry-desk')
    await who.plays('SYN,ACK seq=y ack=x+2 | SYN-RECEIVED', { x, y })
    await page.getByRole('alert').waitFor()
    await who.sees(String(x + 2))
    await who.photographs('again-retry-refused-desk')
    await who.isAccessible()
    await who.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', { x, y })
    await who.sees(enAgain.fitsBetter)
    await who.photographs('again-retry-done-desk')
    await who.isAccessible()
    await page.getByRole('complementary').getByRole('button', { name: enAgain.back }).click()
    await expect.poll(() => hashOf(who)).toBe(`#step=${refused}`)
    await page.getByRole('button', { name: enAgain.retry }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(enAgain.retry)
    await who.presses(enAgain.retry)
    await page.locator('.table.again').waitFor()
    await page.goBack()
    await page.getByRole('button', { name: enAgain.retry }).waitFor()
    expect(hashOf(who)).toBe(`#step=${refused}`)
    expect(asked).toEqual([])
    expect(await page.evaluate(() => localStorage.getItem('wavehand.rounds'))).toBeNull()
  })

  inBrowser('on a phone, in Chinese and in the dark, at an address that a reload keeps', async () => {
    const who = await player(browser.current(), {
      ...PHONE,
      viewport: { width: 360, height: 640 },
      hand: 'thumb',
      language: 'zh',
      colorScheme: 'dark',
    })
    const { page } = who
    await looksBackAt(who, ROUND, `#step=${refused}`)
    await page.getByRole('button', { name: zhAgain.retry }).waitFor()
    await who.photographs('again-offer-phone-360-zh-dark')
    await who.presses(zhAgain.retry)
    await page.locator('.then-lines').waitFor()
    const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
    expect(whole).toBeLessThanOrEqual(inner ?? 0)
    await who.photographs('again-retry-phone-360-zh-dark')
    await page.reload()
    await page.locator('.then-lines').waitFor()
    await who.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', { x, y })
    await who.sees(zhAgain.fitsBetter)
    await who.photographs('again-retry-done-phone-360-zh-dark')
    await who.isAccessible()
    await page.locator('.beside').getByRole('button', { name: zhAgain.back }).tap()
    await page.getByRole('button', { name: zhAgain.retry }).waitFor()
    expect(hashOf(who)).toBe(`#step=${refused}`)
  })

  inBrowser('not where the link hides what was refused: the page says why', async () => {
    const who = await player(browser.current())
    await looksBackAt(who, { ...ROUND, shown: { names: true, drafts: false } })
    await who.sees(enAgain.hidden)
    expect(await who.page.getByRole('button', { name: enAgain.retry }).count()).toBe(0)
  })
})
