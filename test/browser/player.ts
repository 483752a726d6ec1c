import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { en } from '../../client/i18n/en/index.ts'
import { zh } from '../../client/i18n/zh/index.ts'
import { parseDraftText } from '../../shared/game/draftText.ts'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { FLAG_NAMES, toFlagKey } from '../../shared/tcp/segment.ts'
import type { State } from '../../shared/tcp/state.ts'
import { launched } from '../support/browser.ts'

const DESK = { width: 1440, height: 900 } as const
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
}

/** Pictures of the runs, for people to look at. */
const PICTURES = join(import.meta.dirname, '../screenshots')

const found = inject('browser')

/** A test that needs a browser; where none starts it is skipped by its name, and counted as skipped. */
export const inBrowser = test.runIf(found !== null)

/** One browser for the tests of a file; undefined where none starts. */
export const useBrowser = (): { readonly current: () => Browser } => {
  let browser: Browser | undefined
  beforeAll(async () => {
    if (found === null) return
    mkdirSync(PICTURES, { recursive: true })
    browser = await launched(found)
  })
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
  })
  afterAll(() => browser?.close())
  return {
    current: () => {
      if (browser === undefined) throw new Error('the browser has not been started')
      return browser
    },
  }
}

/** A person with a browser of their own, in the words of what they do. */
export interface Player {
  readonly page: Page
  readonly words: typeof en
  readonly opens: (path: string) => Promise<void>
  readonly createsRoom: () => Promise<string>
  /** Joins by the code on the start page */
  readonly joins: (code: string, name: string) => Promise<void>
  /** Joins by the link */
  readonly follows: (code: string, name: string) => Promise<void>
  readonly chooses: (level: LevelId) => Promise<void>
  readonly isReady: () => Promise<void>
  readonly reads: (variable: string) => Promise<number>
  readonly toggles: (flag: string) => Promise<void>
  readonly types: (field: 'seq' | 'ack', value: number) => Promise<void>
  readonly claims: (state: State) => Promise<void>
  readonly sends: () => Promise<void>
  /** Composes and sends `SYN,ACK seq=y ack=x+1 len=20 | SYN-RECEIVED` */
  readonly plays: (line: string, isns: { readonly x: number; readonly y: number }) => Promise<void>
  readonly presses: (name: string | RegExp) => Promise<void>
  /** Waits until this stands on the page */
  readonly sees: (text: string | RegExp) => Promise<void>
  /** Waits for the end of the round: its one word */
  readonly finishes: (level: LevelId) => Promise<void>
  readonly photographs: (name: string) => Promise<void>
  /** axe finds nothing serious */
  readonly isAccessible: () => Promise<void>
}

/** How a person uses the page: with a mouse, with a thumb, or with the keyboard alone. */
export type Hand = 'mouse' | 'thumb' | 'keys'

export const player = async (
  browser: Browser,
  options: BrowserContextOptions & {
    readonly hand?: Hand
    readonly language?: 'en' | 'zh'
    /** Through what the server is reached, when not directly */
    readonly through?: string | undefined
  } = {},
): Promise<Player> => {
  const { hand = 'mouse', language = 'en', through = inject('url'), ...rest } = options
  const context = await browser.newContext({
    viewport: DESK,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    reducedMotion: 'reduce',
    ...rest,
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  // A page that breaks its own content security policy says so on the console only.
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
      faults.push(message.text())
  })
  // Both catalogues have one shape; their texts differ, their types only by the texts.
  const words: typeof en = language === 'zh' ? asEnglishShape(zh) : en
  const button = (name: string | RegExp) =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

  const press = async (name: string | RegExp): Promise<void> => {
    const target = button(name).first()
    if (hand === 'thumb') await target.tap()
    else if (hand === 'keys') await target.press('Enter')
    else await target.click()
  }
  const fill = async (field: 'seq' | 'ack', value: number): Promise<void> => {
    const input = page.getByLabel(new RegExp(`^${field}`)).first()
    if (hand === 'keys') {
      await input.focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(String(value))
    } else await input.fill(String(value))
  }
  const toggles = async (flag: string): Promise<void> => {
    if (hand !== 'keys') return press(flag)
    await button(flag).focus()
    await page.keyboard.press('Space')
  }
  const claims = async (state: State): Promise<void> => {
    const choice = page.getByRole('radio', { name: state, exact: true })
    if (hand === 'keys') {
      await choice.focus()
      await page.keyboard.press('Space')
    } else if (hand === 'thumb') await page.locator('label', { has: choice }).tap()
    else await page.locator('label', { has: choice }).click()
    expect(await choice.isChecked()).toBe(true)
  }
  const sends = async (): Promise<void> => {
    if (hand === 'keys') await page.keyboard.press('Control+Enter')
    else await press(new RegExp(`^${words.table.send} `))
  }

  const me: Player = {
    page,
    words,
    opens: async (path) => {
      await page.goto(new URL(path, through).href)
    },
    createsRoom: async () => {
      await me.opens('/')
      const door = page.getByRole('link', { name: new RegExp(words.home.create) })
      if (hand === 'thumb') await door.tap()
      else if (hand === 'keys') await door.press('Enter')
      else await door.click()
      await page.waitForURL(/\/[A-Z2-9]{5}$/)
      return page.url().slice(-5)
    },
    joins: async (code, name) => {
      await me.opens('/')
      await page.getByLabel(words.home.code).fill(code.toLowerCase())
      await page.getByLabel(words.home.nickname).fill(name)
      await press(words.home.join)
      await page.waitForURL(new RegExp(`/${code}$`))
    },
    follows: async (code, name) => {
      await me.opens(`/${code}`)
      await page.getByLabel(words.home.nickname).fill(name)
      await press(words.lobby.join)
    },
    chooses: async (level) => {
      const choice = page.locator('label', { hasText: words.levels.name[level] }).first()
      if (hand === 'keys') {
        await choice.getByRole('radio').focus()
        await page.keyboard.press('Space')
      } else if (hand === 'thumb') await choice.tap()
      else await choice.click()
    },
    isReady: () => press(words.lobby.iAmReady),
    reads: async (variable) => {
      const peek = page.locator('button.peek')
      if ((await peek.count()) > 0 && (await peek.getAttribute('aria-expanded')) === 'false') await peek.tap()
      const value = page
        .locator('.tcb dt', { hasText: new RegExp(`^${variable.replace('.', '\\.')}$`) })
        .locator('+ dd')
      const number = Number((await value.innerText()).replace(/\D/g, ''))
      if ((await peek.count()) > 0) await peek.tap()
      return number
    },
    toggles,
    types: fill,
    claims,
    sends,
    plays: async (line, isns) => {
      const [typed = '', claim] = line.split('|').map((part) => part.trim())
      const parsed = parseDraftText(typed, isns)
      if (!parsed.ok) throw new Error(`${line}: ${parsed.error.code}`)
      const { flags, seq, ack, len } = parsed.value
      // The answer to the last draft empties the composer: who begins before it sees half of the old one.
      await page
        .getByRole('button', { name: new RegExp(`^${words.table.sending} `) })
        .waitFor({ state: 'hidden' })
      for (const name of FLAG_NAMES) {
        const isOn = (await button(name).getAttribute('aria-pressed')) === 'true'
        if (isOn !== flags[toFlagKey(name)]) await toggles(name)
      }
      if (seq !== undefined) await fill('seq', seq)
      if (ack !== undefined) await fill('ack', ack)
      if (len !== undefined && len > 0) await press(words.table.octets(len))
      if (claim !== undefined) await claims(claim as State)
      await sends()
    },
    presses: press,
    sees: async (text) => {
      await page.getByText(text).filter({ visible: true }).first().waitFor()
    },
    finishes: async (level) => {
      await page.locator('.fin h1', { hasText: words.result.word[LEVELS[level].chapter] }).waitFor()
    },
    photographs: async (name) => {
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(PICTURES, `${name}.png`) })
      expect(faults, 'the page broke').toEqual([])
    },
    isAccessible: async () => {
      const violations: AxeViolation[] = []
      // One after the other: the page bears one at a time.
      for (const audit of await auditsOf(page)) violations.push(...(await audit.analyze()).violations)
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    },
  }
  return me
}

type AxeViolation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/**
 * Every rule of axe, over everything. On a long ladder contrast is looked at apart from the other rules and outside its
 * rows: axe calls the ground of all writing in a picture unknown and decides nothing, for which it takes most of a minute
 * on 600 rows. `ladderWords.test.ts` weighs that writing itself, every kind of row in both themes.
 */
const auditsOf = async (page: Page): Promise<readonly AxeBuilder[]> =>
  (await page.locator('.piece').count()) < MANY_PIECES
    ? [new AxeBuilder({ page })]
    : [
        new AxeBuilder({ page }).disableRules('color-contrast'),
        new AxeBuilder({ page }).withRules('color-contrast').exclude('.piece'),
      ]

/** Pieces of a ladder have 40 rows. */
const MANY_PIECES = 4

const asEnglishShape = (words: unknown): typeof en => words as typeof en
