import { describe, expect, inject, onTestFinished } from 'vitest'
import { createClassroom } from '../../server/bots/classroom.ts'
import { classes as en } from '../../client/i18n/en/classes.ts'
import { inBrowser, player, useBrowser } from './player.ts'

const browser = useBrowser()
const STUDENTS = 400
const MOST_BYTES = 300_000_000

/** What we want of a click; it is printed beside what was measured and not asserted: a busy machine is no judge. */
const GOAL_MS = 100

describe('the live board of a large class', () => {
  inBrowser('200 live tables stay under 300 MB; how long a click takes is measured and printed', async () => {
    const li = await player(browser.current())
    await li.opens('/host')
    await li.page.getByRole('heading', { level: 1, name: en.create.heading }).waitFor()
    await li.presses(en.create.openNow)
    await li.page.waitForURL(/\/c\/[A-Z2-9]{6}\/host$/)
    const code = li.page.url().slice(-11, -5)
    await li.page.locator('.classcode').waitFor()
    const room = createClassroom({
      server: new URL(inject('url')),
      code,
      students: STUDENTS,
      thinksMs: 2_000,
    })
    onTestFinished(() => room.leave())
    expect((await room.join()).joined).toBe(STUDENTS)
    await li.sees(en.lobby.here(STUDENTS))
    await li.presses(en.lobby.start(li.words.levels.name.handshake))
    await li.page
      .locator('button[data-room]')
      .nth(STUDENTS / 2 - 1)
      .waitFor()
    // Mistakes and finished rounds: the board is busy.
    await li.page.locator('.mis li').first().waitFor()
    await li.page.locator('.room.done').nth(4).waitFor({ state: 'attached' })

    const clicks: number[] = []
    for (let at = 0; at < 12; at += 1) clicks.push(await li.page.evaluate(clickOf, at * 5))
    const sorted = clicks.toSorted((a, b) => a - b)
    const cdp = await li.page.context().newCDPSession(li.page)
    await cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    console.log(
      `200 live tables: ${(usedSize / 1e6).toFixed(1)} MB of JavaScript; a click is answered after ${median.toFixed(0)} ms ` +
        `(median of ${sorted.length}, ${(sorted.at(-1) ?? 0).toFixed(0)} at most), the goal of ${GOAL_MS} ms is ${median <= GOAL_MS ? 'kept' : 'missed'}`,
    )
    expect(usedSize).toBeLessThan(MOST_BYTES)
    expect(await li.page.locator('.room.sel').count()).toBe(1)
    await li.photographs('host-board-200')
  })
})

/** Presses the room at this place, and says how many milliseconds later it is painted as the selected one. */
const clickOf = (place: number): Promise<number> =>
  new Promise((resolve) => {
    const cell = [...document.querySelectorAll<HTMLButtonElement>('button[data-room]')][place]
    const started = performance.now()
    cell?.click()
    const look = (): void => {
      if (cell?.getAttribute('aria-pressed') === 'true')
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started), 0))
      else requestAnimationFrame(look)
    }
    look()
  })
