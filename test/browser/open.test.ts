import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect } from 'vitest'
import { recordings as en } from '../../client/i18n/en/recordings.ts'
import { recordings as zh } from '../../client/i18n/zh/recordings.ts'
import { readCapture } from '../../shared/replay/imports/readCapture.ts'
import { toText } from '../../shared/replay/exports/text.ts'
import { EXPORT_WORDS } from '../../shared/replay/exports/words.ts'
import { replayBody } from '../../shared/wire/replayBody.ts'
import { formatReplayFile, toReplayFile } from '../../shared/wire/replayFile.ts'
import { bigCapture } from '../support/bigCapture.ts'
import { capturesIn } from '../support/captures.ts'
import { canonicalRound } from '../support/rounds.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()
const folder = mkdtempSync(join(tmpdir(), 'wavehand-open-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pathOf = (name: string): string => join(import.meta.dirname, '../captures', `${name}.pcapng`)

const chooses = (who: Player, file: string | { readonly name: string; readonly octets: Uint8Array }) =>
  who.page
    .locator('input[type=file]')
    .setInputFiles(
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.octets) },
    )

/** Opens the nth connection of the list. */
const opensConnection = async (who: Player, n: number): Promise<void> => {
  await who.page.locator(`[data-at="${n}"]`).press('Enter')
  await who.page.locator('svg.ladder').first().waitFor()
}

/** The step that the line of time stands at. */
const stepIn = ({ page, words }: Player): Promise<string> =>
  page.getByRole('slider', { name: words.timeline.steps }).inputValue()

const titleOf = (code: keyof typeof en.problem): string => en.problem[code](0).title

const fitsItsWindow = async ({ page }: Player): Promise<void> => {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
  expect(whole).toBeLessThanOrEqual(inner ?? 0)
}

/** A replay in which somebody has changed a number. */
const CHANGED = JSON.stringify({
  ...toReplayFile(canonicalRound('handshake', 'small').events),
  hash: '0'.repeat(64),
})

describe('a recording', () => {
  inBrowser(
    'is listed, opened, and its one wrong segment found, with the section that forbids it',
    async () => {
      const who = await player(browser.current())
      await who.opens('/')
      await who.page.getByRole('link', { name: new RegExp(who.words.home.open) }).click()
      await who.sees(en.local)
      await who.isAccessible()
      await chooses(who, pathOf('own/rst-in-window.server'))
      await who.sees(en.list.judged(1))
      await who.photographs('open-list-desk')
      await who.isAccessible()
      await opensConnection(who, 0)
      await who.presses(en.nextWrong)
      await who.page.locator('.fields tr.bad').waitFor()
      await who.sees(/RFC 9293 §3\.10/)
      await who.photographs('open-timeline-desk')
      await who.isAccessible()
      await who.page.goBack()
      await who.sees(en.list.judged(1))
    },
  )

  inBrowser('shows the same verdicts as the command line', async () => {
    const who = await player(browser.current())
    await who.opens('/open')
    for (const { name, expected } of capturesIn('given').slice(0, 4)) {
      await chooses(who, pathOf(name))
      await who.sees(name.split('/')[1] ?? '')
      const wrong = expected.connections.filter(({ illegal }) => illegal.length > 0).length
      await who.sees(en.list.judged(wrong))
      const rows = who.page.locator('.rows tbody tr[aria-rowindex]')
      expect(await rows.count()).toBe(expected.connections.length)
    }
  })

  inBrowser('that breaks off shows what came before, and where it breaks', async () => {
    const who = await player(browser.current(), { ...PHONE, language: 'zh' })
    await who.opens('/open')
    const octets = new Uint8Array(readFileSync(pathOf('own/several.client')))
    const cut = octets.slice(0, octets.length - 30)
    const read = readCapture(cut)
    const offset = read.ok ? read.value.cutAt : undefined
    if (offset === undefined) throw new Error('the file is cut')
    await chooses(who, { name: 'cut.pcapng', octets: cut })
    await who.sees(zh.problem['capture/cut'](offset).more)
    await who.page.locator('[data-at="0"]').waitFor()
    await fitsItsWindow(who)
    await who.photographs('open-broken-phone')
    await who.isAccessible()
  })

  inBrowser(
    'of 100 MB shows how far it is and can be cancelled, and then be opened all the same',
    async () => {
      const who = await player(browser.current())
      const file = join(folder, 'big.pcap')
      writeFileSync(file, bigCapture({ connections: 2000, data: 50, octets: 900 }))
      await who.opens('/open')
      // A slow disk: so that the progress can be seen.
      await who.page.evaluate(() => {
        const { Worker: Real } = window
        window.Worker = class extends Real {
          override postMessage(message: unknown): void {
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
            setTimeout(() => super.postMessage(message), 400)
          }
        }
      })
      await chooses(who, file)
      await who.page.getByRole('progressbar').waitFor()
      await who.presses(en.cancel)
      await who.sees(en.drop)
      await chooses(who, file)
      await who.sees(en.list.summary(2000))
      const rows = who.page.locator('.rows tbody tr[aria-rowindex]')
      expect(await rows.count()).toBeLessThan(60)
      await who.page.locator('[data-at="0"]').focus()
      await who.page.keyboard.press('End')
      await who.page.locator('[data-at="1999"]:focus').waitFor()
      await who.page.keyboard.press('ArrowUp')
      await who.page.locator('[data-at="1998"]:focus').waitFor()
      await who.page.getByRole('searchbox').fill('41999')
      await who.sees(en.list.shown(1, 2000))
      await opensConnection(who, 0)
      await who.sees(en.all(0))
      await who.page.goBack()
      // The list is as it was left.
      await who.sees(en.list.shown(1, 2000))
      await who.page.locator('[data-at="0"]:focus').waitFor()
    },
  )

  inBrowser(
    'is asked for where this browser has none, and then shown at the step of the address',
    async () => {
      const who = await player(browser.current())
      await who.opens('/open/0#step=5')
      await who.sees(titleOf('open/gone'))
      await who.sees('open/gone')
      await chooses(who, pathOf('given/half-close'))
      await who.page.locator('svg.ladder').first().waitFor()
      await expect.poll(() => stepIn(who)).toBe('5')
      expect(new URL(who.page.url()).hash).toBe('#step=5')
    },
  )

  inBrowser(
    'is kept in this browser until it is told to forget it: a reload finds the same step',
    async () => {
      const who = await player(browser.current())
      const { page } = who
      await who.opens('/open')
      await chooses(who, pathOf('given/half-close'))
      await who.sees(en.kept.stays('half-close.pcapng'))
      await opensConnection(who, 0)
      for (const step of [2, 3]) {
        await page.keyboard.press('ArrowRight')
        await expect.poll(() => new URL(page.url()).hash).toBe(`#step=${step}`)
      }
      await page.reload()
      await page.locator('svg.ladder').first().waitFor()
      await expect.poll(() => stepIn(who)).toBe('3')
      // The list offers what is kept, and says where it is.
      await who.opens('/open')
      await who.sees(en.kept.stays('half-close.pcapng'))
      await who.isAccessible()
      await who.photographs('open-kept-desk')
      await who.presses(en.kept.again)
      await page.locator('[data-at="0"]').waitFor()
      await who.isAccessible()
      await who.photographs('open-kept-list-desk')
      await who.presses(en.kept.forget)
      await page.getByRole('button', { name: en.kept.forget }).waitFor({ state: 'detached' })
      // What is open stays open; what is loaded anew has nothing to open.
      await page.locator('[data-at="0"]').waitFor()
      await who.opens('/open/0#step=3')
      await who.sees(titleOf('open/gone'))
    },
  )

  inBrowser('keeps its place when the language is changed', async () => {
    const who = await player(browser.current())
    await who.opens('/open')
    await chooses(who, pathOf('given/half-close'))
    await who.sees(en.list.judged(0))
    await who.presses(who.words.app.otherLanguage)
    await who.sees(zh.list.judged(0))
    await who.page.locator('[data-at="0"]').waitFor()
  })
})

describe('what is no recording', () => {
  inBrowser.each([
    ['capture/empty', 'empty.pcap', new Uint8Array()],
    ['capture/unknown-format', 'notes.txt', new TextEncoder().encode('no recording at all')],
    ['open/compressed', 'capture.pcap.gz', new Uint8Array([0x1f, 0x8b, 8, 0])],
    ['replay/not-a-replay', 'package.json', new TextEncoder().encode('{"name": "wavehand"}')],
    ['replay/not-json', 'half.json', new TextEncoder().encode('{"format": "wavehand-replay", "eve')],
    ['replay/hash-mismatch', 'changed.json', new TextEncoder().encode(CHANGED)],
  ] as const)('%s is told for %s', async (code, name, octets) => {
    const who = await player(browser.current())
    await who.opens('/open')
    await chooses(who, { name, octets })
    await who.sees(titleOf(code))
    await who.sees(code)
  })

  inBrowser('without TCP is told apart, and so are several files', async () => {
    const who = await player(browser.current())
    await who.opens('/open')
    const file = bigCapture({ connections: 1, data: 1, octets: 0 }).slice(0, 24 + 16 + 40)
    file[24 + 16 + 9] = 17
    await chooses(who, { name: 'udp.pcap', octets: file })
    await who.sees(en.problem['open/no-tcp'](1).title)
    const transfer = await who.page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['a'], 'a.pcap'))
      data.items.add(new File(['b'], 'b.pcap'))
      return data
    })
    await who.page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
    await who.sees(en.problem['open/several']().title)
  })
})

describe('a replay file', () => {
  inBrowser('dropped on another page opens its timeline', async () => {
    const who = await player(browser.current())
    await who.opens('/practice/handshake/client')
    await who.plays('SYN seq=x', { x: await who.reads('ISS'), y: 0 })
    await who.page.locator('.tcb .me', { hasText: 'SYN-SENT' }).waitFor()
    await who.sees(who.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
    await who.plays('ACK seq=x ack=y', { x: await who.reads('SND.NXT'), y: await who.reads('RCV.NXT') })
    await who.finishes('handshake')
    await who.opens('/rounds')
    await who.sees(who.words.levels.name.handshake)
    const [kept] = await who.page.evaluate(() => JSON.parse(localStorage.getItem('wavehand.rounds') ?? '[]'))
    const file = toReplayFile(replayBody(kept.body)?.events ?? [])
    const transfer = await who.page.evaluateHandle(
      (text) => {
        const data = new DataTransfer()
        data.items.add(new File([text], 'round.json'))
        return data
      },
      file === undefined ? '' : formatReplayFile(file),
    )
    await who.page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
    await who.page.waitForURL(/\/open$/)
    await who.page.locator('svg.ladder').first().waitFor()
    await who.sees(who.words.levels.name.handshake)
  })
})

describe('the text of a round', () => {
  const { timeline } = canonicalRound('half-close', 'any')

  inBrowser('pasted anywhere on the page opens its timeline', async () => {
    const who = await player(browser.current(), { hand: 'keys', colorScheme: 'dark' })
    await who.opens('/open')
    await who.sees(en.drop)
    await who.page.evaluate((text) => navigator.clipboard.writeText(text), toText(timeline, EXPORT_WORDS.zh))
    await who.page.keyboard.press('ControlOrMeta+v')
    await who.page.locator('svg.ladder').first().waitFor()
    await who.sees(who.words.levels.name['half-close'])
    await who.photographs('open-text-desk-dark')
    await who.isAccessible()
  })

  inBrowser('is pasted by thumb into its field; a changed line is named', async () => {
    const who = await player(browser.current(), {
      ...PHONE,
      viewport: { width: 360, height: 740 },
      hand: 'thumb',
      language: 'zh',
    })
    await who.opens('/open')
    const text = toText(timeline, EXPORT_WORDS.en)
    const lines = text.split('\n')
    const at = lines.findIndex((line) => line.includes('FIN'))
    const changed = lines.with(at, (lines[at] ?? '').replace(/\| [A-Z-0-9]+$/, '| LISTEN')).join('\n')
    await who.page.getByLabel(zh.paste).fill(changed)
    await who.sees(zh.problem['text/does-not-follow'](at + 1, lines[at]).more)
    await fitsItsWindow(who)
    await who.photographs('open-text-broken-phone')
    await who.isAccessible()
    await who.page.getByLabel(zh.paste).fill(text)
    await who.page.locator('svg.ladder').first().waitFor()
  })
})

describe('what would you send next?', () => {
  const plays = async (who: Player, words: typeof en): Promise<void> => {
    await who.opens('/open')
    await chooses(who, pathOf('given/close-client'))
    await opensConnection(who, 0)
    await who.page.locator('.ask-next a').first().press('Enter')
    await who.sees(who.words.coach.situation({ kind: 'open-called' }).title)
    await who.toggles('FIN')
    await who.types('seq', 0)
    await who.sends()
    await who.page.locator('#verdict').waitFor()
    await fitsItsWindow(who)
    await who.toggles('FIN')
    await who.toggles('SYN')
    await who.sends()
    await who.sees(words.quiz.exact)
    await who.isAccessible()
    await who.presses(words.quiz.next)
    await who.sees(who.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
    await who.plays('ACK seq=1 ack=1', { x: 0, y: 0 })
    await who.sees(words.quiz.exact)
    await who.sees(words.quiz.score(1, 2))
  }

  inBrowser('is answered by keyboard alone: judged first, then what the real end sent is shown', async () => {
    const who = await player(browser.current(), { hand: 'keys', colorScheme: 'dark' })
    await plays(who, en)
    await who.photographs('open-quiz-desk-dark')
  })

  inBrowser('is answered by thumb on a small phone, in Chinese', async () => {
    const who = await player(browser.current(), {
      ...PHONE,
      viewport: { width: 360, height: 640 },
      hand: 'thumb',
      language: 'zh',
    })
    await plays(who, asEnglishShape(zh))
    await who.photographs('open-quiz-phone-zh')
  })
})

const asEnglishShape = (words: unknown): typeof en => words as typeof en
