import { readFileSync } from 'node:fs'
import { describe, expect, inject, onTestFinished } from 'vitest'
import { classes as en } from '../../client/i18n/en/classes.ts'
import { classes as zh } from '../../client/i18n/zh/classes.ts'
import { en as english } from '../../client/i18n/en/index.ts'
import type { Move } from '../../shared/game/draft.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { connectMember } from '../server/support/member.ts'
import type { Member } from '../server/support/member.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()
const WALL = { viewport: { width: 1920, height: 1080 } }

/** A first segment that acknowledges something (M22). */
const WRONG: Move = {
  kind: 'segment',
  draft: { flags: flagsOf('SYN', 'ACK'), seq: 1, ack: 1, len: 0, claim: 'SYN-SENT' },
}

/** The host's words in the language of a player. */
const wordsOf = (who: Player): typeof en => {
  const words: unknown = who.words === english ? en : zh
  return words as typeof en
}

/** Opens the doors of a class with everything as it stands, and says its code. */
const opensDoors = async (who: Player): Promise<string> => {
  await who.opens('/host')
  await who.page.getByRole('heading', { level: 1, name: wordsOf(who).create.heading }).waitFor()
  await who.presses(wordsOf(who).create.openNow)
  await who.page.waitForURL(/\/c\/[A-Z2-9]{6}\/host$/)
  await who.page.locator('.classcode').waitFor()
  return who.page.url().slice(-11, -5)
}

/** Students at the other end of real connections. */
const students = async (code: string, names: readonly string[]): Promise<readonly Member[]> => {
  const all = names.map((name) => connectMember(inject('url'), name))
  onTestFinished(() => all.forEach((one) => one.hangsUp()))
  for (const one of all) expect(await one.joinsClass(code)).toMatchObject({ ok: true })
  return all
}

const keptKey = (who: Player, key: 'secret' | 'screen'): Promise<string> =>
  who.page.evaluate(
    (name) => String(JSON.parse(localStorage.getItem('wavehand.hosts') ?? '[]')[0]?.[name]),
    key,
  )

/** The page is as wide as its screen, and not a pixel more. */
const fitsTheScreen = async (who: Player): Promise<void> => {
  const wide = await who.page.evaluate(() => document.documentElement.scrollWidth - screen.width)
  expect(wide).toBeLessThanOrEqual(0)
}

/** The smallest writing that is to be seen, in CSS pixels. */
const smallestWriting = (who: Player): Promise<number> =>
  who.page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const sizes: number[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement
      const isSeen = holder?.checkVisibility() === true && holder.closest('.vh, script, style') === null
      if (isSeen && node.textContent?.trim() !== '')
        sizes.push(Number.parseFloat(getComputedStyle(holder).fontSize))
    }
    return Math.min(...sizes)
  })

describe('a class, as its host lives it', () => {
  inBrowser(
    'from the start page to the report: the board, a room from inside, a freeze, a call, a projector, an own phone',
    async () => {
      const li = await player(browser.current())
      const { create, lobby, live, controls, frozen, look, people, screen, report, said } = wordsOf(li)
      await li.opens('/')
      await li.page.getByRole('link', { name: new RegExp(li.words.home.host) }).click()
      await li.page.getByLabel(create.name).fill('Networks, Tuesday')
      await li.page.locator('label', { hasText: create.plan(20) }).click()
      await li.photographs('host-create-desk')
      await li.isAccessible()
      await li.presses(create.openNow)
      await li.page.waitForURL(/\/c\/[A-Z2-9]{6}\/host$/)
      const code = li.page.url().slice(-11, -5)
      await li.sees(lobby.nobodyMore)

      const [ada, tom, mei, lin] = await students(code, ['Ada', 'Tom', 'Mei', 'Lin'])
      if (ada === undefined || tom === undefined || mei === undefined || lin === undefined)
        throw new Error('four have come')
      const all = [ada, tom, mei, lin]
      await li.sees(lobby.here(4))
      await li.presses(lobby.lock)
      expect(await connectMember(inject('url'), 'Eve').joinsClass(code)).toMatchObject({
        code: 'class/locked',
      })
      await li.presses(lobby.unlock)
      await li.page.getByRole('button', { name: people.renameOf('Lin') }).click()
      await li.page.getByLabel(people.newName('Lin')).fill('小林')
      await li.presses(people.save)
      await li.sees('小林')
      await li.presses(people.pairUp)
      await li.sees(people.counts({ pairs: 2, withBot: 0, watching: 0, sharing: 0 }))
      await li.photographs('host-lobby-desk')
      await li.isAccessible()

      // The projector's page has a key of its own, and shows no control.
      const [opened] = await Promise.all([
        li.page.context().waitForEvent('page'),
        li.presses(lobby.projector),
      ])
      await opened.getByText(screen.here(4)).waitFor()
      expect(opened.url()).not.toContain('#')
      await opened.close()
      const wall = await player(browser.current(), WALL)
      const key = await keptKey(li, 'screen')
      expect(key).not.toBe(await keptKey(li, 'secret'))
      await wall.opens(`/c/${code}/screen#${key}`)
      await wall.sees(screen.here(4))
      expect(await wall.page.getByRole('button').count()).toBe(0)
      expect(await smallestWriting(wall)).toBeGreaterThanOrEqual(24)
      await wall.photographs('screen-joining')
      await wall.isAccessible()

      await li.presses(lobby.start(li.words.levels.name.handshake))
      await Promise.all(all.map((one) => one.sitsDown()))
      await li.page.locator('button[data-room]').nth(1).waitFor()
      await wall.sees(screen.finished(0, 2))
      expect(await smallestWriting(wall)).toBeGreaterThanOrEqual(24)
      await wall.photographs('screen-playing')
      await wall.isAccessible()

      // Whoever opens shows a mistake: the board says which, and where.
      const clients = all.filter((one) => one.student().me.table?.seat === 'client')
      for (const one of clients) await one.submits(WRONG)
      const [client] = clients
      const n = client?.student().me.table?.n ?? 0
      const room = li.page.locator(`button[data-room="${n}"]`)
      await room.locator('.tag').waitFor()
      await li.page.locator('.mis button').first().waitFor()
      await room.click()
      await li.sees(look.tries(1))
      await li.page.locator('.look-in svg.ladder').waitFor()
      await li.photographs('host-board-desk')
      await li.isAccessible()
      await li.presses(look.lookIn)
      await li.page.locator('.look-in.large').waitFor()
      await li.photographs('host-look-desk')
      await li.presses(look.smaller)

      await li.presses(controls.hintAll)
      await li.presses(controls.depth.nudge)
      await li.sees(said['give-hint'])
      await client?.says({ kind: 'call-teacher' })
      await room.getByText(live.calls).waitFor()
      await li.presses(look.answer)
      await room.getByText(live.calls).waitFor({ state: 'detached' })

      // A host who reloads is host again, and sees the same.
      await li.page.reload()
      await li.page.locator('button[data-room]').nth(1).waitFor()

      // A phone with the host's link is a remote control; the key stays in no address.
      const phone = await player(browser.current(), { ...PHONE, hand: 'thumb' })
      await phone.opens(`/c/${code}/host#${await keptKey(li, 'secret')}`)
      await phone.page.locator('button[data-room]').first().waitFor()
      expect(phone.page.url()).not.toContain('#')
      await fitsTheScreen(phone)
      await phone.photographs('host-board-phone')
      await phone.isAccessible()
      await phone.presses(controls.freeze)
      await li.sees(frozen.given(0, 4))
      await wall.sees(screen.frozen)
      for (const one of all) await one.says({ kind: 'predict', prediction: 'syn' })
      await li.sees(frozen.given(4, 4))
      await wall.photographs('screen-frozen')
      await li.presses(frozen.show)
      await wall.page.locator('.distribution').waitFor()
      expect(await smallestWriting(wall)).toBeGreaterThanOrEqual(24)
      await wall.photographs('screen-distribution')
      await wall.isAccessible()
      await li.photographs('host-frozen-desk')
      await li.isAccessible()
      await phone.presses(frozen.thaw)
      await li.page.locator('.frozen-bar').waitFor({ state: 'detached' })

      await Promise.all(all.map((one) => one.playsOn()))
      await wall.sees(screen.allFinished)
      await li.presses(controls.next)
      await li.sees(said['begin-level'])
      await wall.page.getByRole('heading', { name: li.words.levels.name['first-words'] }).waitFor()
      await Promise.all(
        all.map((one) => one.sees('the next level', () => one.view().settings.level === 'first-words')),
      )
      // The others open now, and one of them makes the same mistake: it stays to be taught again.
      const opener = all.find((one) => one.student().me.table?.seat === 'client')
      await opener?.submits(WRONG)
      await Promise.all(all.map((one) => one.playsOn()))
      await wall.sees(screen.allFinished)

      await li.presses(controls.end)
      await li.page.getByRole('dialog').getByRole('button', { name: controls.end }).click()
      await li.page.locator('.heat').waitFor()
      await wall.sees(screen.ended)
      await li.sees(report.heading.one)
      await li.photographs('host-report-desk')
      await li.isAccessible()
      for (const [name, begins] of [
        [report.csv, '\uFEFF'],
        [report.xlsx, 'PK'],
      ] as const) {
        const [download] = await Promise.all([li.page.waitForEvent('download'), li.presses(name)])
        const path = await download.path()
        expect(download.suggestedFilename()).toContain(code)
        expect(readFileSync(path, 'utf8').startsWith(begins)).toBe(true)
      }
      const shows = li.page.locator('.again a').first()
      expect(await shows.getAttribute('href')).toMatch(/^\/timeline\/[\w-]+#step=\d+$/)
      await phone.page.locator('.heat').waitFor()
      await fitsTheScreen(phone)
      await phone.photographs('host-report-phone')
      await phone.isAccessible()

      await li.presses(li.words.app.menu)
      await li.presses(controls.erase)
      await li.presses(controls.eraseYes)
      await li.sees(wordsOf(li).gate.gone.erased)
      await wall.sees(wordsOf(li).gate.gone.erased)
      await li.opens('/host')
      await li.page.getByRole('heading', { level: 1 }).waitFor()
      expect(await li.page.getByText(code).count()).toBe(0)
    },
  )

  inBrowser('with the keyboard alone: open, start, go through the rooms, freeze, go on', async () => {
    const li = await player(browser.current(), { hand: 'keys' })
    const { controls, frozen, lobby } = wordsOf(li)
    const code = await opensDoors(li)
    const all = await students(code, ['Ada', 'Tom', 'Mei', 'Lin', 'Bo', 'Kim'])
    await li.sees(lobby.here(6))
    await li.presses(lobby.start(li.words.levels.name.handshake))
    await Promise.all(all.map((one) => one.sitsDown()))
    const rooms = li.page.locator('button[data-room]')
    await rooms.nth(2).waitFor()
    await rooms.first().focus()
    await li.page.keyboard.press('ArrowRight')
    await li.page.keyboard.press('ArrowRight')
    const focused = (): Promise<string | undefined> =>
      li.page.evaluate(() =>
        document.activeElement instanceof HTMLElement ? document.activeElement.dataset['room'] : undefined,
      )
    expect(await focused()).toBe('3')
    await li.page.keyboard.press('Enter')
    await li.page.locator('.look-in svg.ladder').waitFor()
    await li.page.keyboard.press('Home')
    expect(await focused()).toBe('1')
    // A menu of choices opens on its first, closes on Escape, and gives the focus back.
    await li.page.getByRole('button', { name: controls.hintAll }).press('Enter')
    await li.page.getByRole('button', { name: controls.depth.nudge }).waitFor()
    await li.page.keyboard.press('Escape')
    expect(await li.page.evaluate(() => document.activeElement?.textContent)).toContain(controls.hintAll)
    await li.presses(controls.freeze)
    await li.sees(frozen.given(0, 6))
    await li.presses(frozen.thaw)
    await li.page.locator('.frozen-bar').waitFor({ state: 'detached' })
  })

  inBrowser('in Chinese, in the dark, on a small phone: nothing is cut off', async () => {
    const li = await player(browser.current(), {
      ...PHONE,
      viewport: { width: 360, height: 640 },
      language: 'zh',
      colorScheme: 'dark',
      hand: 'thumb',
    })
    const { lobby } = wordsOf(li)
    await li.opens('/host')
    await li.page.locator('.order').waitFor()
    await fitsTheScreen(li)
    await li.photographs('host-create-phone-zh-dark')
    await li.isAccessible()
    const code = await opensDoors(li)
    const all = await students(code, ['小林', '子涵', 'Mei'])
    await li.sees(lobby.here(3))
    await fitsTheScreen(li)
    await li.photographs('host-lobby-phone-zh-dark')
    await li.isAccessible()
    await li.presses(lobby.start(li.words.levels.name.handshake))
    await Promise.all(all.map((one) => one.sitsDown()))
    await li.page.locator('button[data-room]').nth(1).waitFor()
    await fitsTheScreen(li)
    await li.photographs('host-board-phone-zh-dark')
    await li.isAccessible()
    await li.page.locator('button[data-room]').first().tap()
    await li.page.locator('.detail-over svg.ladder').waitFor()
    await fitsTheScreen(li)
    await li.photographs('host-look-phone-zh-dark')
    await li.isAccessible()
  })

  inBrowser('without its key the page says so, and takes a pasted link', async () => {
    const li = await player(browser.current())
    const code = await opensDoors(li)
    const other = await player(browser.current())
    const { gate, lobby } = wordsOf(other)
    await other.opens(`/c/${code}/host`)
    await other.sees(gate.title)
    await other.isAccessible()
    await other.page.getByLabel(gate.paste).fill('nothing of the kind')
    await other.presses(gate.enter)
    await other.sees(gate.bad)
    await other.page
      .getByLabel(gate.paste)
      .fill(`https://wavehand.example/c/${code}/host#${await keptKey(li, 'secret')}`)
    await other.presses(gate.enter)
    await other.sees(lobby.nobodyMore)
    await other.opens(`/c/${code}/screen`)
    await other.sees(gate.screenTitle)
  })
})
