import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, inject, onTestFinished } from 'vitest'
import { away } from '../../client/i18n/en/away.ts'
import { en } from '../../client/i18n/en/index.ts'
import { embedCode } from '../../client/pages/timeline/embedCode.ts'
import { pngOf } from '../../server/pictures/png.ts'
import { svgOf } from '../../shared/replay/picture/svg.ts'
import { PICTURE_WORDS } from '../../shared/replay/picture/words.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { formatReplayFile } from '../../shared/wire/replayFile.ts'
import { playedRound } from '../support/playedRound.ts'
import { inBrowser, player, useBrowser } from './player.ts'

const browser = useBrowser()

/** The page's fonts, written into the picture: both renderers then have the same. */
const fontFaces = (['sans', 'mono'] as const)
  .flatMap((cut) =>
    [400, 500, 600].map((weight) => {
      const font = `ibm-plex-${cut}`
      const file = join(
        import.meta.dirname,
        `../../node_modules/@fontsource/${font}/files/${font}-latin-${weight}-normal.woff2`,
      )
      const family = cut === 'sans' ? 'IBM Plex Sans' : 'IBM Plex Mono'
      return `@font-face{font-family:'${family}';font-weight:${weight};src:url('data:font/woff2;base64,${readFileSync(file).toString('base64')}')}`
    }),
  )
  .join('')

/** The share of marked pixels of each drawing that have no marked pixel of the other within two pixels. */
const DIFFERENCE = `async ({ svg, png }) => {
  const marks = async (type, base64) => {
    const image = new Image()
    image.src = 'data:' + type + ';base64,' + base64
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = 1040
    canvas.height = Math.round((image.naturalHeight * 1040) / image.naturalWidth)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    const marked = new Uint8Array(canvas.width * canvas.height)
    for (let i = 0; i < marked.length; i += 1) marked[i] = data[4 * i] + data[4 * i + 1] + data[4 * i + 2] < 420 ? 1 : 0
    return { marked, height: canvas.height }
  }
  const far = (one, other) => {
    let count = 0
    let lone = 0
    for (let y = 2; y < one.height - 2; y += 1)
      for (let x = 2; x < 1038; x += 1) {
        if (one.marked[y * 1040 + x] === 0) continue
        count += 1
        let isNear = false
        for (let dy = -2; dy <= 2 && !isNear; dy += 1)
          for (let dx = -2; dx <= 2; dx += 1) if (other.marked[(y + dy) * 1040 + x + dx] === 1) isNear = true
        if (!isNear) lone += 1
      }
    return { count, lone: lone / count }
  }
  const a = await marks('image/svg+xml', svg)
  const b = await marks('image/png', png)
  return { heights: [a.height, b.height], there: far(a, b), back: far(b, a) }
}`

interface Difference {
  readonly heights: readonly [number, number]
  readonly there: { readonly count: number; readonly lone: number }
  readonly back: { readonly count: number; readonly lone: number }
}

describe('a picture of a round', () => {
  inBrowser('is drawn alike by a browser and by a renderer that is none', async () => {
    const page = await browser.current().newPage()
    for (const level of ['half-close', 'lost-syn-ack', 'flood', 'gauntlet'] as const) {
      const slip = { seat: 'client', at: 1, change: { seq: 4_000_000_000 } } as const
      const timeline = timelineOf(playedRound(level, [slip]).events)
      if (timeline === undefined) throw new Error(level)
      const options = {
        lens: 'all' as const,
        theme: 'light' as const,
        base: undefined,
        words: PICTURE_WORDS.en,
        speech: { level, names: timeline.names, state: String, sentence: () => '' },
        notes: [
          { step: 2, text: 'Here it begins' },
          { step: 5, text: `${'The number counts the SYN too. '.repeat(9)}\nAnd nothing else.` },
        ],
      }
      const png = (await pngOf(svgOf(timeline, options))).toString('base64')
      const svg = Buffer.from(svgOf(timeline, { ...options, fontFaces })).toString('base64')
      const found: Difference = await page.evaluate(`(${DIFFERENCE})(${JSON.stringify({ svg, png })})`)
      expect(found.heights[0]).toBe(found.heights[1])
      expect(found.there.count).toBeGreaterThan(5_000)
      expect(found.there.lone, level).toBeLessThan(0.02)
      expect(found.back.lone, level).toBeLessThan(0.02)
    }
  })

  inBrowser('has text that is text, in the fonts that it names', async () => {
    const page = await browser.current().newPage()
    const timeline = timelineOf(playedRound('handshake').events)
    if (timeline === undefined) throw new Error('no round')
    await page.setContent(
      svgOf(timeline, {
        lens: 'all',
        theme: 'light',
        base: undefined,
        words: PICTURE_WORDS.en,
        speech: { level: 'handshake', names: timeline.names, state: String, sentence: () => '' },
        fontFaces,
      }).replace(/^<\?xml[^>]*>\n/, ''),
    )
    const [said, wide] = await page.evaluate(async () => {
      await document.fonts.ready
      const text = [...document.querySelectorAll('text')].find(({ textContent }) =>
        textContent.startsWith('SYN ACK'),
      )
      return [text?.textContent ?? '', text?.getComputedTextLength() ?? 0]
    })
    expect(said).toBe('SYN ACK  seq 5000  ack 101')
    // Plex Mono is 0.6 of its size wide; what stands in for it is not.
    expect(wide).toBeCloseTo(said.length * 15 * 0.6, 0)
    expect(await page.evaluate(() => document.fonts.check("500 15px 'IBM Plex Mono'"))).toBe(true)
  })

  inBrowser('is kept from the timeline as PNG and as SVG; the timeline prints as paper', async () => {
    const mei = await player(browser.current())
    const body = playedRound('half-close', [{ seat: 'client', at: 1, change: { seq: 7 } }])
    // The server is asked for the round; this one is answered for it.
    await mei.page.route('**/api/replays/paper-round', (route) =>
      route.fulfill({ contentType: 'application/json', body: formatReplayFile(body) }),
    )
    await mei.opens('/timeline/paper-round')
    const { title: takeAway, format } = away
    await mei.page.getByText(takeAway).click()
    const taken = async (name: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        mei.page.waitForEvent('download'),
        mei.page.getByRole('button', { name, exact: true }).click(),
      ])
      return readFileSync(await download.path())
    }
    const png = await taken(format.png)
    expect(png.toString('latin1', 1, 4)).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(2080)
    writeFileSync(join(import.meta.dirname, '../screenshots/timeline-taken.png'), png)
    const svg = (await taken(format.svg)).toString()
    expect(svg).toContain(mei.words.levels.name['half-close'])
    expect(new Resvg(svg).width).toBe(1040)

    await mei.page.emulateMedia({ media: 'print' })
    await mei.page.locator('.paper').waitFor()
    expect(await mei.page.locator('.replay').isVisible()).toBe(false)
    expect(await mei.page.locator('.paper li').count()).toBe(
      await mei.page.locator('.paper [id*="-step-"]').count(),
    )
    await mei.photographs('timeline-paper')
    const drawn = await mei.page.locator('.paper .page').count()
    const pages = (await mei.page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
    expect(drawn).toBe(1)
    expect(pages).toHaveLength(drawn + 1)
  })

  inBrowser('stands in the frame of another site, and the rest of the game does not', async () => {
    const mei = await player(browser.current(), { language: 'zh' })
    const { origin } = new URL(inject('url'))
    const code = embedCode(origin, 'paper-round', { language: 'en', theme: 'dark', title: 'A "round"' })
    const course = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end(
        `<!doctype html><html lang="en"><title>Course</title>${code}<iframe name="home" title="Home"></iframe>`,
      )
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void course.close())
    await once(course, 'listening')
    const address = course.address()
    if (address === null || typeof address === 'string') throw new Error('the course has no port')
    await mei.page.route('**/api/replays/paper-round', (route) =>
      route.fulfill({
        contentType: 'application/json',
        body: formatReplayFile(playedRound('half-close')),
      }),
    )
    await mei.page.goto(`http://127.0.0.1:${address.port}/`)
    const frame = mei.page.frameLocator('iframe[src]')
    await frame.getByRole('heading', { name: en.levels.name['half-close'] }).waitFor()
    await frame.getByRole('button', { name: en.timeline.next }).click()
    expect(await frame.getByRole('slider').getAttribute('aria-valuetext')).toContain('Step 2.')
    expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await frame.locator('html').getAttribute('lang')).toBe('en')
    const kept = mei.page.frames().find((each) => each.url().includes('/embed/'))
    expect(await kept?.evaluate('localStorage.length')).toBe(0)
    await mei.photographs('embed-desk-dark')
    await mei.page.setViewportSize({ width: 360, height: 700 })
    await mei.photographs('embed-360-dark')
    await mei.isAccessible()
    const refused = mei.page.waitForEvent('console', (said) => said.text().includes('frame-ancestors'))
    await mei.page.evaluate(`document.querySelector('[name=home]').src = '${origin}/'`)
    expect((await refused).text()).toContain("frame-ancestors 'none'")
  })
})
