import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { again as enAgain } from '../../client/i18n/en/again.ts'
import { again as zhAgain } from '../../client/i18n/zh/again.ts'
import * as bank from '../../client/i18n/en/bank.ts'
import { away } from '../../client/i18n/en/away.ts'
import { formatReplayFile } from '../../shared/wire/replayFile.ts'
import { parseReplayFile } from '../../shared/wire/parseReplayFile.ts'
import type { ReplayBody } from '../../shared/wire/answers.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { playedRound } from '../support/playedRound.ts'
import { looksBackAt } from './looking.ts'
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
const looksBackAndCounts = async (who: Player, body: ReplayBody, hash = ''): Promise<readonly string[]> => {
  const asked: string[] = []
  await looksBackAt(who, body, hash)
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
    const asked = await looksBackAndCounts(who, ROUND, `#step=${refused}`)
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

inBrowser('a step of a replay file is tried again too, and played on from there', async () => {
  const who = await player(browser.current(), { colorScheme: 'dark', viewport: { width: 1280, height: 720 } })
  const { page } = who
  await who.opens('/open')
  await page.locator('input[type="file"]').setInputFiles({
    name: 'round.json',
    mimeType: 'application/json',
    buffer: Buffer.from(formatReplayFile(ROUND)),
  })
  await page.locator('.ladder').first().waitFor()
  await page.keyboard.press('n')
  await who.presses(enAgain.retry)
  await who.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', { x, y })
  await who.sees(enAgain.fitsBetter)
  await who.photographs('again-retry-file-laptop-dark')
  await page.getByRole('complementary').getByRole('button', { name: enAgain.playOn }).click()
  await page.getByRole('button', { name: /client against a bot/ }).click()
  await page.getByRole('heading', { name: /The answer has come/ }).waitFor()
  await who.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', { x, y })
  await who.sees(enAgain.keeping.kept)
  await who.photographs('again-play-laptop-dark')
  await who.isAccessible()
  await who.presses(enAgain.back)
  await page.locator('.branches .branch', { hasText: enAgain.fromStep(refused - 1) }).waitFor()
})

describe('a round is played on', () => {
  const SHORT = playedRound('handshake')
  const opening = timelineOf(SHORT.events)?.steps ?? []
  const syn = opening.find((step) => step.kind === 'segment')?.n ?? 0
  const [start] = SHORT.events
  const isns = start?.kind === 'round-started' ? { x: start.iss.client, y: start.iss.server } : { x: 0, y: 0 }

  inBrowser('by one who plays both ends, to a branch that is named, taken away and left again', async () => {
    const who = await player(browser.current())
    const { page } = who
    const asked = await looksBackAndCounts(who, SHORT, `#step=${syn}`)
    await who.presses(enAgain.playOn)
    await who.sees(enAgain.playOnFrom(syn))
    await who.photographs('again-choice-desk')
    await who.isAccessible()
    await who.presses(enAgain.both)
    await page.locator('.table.as-server').waitFor()
    // A look from the other end: what was begun at this one stays.
    await who.toggles('SYN')
    await who.presses(enAgain.sitAt.client)
    await page.locator('.table.as-client').waitFor()
    await who.presses(enAgain.sitAt.server)
    await page.locator('.table.as-server').waitFor()
    expect(await page.getByRole('button', { name: 'SYN', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    )
    await who.plays('SYN,ACK seq=y ack=x+2 | SYN-RECEIVED', isns)
    await page.getByRole('alert').waitFor()
    await who.sees(enAgain.keeping.kept)
    await who.photographs('again-play-desk')
    await who.isAccessible()
    await who.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
    await page.locator('.table.as-client').waitFor()
    await who.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', isns)
    await who.sees(enAgain.over)
    await who.photographs('again-play-over-desk')
    // Cards wait beside the lamps, as at a live table.
    await who.presses(who.words.table.cardWaits)
    const cards = page.getByRole('dialog', { name: bank.cards.title })
    await cards.locator('details[open] .option').first().click()
    await cards.locator('.told').first().waitFor()
    await who.photographs('again-card-desk')
    await who.isAccessible()
    await page.keyboard.press('Escape')
    await who.presses(enAgain.openBranch)
    await page.waitForURL(/\/timeline\/f-/)
    expect(hashOf(who)).toBe(`#step=${syn + 1}`)
    await page.locator('.branch-mark').filter({ hasText: enAgain.begins }).waitFor()
    await who.sees(enAgain.own(enAgain.fromStep(syn)))
    await who.presses(enAgain.rename)
    await page.getByLabel(enAgain.newName).fill('Two off')
    await who.presses(enAgain.save)
    await who.sees(enAgain.own('Two off'))
    await page.locator('.branches').scrollIntoViewIfNeeded()
    await who.photographs('again-branch-desk')
    await who.isAccessible()

    await page.getByText(away.title).click()
    const coming = page.waitForEvent('download')
    await who.presses(away.format.json)
    const file = parseReplayFile(readFileSync(await (await coming).path(), 'utf8'))
    expect(file).toMatchObject({ ok: true, value: { id: new URL(page.url()).pathname.slice(10) } })

    // Again from the branch, at its own first step, against a bot.
    await page.getByRole('button', { name: enAgain.playOn }).click()
    await page.getByRole('button', { name: /server against a bot/ }).click()
    await page.locator('.table.as-server').waitFor()
    await who.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
    await who.sees(enAgain.over)
    await who.presses(enAgain.openBranch)
    await page.locator('.branches ul ul ul .branch').waitFor()
    await page.locator('.branches').scrollIntoViewIfNeeded()
    await who.photographs('again-branch-of-branch-desk')
    await page.locator('.branches ul ul ul .branch').getByRole('button', { name: enAgain.delete }).click()
    await who.presses(enAgain.deleteReally)
    await page.locator('.branches [aria-current]', { hasText: 'Two off' }).waitFor()
    await page.reload()
    await page.locator('.branches [aria-current]', { hasText: 'Two off' }).waitFor()
    await page.getByRole('link', { name: enAgain.asPlayed }).click()
    await page.locator('.branches [aria-current]', { hasText: enAgain.asPlayed }).waitFor()
    expect(asked.filter((url) => !url.includes('a-round-of-tests'))).toEqual([])
  })

  inBrowser('on a phone, in Chinese; what is left unfinished is a branch too', async () => {
    const who = await player(browser.current(), {
      ...PHONE,
      viewport: { width: 360, height: 640 },
      hand: 'thumb',
      language: 'zh',
    })
    const { page } = who
    await looksBackAt(who, SHORT, `#step=${syn}`)
    await who.presses(zhAgain.playOn)
    await page.getByRole('heading', { name: zhAgain.playOnFrom(syn) }).waitFor()
    await who.photographs('again-choice-phone-360-zh')
    await who.presses(zhAgain.both)
    await page.locator('.table.as-server').waitFor()
    const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
    expect(whole).toBeLessThanOrEqual(inner ?? 0)
    await who.photographs('again-play-phone-360-zh')
    await who.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
    await page.locator('.table.as-client').waitFor()
    await page.getByRole('button', { name: zhAgain.back }).tap()
    await page.locator('.branches .branch', { hasText: zhAgain.unfinished }).waitFor()
    await page.locator('.branches').scrollIntoViewIfNeeded()
    await who.photographs('again-branches-phone-360-zh')
    await who.isAccessible()
  })

  inBrowser('and not kept where this browser keeps nothing: the page says so', async () => {
    const who = await player(browser.current(), {
      colorScheme: 'dark',
      viewport: { width: 1920, height: 1080 },
    })
    const { page } = who
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new Error('full')
      }
    })
    await looksBackAt(who, SHORT, `#step=${syn}`)
    await who.presses(enAgain.playOn)
    await page.getByRole('button', { name: /server against a bot/ }).click()
    await page.getByRole('heading', { name: /SYN has arrived/ }).waitFor()
    await who.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
    await who.sees(enAgain.keeping['no-room'])
    await who.sees(enAgain.over)
    await who.photographs('again-unkept-projector-dark')
    await who.presses(enAgain.openBranch)
    await page.locator('.branches .branch', { hasText: enAgain.untilClosed }).waitFor()
    await who.photographs('again-unkept-branch-projector-dark')
  })
})

describe('a round stands beside the perfect play', () => {
  const SLIPS = playedRound('half-close', [
    { seat: 'server', at: 1, change: { ack: 7 } },
    { seat: 'client', at: 3, change: { seq: 7 } },
  ])

  inBrowser('as a second ladder at the same height; the keys go from difference to difference', async () => {
    const who = await player(browser.current())
    const { page } = who
    await looksBackAt(who, SLIPS, '#step=3')
    await who.presses(enAgain.beside.title)
    await page.locator('.play .piece').nth(1).waitFor()
    expect(await page.locator('.play').count()).toBe(2)
    await page.keyboard.press('n')
    const told = page.locator('.line-told p')
    await told.filter({ hasText: enAgain.beside.line.mine }).waitFor()
    await who.photographs('again-beside-desk')
    await who.isAccessible()
    await page.keyboard.press('Home')
    await told.filter({ hasText: enAgain.beside.line.both }).waitFor()
    await who.presses(enAgain.beside.next)
    await told.filter({ hasText: enAgain.beside.line.mine }).waitFor()
    await who.presses(enAgain.back)
    await page.getByRole('button', { name: enAgain.beside.title }).waitFor()
    expect(hashOf(who)).toBe('#step=3')
  })

  inBrowser('on a projector in the dark', async () => {
    const who = await player(browser.current(), {
      colorScheme: 'dark',
      viewport: { width: 1920, height: 1080 },
    })
    await looksBackAt(who, SLIPS, '#beside=4')
    await who.page.locator('.play .piece').nth(1).waitFor()
    await who.photographs('again-beside-projector-dark')
    await who.isAccessible()
  })

  inBrowser('on a phone, in Chinese, as one of two tabs', async () => {
    const who = await player(browser.current(), {
      ...PHONE,
      viewport: { width: 360, height: 640 },
      hand: 'thumb',
      language: 'zh',
    })
    const { page } = who
    await looksBackAt(who, SLIPS, '#step=4')
    await who.presses(zhAgain.beside.title)
    await page.locator('.play .piece').first().waitFor()
    expect(await page.locator('.play').count()).toBe(1)
    const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
    expect(whole).toBeLessThanOrEqual(inner ?? 0)
    await who.photographs('again-beside-phone-360-zh')
    await who.isAccessible()
    await page.locator('label', { hasText: zhAgain.beside.perfect }).tap()
    await page.locator(`.play[aria-label="${zhAgain.beside.perfect}"]`).waitFor()
    await who.photographs('again-beside-perfect-phone-360-zh')
  })
})
