import { describe, expect, inject, onTestFinished } from 'vitest'
import type { Page } from 'playwright-core'
import { connectMember } from '../server/support/member.ts'
import { pupilWords, teacher } from './lesson.ts'
import { inBrowser, player, useBrowser } from './player.ts'

const browser = useBrowser()

/** Tab, until what has the focus is called so. Nothing is reached otherwise. */
const tabsTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const seen: string[] = []
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    const label = (await focused.count()) === 0 ? '' : await focused.evaluate(nameOf)
    if (typeof name === 'string' ? label === name : name.test(label)) return
    seen.push(label)
  }
  throw new Error(`no ${String(name)} among ${seen.join(' | ')}`)
}

/** What a screen reader would call it, nearly: its label, or its text. */
const nameOf = (element: Element): string => {
  const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : []
  const label = element.getAttribute('aria-label') ?? labels.map((one) => one.textContent).join(' ')
  return (label === '' ? (element.textContent ?? '') : label).replace(/\s+/g, ' ').trim()
}

describe('two barriers more of quiz tools are not here', () => {
  inBrowser(
    'no gap for the keyboard: from the start page into a class, to a seat, a raised hand, an answer and a sent segment',
    async () => {
      const host = await teacher({ levels: ['handshake'], oddOne: 'bot' })
      onTestFinished(() => host.hangsUp())
      const mei = await player(browser.current(), { hand: 'keys' })
      const { page, words } = mei
      const own = pupilWords(mei)
      const { keyboard } = page
      await mei.opens('/')
      await page.getByLabel(words.home.code).waitFor()
      await tabsTo(page, words.home.code)
      await keyboard.type(host.code().toLowerCase())
      await tabsTo(page, words.home.nickname)
      await keyboard.press('ControlOrMeta+a')
      await keyboard.type('Mei')
      await keyboard.press('Enter')
      await page.getByRole('button', { name: own.door.in }).waitFor()
      await tabsTo(page, own.door.in)
      await keyboard.press('Enter')
      await page.getByRole('heading', { name: own.waiting.title }).waitFor()
      await host.sees('she is here', () => host.host().students.length === 1)
      await host.hosts({ kind: 'deal', by: 'automatic' })
      const [student] = host.host().students
      await host.hosts({ kind: 'seat', student: student?.id ?? '', table: 1, seat: 'client' })
      await host.hosts({ kind: 'begin-level', level: 0 })
      await page.locator('.composer').waitFor()
      await tabsTo(page, own.strip.call)
      await keyboard.press('Enter')
      await host.sees('table 1 calls', () => host.host().rows.some(({ calls }) => calls))

      await host.hosts({ kind: 'freeze' })
      await page.locator('.class-frozen[open]').waitFor()
      await tabsTo(page, /^SYN: /)
      await keyboard.press('Enter')
      await host.sees('she has answered', () => host.host().frozen?.given === 1)
      await host.hosts({ kind: 'thaw' })
      await page.locator('.class-frozen').waitFor({ state: 'detached' })

      const isns = { x: await mei.reads('ISS'), y: 0 }
      await mei.plays('SYN seq=x | SYN-SENT', isns)
      await mei.sees(words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
    },
  )

  inBrowser(
    'no gap for screen readers: what is drawn or coloured is also written, and what happens is announced',
    async () => {
      const host = await teacher({ levels: ['handshake'] })
      onTestFinished(() => host.hangsUp())
      const tom = connectMember(inject('url'), 'Tom')
      onTestFinished(() => tom.hangsUp())
      await tom.joinsClass(host.code())
      const mei = await player(browser.current())
      const { page, words } = mei
      const own = pupilWords(mei)
      await mei.opens(`/c/${host.code()}`)
      await page.getByLabel(own.door.name, { exact: true }).fill('Mei')
      await mei.presses(own.door.in)
      await host.sees('both are here', () => host.host().students.length === 2)
      await host.hosts({ kind: 'deal', by: 'automatic' })
      const idOf = (name: string): string =>
        host.host().students.find(({ names }) => names.includes(name))?.id ?? ''
      await host.hosts({ kind: 'seat', student: idOf('Mei'), table: 1, seat: 'server' })
      await host.hosts({ kind: 'seat', student: idOf('Tom'), table: 1, seat: 'client' })
      await host.hosts({ kind: 'begin-level', level: 0 })
      await page.locator('.composer').waitFor()
      await tom.sitsDown()
      await tom.moves()

      // The wire is a picture; beside it stands a list of the same, and the arrival is told politely, with what is asked now.
      const announced = page.locator('[aria-live="polite"]', {
        hasText: words.coach.situation({ kind: 'syn-arrived' }).title,
      })
      await announced.first().waitFor({ state: 'attached' })
      const heard = await page.locator('body').ariaSnapshot()
      expect(heard).toMatch(/list.*\n.*listitem.*SYN/)
      expect(heard).toContain(own.strip.level(1, 1))
      expect(heard).toMatch(/heading/)
      expect(await page.locator('svg.ladder:not([aria-hidden="true"]):not([role="img"])').count()).toBe(0)

      await host.hosts({ kind: 'set-pause', paused: true })
      await page.locator('output', { hasText: own.strip.paused }).waitFor()
      await host.hosts({ kind: 'set-pause', paused: false })
      await host.hosts({ kind: 'freeze' })
      const dialog = page.getByRole('dialog', { name: own.frozen.title })
      await dialog.waitFor()
      expect(await dialog.getByRole('button').count()).toBe(7)
      await host.hosts({ kind: 'show-predictions' })
      // The bars are drawings; the numbers beside them are text.
      const shown = page.getByRole('dialog', { name: own.frozen.shown })
      await shown.getByText(own.frozen.votes(0, 0)).first().waitFor()
    },
  )
})
