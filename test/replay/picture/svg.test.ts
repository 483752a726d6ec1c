import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { en } from '../../../client/i18n/en/index.ts'
import { moving as enMoving } from '../../../client/i18n/en/moving.ts'
import { moving as zhMoving } from '../../../client/i18n/zh/moving.ts'
import { zh } from '../../../client/i18n/zh/index.ts'
import { LEVEL_IDS } from '../../../shared/game/levels/level.ts'
import type { LevelId } from '../../../shared/game/levels/level.ts'
import { DEFAULT_CHOICE, toSvg } from '../../../shared/replay/exports/svg.ts'
import { NOTE_PATH, wrapped } from '../../../shared/replay/picture/noteList.ts'
import { svgPagesOf } from '../../../shared/replay/picture/svg.ts'
import { PICTURE_WORDS } from '../../../shared/replay/picture/words.ts'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { playedRound } from '../../support/playedRound.ts'

const roundOf = (level: LevelId): Timeline => {
  const slip = { seat: 'client', at: 1, change: { seq: 4_000_000_000 } } as const
  const timeline = timelineOf(playedRound(level, [slip]).events)
  if (timeline === undefined) throw new Error(level)
  return timeline
}

/** What is looked at here needs no fonts. */
const QUICK = { font: { loadSystemFonts: false } } as const

const count = (text: string, part: string): number => text.split(part).length - 1

describe('a picture of a round', () => {
  test.each(LEVEL_IDS)('%s: is an SVG file by itself, with a part for each step', (level) => {
    const timeline = roundOf(level)
    for (const theme of ['light', 'dark', 'paper'] as const) {
      const svg = toSvg(timeline, { ...DEFAULT_CHOICE, theme })
      // It refuses whatever is not well-formed.
      const drawn = new Resvg(svg, QUICK)
      expect(drawn.width).toBe(1040)
      expect(drawn.imagesToResolve()).toEqual([])
      for (const { n } of timeline.steps) expect(count(svg, `<g id="step-${n}"><`)).toBe(1)
      expect(svg).not.toMatch(/var\(|NaN|undefined|Infinity/)
      for (const [, name] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`<pattern id="${name}"`)
    }
  })

  test('writes text as text, with families to fall back to', () => {
    const svg = toSvg(roundOf('handshake'), DEFAULT_CHOICE)
    expect(svg).toContain('<tspan fill="#1546a8" font-weight="600">SYN</tspan>')
    expect(svg).toMatch(/font-family="[^"]+, monospace"/)
    expect(svg).toMatch(/>ESTABLISHED<\/text>/)
  })

  test('tells the steps in its description, in both languages', () => {
    const timeline = roundOf('lost-syn')
    const said = (language: 'en' | 'zh'): string =>
      /<desc[^>]*>([^<]*)<\/desc>/.exec(toSvg(timeline, { ...DEFAULT_CHOICE, language }))?.[1] ?? ''
    expect(said('en').split('\n')).toHaveLength(timeline.steps.length)
    expect(said('en')).toMatch(/Client: SYN seq \d+ \(lost\)/)
    expect(said('zh')).toMatch(/客户端: SYN seq \d+ \(丢失\)/)
  })

  test('keeps what people are called from being markup', () => {
    const name = `<script>alert("1")</script>&'\u0000\u001b`
    const timeline = { ...roundOf('handshake'), names: { client: name, server: ']]>' } }
    const svg = toSvg(timeline, DEFAULT_CHOICE)
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;\ufffd\ufffd')
    expect(() => new Resvg(svg, QUICK)).not.toThrow()
  })

  test('a refused draft has its wrong field underlined, a cross in the margin, and says "not sent"', () => {
    const svg = toSvg(roundOf('handshake'), DEFAULT_CHOICE)
    const ghost = svg.slice(svg.indexOf('stroke-dasharray="2 5"'))
    expect(ghost).toMatch(/^[^\n]*>not sent<\/text>/)
    expect(svg).toMatch(/<line [^>]*stroke="#7d1148" stroke-width="2" transform="rotate/)
  })

  test('shows the numbers as they were sent, or counted from the ISNs', () => {
    const timeline = roundOf('handshake')
    const isn = timeline.moments[0]?.client.variables.iss
    expect(toSvg(timeline, { ...DEFAULT_CHOICE, numbers: 'absolute' })).toContain(`<tspan>${isn}</tspan>`)
    expect(toSvg(timeline, DEFAULT_CHOICE)).toContain('<tspan>0</tspan>')
  })

  test('through the eyes of one end the other has no states, and what was lost is not known to be', () => {
    const timeline = roundOf('lost-syn-ack')
    const all = toSvg(timeline, DEFAULT_CHOICE)
    const client = toSvg(timeline, { ...DEFAULT_CHOICE, lens: 'client' })
    expect(all).toContain('>SYN-RECEIVED<')
    expect(client).not.toContain('>SYN-RECEIVED<')
    expect(client).not.toContain('>LISTEN<')
  })

  test('in black and white nothing has a colour', () => {
    const svg = toSvg(roundOf('flood'), { ...DEFAULT_CHOICE, theme: 'paper' })
    const colours = new Set(Array.from(svg.matchAll(/#([0-9a-f]{6})"/g), ([, colour]) => colour ?? ''))
    for (const colour of colours) expect(colour).toMatch(/^(..)\1\1$/)
  })

  test('a round of 400 segments is one tall picture', () => {
    const timeline = roundOf('handshake')
    const [, , , ...sent] = timeline.steps
    const steps = Array.from({ length: 400 }, (_, index) => {
      const step = sent[index % sent.length]
      if (step === undefined) throw new Error('nothing was sent')
      return { ...step, n: index + 1 }
    })
    expect(new Resvg(toSvg({ ...timeline, steps }, DEFAULT_CHOICE), QUICK).height).toBeGreaterThan(20_000)
  })

  test('on paper no row is cut, and each is on one page', () => {
    const timeline = roundOf('half-close')
    const words = PICTURE_WORDS.en
    const speech = {
      level: 'x',
      names: timeline.names,
      state: String,
      sentence: ({ n }: { n: number }) => `step ${n}!`,
    }
    const pages = svgPagesOf(timeline, { lens: 'all', base: undefined, theme: 'paper', words, speech }, 620)
    expect(pages.length).toBeGreaterThan(1)
    const told = pages.flatMap((page) => Array.from(page.matchAll(/step (\d+)!/g), ([, n]) => Number(n)))
    expect(told).toEqual(timeline.steps.map(({ n }) => n))
    for (const page of pages) expect(new Resvg(page, QUICK).height).toBeLessThanOrEqual(620)
    const names = pages.flatMap((page) => Array.from(page.matchAll(/ id="(p\d+-[^"]+)"/g), ([, id]) => id))
    expect(new Set(names).size).toBe(names.length)
  })

  test('notes stand as signs beside their steps, and as text below the ladder', () => {
    const timeline = roundOf('handshake')
    const bare = toSvg(timeline, DEFAULT_CHOICE)
    expect(bare).not.toContain(NOTE_PATH)
    const text = 'a < b & c. '.repeat(40)
    const svg = toSvg(timeline, DEFAULT_CHOICE, [
      { step: 2, text: 'first' },
      { step: 3, text },
      { step: 4000, text: 'of no step' },
    ])
    // Two in the margin, one in the legend.
    expect(count(svg, NOTE_PATH)).toBe(3)
    expect(svg).toContain('>Notes</text>')
    expect(svg).toContain('>first</text>')
    expect(svg).not.toContain('of no step')
    const written = Array.from(svg.matchAll(/>([^<>]*&lt;[^<>]*)<\/text>/g), ([, line]) => line ?? '')
    expect(written.length).toBeGreaterThan(3)
    expect(written.join(' ')).toBe(text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    const heights = [bare, svg].map((one) => new Resvg(one, QUICK).height)
    expect(heights[1]).toBeGreaterThan((heights[0] ?? 0) + 4 * 20)
  })

  test('a note as long as one may be never leaves the picture, in whichever script', () => {
    const width = 500
    for (const text of [
      'x'.repeat(500),
      '序号也数 SYN 和 FIN。'.repeat(40),
      'wide words '.repeat(45),
      'a\n\nb',
    ]) {
      const lines = wrapped(text, width, 13)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/\s/g, ''))
      for (const line of lines) {
        const ems = Array.from(line).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.58), 0)
        expect(ems * 13).toBeLessThanOrEqual(width + 13)
      }
    }
    expect(wrapped('one two', 50, 13)).toEqual(['one', 'two'])
    expect(wrapped('一行放不，下', 60, 13)).toEqual(['一行放', '不，下'])
  })

  test.each([
    ['en', en],
    ['zh', zh],
  ] as const)('says the same words as the page (%s)', (language, { ladder, app }) => {
    const words = PICTURE_WORDS[language]
    for (const key of ['lost', 'dropped', 'again', 'copy', 'stray', 'notSent', 'wait', 'forged'] as const)
      expect(words[key]).toEqual(ladder[key])
    expect(words.seat).toEqual({ client: app.client, server: app.server })
    expect(words.waited('4.5')).toBe((language === 'en' ? enMoving : zhMoving).waited('4.5'))
    expect(words.tries(3)).toBe(ladder.tries(3))
  })
})
