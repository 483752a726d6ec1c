import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { lessons as en } from '../../client/i18n/en/lessons.ts'
import { lessons as zh } from '../../client/i18n/zh/lessons.ts'
import { recordings } from '../../client/i18n/en/recordings.ts'
import { pngOf } from '../../server/pictures/png.ts'
import { parseReplayFile } from '../../shared/wire/parseReplayFile.ts'
import { judgementsOf } from '../support/captures.ts'
import { longRound } from '../support/longRound.ts'
import { playedRound } from '../support/playedRound.ts'
import { looksBackAt } from './looking.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'

const browser = useBrowser()

const CAPTURE = join(import.meta.dirname, '../captures/own/rst-in-window.server.pcapng')
const half = playedRound('half-close')

inBrowser(
  'a note is written by keyboard, kept, marked, listed, saved in the file, and read back',
  async () => {
    const who = await player(browser.current(), { hand: 'keys' })
    const { page } = who
    await looksBackAt(who, half, '#step=5')
    await page.getByLabel(en.notes.on(5)).focus()
    await page.keyboard.type('The FIN takes a number')
    // Arrow keys belong to the field while one writes in it.
    await page.keyboard.press('ArrowLeft')
    expect(page.url()).toContain('#step=5')
    await page.locator('.board .note-mark').waitFor()
    await page.reload()
    await page.locator('.note textarea').waitFor()
    expect(await page.getByLabel(en.notes.on(5)).inputValue()).toBe('The FIN takes a number')
    await who.photographs('notes-desk')
    await who.isAccessible()

    await page.locator('summary', { hasText: en.away.title }).press('Enter')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: en.away.format.json, exact: true }).press('Enter'),
    ])
    const text = readFileSync(await download.path(), 'utf8')
    const file = parseReplayFile(text)
    expect(file).toMatchObject({ ok: true, value: { notes: [{ step: 5, text: 'The FIN takes a number' }] } })

    await who.presses(who.words.timeline.list)
    await page.locator('ol.twin li', { hasText: en.notes.told('The FIN takes a number').trim() }).waitFor()
    await page.getByRole('button', { name: en.notes.remove }).press('Enter')
    await expect.poll(() => page.locator('ol.twin li', { hasText: 'takes a number' }).count()).toBe(0)

    // On a device that has never seen the round.
    const other = await player(browser.current())
    await other.opens('/open')
    await other.sees(recordings.drop)
    await other.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'noted.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await other.page.locator('.board .note-mark').waitFor()
  },
)

inBrowser('notes travel in a link only where that is ticked', async () => {
  const who = await player(browser.current())
  const { page } = who
  await looksBackAt(who, half, '#step=2')
  await page.getByLabel(en.notes.on(2)).fill('Look here')
  const tick = page.getByRole('checkbox', { name: en.notes.share })
  const copied = async (): Promise<string> => {
    await page.getByRole('button', { name: who.words.timeline.link }).click()
    await who.sees(who.words.timeline.copied)
    return page.evaluate(() => navigator.clipboard.readText())
  }
  await tick.waitFor()
  expect(await copied()).toMatch(/#step=2$/)
  await tick.check()
  const link = await copied()
  const { hash } = new URL(link)
  const other = await player(browser.current())
  await looksBackAt(other, half, hash)
  expect(await other.page.getByLabel(en.notes.on(2)).inputValue()).toBe('Look here')
})

inBrowser('on a phone a note is written by thumb, and marked on the map of a long round', async () => {
  const who = await player(browser.current(), {
    ...PHONE,
    viewport: { width: 360, height: 740 },
    hand: 'thumb',
    language: 'zh',
    colorScheme: 'dark',
  })
  const { page } = who
  await looksBackAt(who, longRound(60), '#step=33')
  await page.getByLabel(zh.notes.on(33)).fill('这里丢了')
  await page.locator('.minimap .noted').waitFor()
  await page.getByLabel(zh.notes.on(33)).scrollIntoViewIfNeeded()
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
  expect(whole).toBeLessThanOrEqual(inner ?? 0)
  await who.photographs('notes-phone-dark')
  await who.isAccessible()
})

inBrowser(
  'a recorded connection takes notes too: kept, found again in the file, drawn and written out',
  async () => {
    const who = await player(browser.current(), { hand: 'keys' })
    const { page } = who
    const opens = async (): Promise<void> => {
      await who.opens('/open')
      await page.locator('input[type=file]').setInputFiles(CAPTURE)
      await page.locator('[data-at="0"]').press('Enter')
      await page.locator('.note textarea').waitFor()
    }
    await opens()
    await page.getByRole('slider', { name: who.words.timeline.steps }).press('ArrowRight')
    await page.getByLabel(en.notes.on(2)).focus()
    await page.keyboard.type('Why here?')
    await page.locator('.board .note-mark').waitFor()
    await opens()
    await page.locator('.board .note-mark').waitFor()
    await page.getByRole('slider', { name: who.words.timeline.steps }).press('ArrowRight')
    expect(await page.getByLabel(en.notes.on(2)).inputValue()).toBe('Why here?')
    await page.locator('summary', { hasText: en.away.title }).press('Enter')
    await who.photographs('notes-recorded-desk')
    await who.isAccessible()
    await page.getByRole('button', { name: en.away.copy }).press('Enter')
    await who.sees(who.words.timeline.copied)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(en.notes.told('Why here?'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: en.away.format.svg }).press('Enter'),
    ])
    const svg = readFileSync(await download.path(), 'utf8')
    expect(svg).toContain('>Why here?</text>')
    writeFileSync(join(import.meta.dirname, '../screenshots/notes-recorded.png'), await pngOf(svg))
    // Files of the whole connection are made in the worker that read it.
    const taken = async (format: 'pcapng' | 'csv' | 'mermaid'): Promise<Uint8Array> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: en.away.format[format], exact: true }).press('Enter'),
      ])
      return readFileSync(await file.path())
    }
    const [judged] = judgementsOf(readFileSync(CAPTURE))
    expect(judgementsOf(await taken('pcapng'))).toHaveLength(1)
    const lines = new TextDecoder()
      .decode(await taken('csv'))
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(1 + (judged?.segments.length ?? 0))
    expect(new TextDecoder().decode(await taken('mermaid'))).toContain('sequenceDiagram')
  },
)
