import type { Page } from 'playwright-core'
import { findBrowser, launched } from '../support/browser.ts'
import { builtServer } from '../support/builtServer.ts'
import { longRound } from '../support/longRound.ts'
import { tracedWhile } from './trace.ts'

/**
 * How smoothly the timeline of a round of 400 segments can be moved through, in a real browser whose processor is
 * throttled four times. The built game is measured; `npm run bench:timeline` builds it first.
 */

const THROTTLING = 4
const LINES = 200
const FRAMES = 240
/** Frames in which the page comes to rest: what is not drawn or told while it moves is then */
const RESTING = 40
/** What a frame has at 60 a second */
const FRAME_MS = 16.7

/** How one frame moves the page on. */
const DEEDS = ['nothing', 'steps', 'leaps', 'scrolls'] as const
type Deed = (typeof DEEDS)[number]

interface Frames {
  readonly perSecond: number
  readonly worstMs: number
  /** Time that half of the frames took at most */
  readonly halfMs: number
  /** Time that 95 of 100 frames took at most */
  readonly mostMs: number
  readonly late: number
}

const framesOf = async (page: Page, deed: Deed, frames = FRAMES): Promise<Frames> => {
  const gaps = await page.evaluate(
    async ([what, count]) => {
      const slider = document.querySelector<HTMLInputElement>('.ticks input')
      const board = document.querySelector('.board .scroll')
      if (slider === null || board === null) throw new Error('no timeline stands here')
      const last = Number(slider.max)
      const show = (step: number): void => {
        slider.valueAsNumber = 1 + (step % last)
        slider.dispatchEvent(new Event('input', { bubbles: true }))
      }
      const times: number[] = []
      await new Promise<void>((resolve) => {
        const next = (now: number): void => {
          times.push(now)
          if (times.length > count) {
            resolve()
            return
          }
          if (what === 'steps') show(times.length)
          if (what === 'leaps') show(times.length * 7)
          if (what === 'scrolls') board.scrollBy(0, 45)
          requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      })
      return times.slice(1).map((time, at) => time - (times[at] ?? 0))
    },
    [deed, frames] as const,
  )
  const sorted = gaps.toSorted((a, b) => a - b)
  return {
    perSecond: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0),
    worstMs: sorted.at(-1) ?? 0,
    halfMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    mostMs: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    late: gaps.filter((gap) => gap > 25).length,
  }
}

const found = findBrowser()
if (found === null) {
  console.log('No browser starts here: nothing was measured.')
  process.exit(1)
}
const { url, close } = await builtServer()
const browser = await launched(found)
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  // tsx gives functions their names by a helper, which the page does not have.
  await page.addInitScript('globalThis.__name = (made) => made')
  const body = JSON.stringify(longRound(LINES))
  await page.route('**/api/replays/*', (route) => route.fulfill({ contentType: 'application/json', body }))
  const begun = performance.now()
  await page.goto(new URL('/timeline/long-round', url).href)
  await page.locator('.board .ladder').first().waitFor()
  const shown = performance.now() - begun
  const client = await page.context().newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLING })
  const drawn = await page.locator('.long .row').count()
  console.log(`steps: ${await page.locator('.ticks input').getAttribute('max')}, rows drawn: ${drawn}`)
  console.log(`first ladder after ${shown.toFixed(0)} ms (not throttled); then ${THROTTLING}x throttled:`)
  console.log(
    '                 frames/s        p50        p95      worst   late (> 25 ms)   worst at rest then',
  )
  await framesOf(page, 'steps')
  await framesOf(page, 'nothing', RESTING)
  for (const deed of DEEDS) {
    const { perSecond, worstMs, halfMs, mostMs, late } = await framesOf(page, deed)
    const times = [halfMs, mostMs, worstMs].map((ms) => `${ms.toFixed(1).padStart(8)} ms`).join('')
    const rest = await framesOf(page, 'nothing', RESTING)
    const told = `${late} of ${FRAMES}`.padEnd(16)
    console.log(
      `${deed.padEnd(14)} ${perSecond.toFixed(1).padStart(10)}${times} ${told} ${rest.worstMs.toFixed(1)} ms`,
    )
  }
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  console.log(`Processor time of the main thread in a frame, times ${THROTTLING}, in milliseconds:`)
  for (const deed of DEEDS) {
    const { byKind, frames } = await tracedWhile(client, async () => void (await framesOf(page, deed)))
    const parts = [...byKind]
      .filter(([, ms]) => (THROTTLING * ms) / FRAMES >= 0.05)
      .toSorted((a, b) => b[1] - a[1])
      .map(([kind, ms]) => `${kind} ${((THROTTLING * ms) / FRAMES).toFixed(1)}`)
    const all = (THROTTLING * [...byKind.values()].reduce((sum, ms) => sum + ms, 0)) / FRAMES
    const at = (share: number): string =>
      (THROTTLING * (frames[Math.floor((frames.length - 1) * share)] ?? 0)).toFixed(1)
    const long = frames.filter((ms) => THROTTLING * ms > FRAME_MS).length
    console.log(`${deed.padEnd(14)} ${all.toFixed(1).padStart(5)}: ${parts.join(', ')}`)
    console.log(
      `${''.padEnd(14)} frames: p50 ${at(0.5)}, p95 ${at(0.95)}; ${long} of ${frames.length} longer than ${FRAME_MS}`,
    )
  }
} finally {
  await browser.close()
  await close()
}
