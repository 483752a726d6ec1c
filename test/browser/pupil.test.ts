import { describe, expect, onTestFinished } from 'vitest'
import { comesIn, endOf, pupilWords, teacher } from './lesson.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()
const SMALL = { ...PHONE, viewport: { width: 360, height: 740 } }

/** A whole handshake between two who sit opposite. */
const shakesHands = async (pair: readonly [Player, Player]): Promise<void> => {
  const [one, other] = pair
  const [client, server] = (await endOf(one)) === 'client' ? [one, other] : [other, one]
  const isns = { x: await client.reads('ISS'), y: await server.reads('ISS') }
  await client.plays('SYN seq=x | SYN-SENT', isns)
  await server.sees(server.words.coach.situation({ kind: 'syn-arrived' }).title)
  await server.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
  await client.sees(client.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
  await client.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', isns)
  await Promise.all(pair.map((who) => who.finishes('handshake')))
}

describe('a lesson, as its students live it', () => {
  inBrowser(
    'six of them: a phone, the keyboard alone, Chinese in the dark, one who reloads, one who leaves, one who is late',
    async () => {
      const host = await teacher({ title: 'Networks', levels: ['handshake', 'close-client'] })
      onTestFinished(() => host.hangsUp())
      const code = host.code()
      const mei = await player(browser.current(), { ...SMALL, hand: 'thumb' })
      const tom = await player(browser.current(), { hand: 'keys' })
      const lin = await player(browser.current(), { ...PHONE, language: 'zh', colorScheme: 'dark' })
      const ana = await player(browser.current())
      const bo = await player(browser.current(), PHONE)
      const inTime = [mei, tom, lin, ana, bo]

      // By the code on the start page, by which a room is joined too; the others by the link.
      await mei.opens('/')
      await mei.page.getByLabel(mei.words.home.code).fill(code.toLowerCase())
      await mei.page.getByLabel(mei.words.home.nickname).fill('Mei')
      await mei.presses(mei.words.home.join)
      await mei.page.waitForURL(new RegExp(`/c/${code}$`))
      await mei.page.getByRole('button', { name: pupilWords(mei).door.in }).waitFor()
      await mei.photographs('pupil-door-phone')
      await mei.isAccessible()
      await mei.presses(pupilWords(mei).door.in)
      for (const [who, name] of [
        [tom, 'Tom'],
        [lin, '小林'],
        [ana, 'Ana'],
        [bo, 'Bo'],
      ] as const)
        await comesIn(who, code, name)
      await mei.sees(pupilWords(mei).waiting.here(5))
      await lin.sees(pupilWords(lin).waiting.you('小林'))
      await lin.photographs('pupil-waiting-phone-zh-dark')
      await lin.isAccessible()

      // Mei and Tom at one table, the others as lots will have it.
      await host.hosts({ kind: 'deal', by: 'automatic' })
      const idOf = (name: string): string =>
        host.host().students.find(({ names }) => names.includes(name))?.id ?? ''
      await host.hosts({ kind: 'seat', student: idOf('Mei'), table: 1, seat: 'client' })
      await host.hosts({ kind: 'seat', student: idOf('Tom'), table: 1, seat: 'server' })
      await mei.sees(pupilWords(mei).waiting.partner('Tom'))
      await host.hosts({ kind: 'begin-level', level: 0, minutes: 10 })
      await Promise.all(inTime.map((who) => who.page.locator('.table').waitFor()))
      expect(await endOf(mei)).toBe('client')
      await mei.photographs('pupil-table-phone')
      await mei.isAccessible()
      await tom.isAccessible()

      // A draft survives the pause, and the reload.
      await ana.page.reload()
      await ana.page.locator('.table').waitFor()
      await ana.sees(pupilWords(ana).strip.level(1, 2))
      await host.hosts({ kind: 'set-pause', paused: true })
      await tom.sees(pupilWords(tom).strip.paused)
      await tom.photographs('pupil-paused-desk')
      await tom.isAccessible()
      await host.hosts({ kind: 'set-pause', paused: false })
      await tom.page.getByText(pupilWords(tom).strip.paused).waitFor({ state: 'hidden' })

      // A hand is raised with the keyboard, and taken note of.
      await tom.presses(pupilWords(tom).strip.call)
      await host.sees('table 1 calls', () => host.host().rows.some(({ n, calls }) => n === 1 && calls))
      await tom.sees(pupilWords(tom).strip.called)

      // What comes next? Everybody alone; then all see.
      await host.hosts({ kind: 'freeze' })
      for (const who of inTime) await who.page.locator('.class-frozen[open]').waitFor()
      await mei.photographs('pupil-frozen-phone')
      await mei.isAccessible()
      await tom.page.keyboard.press('Escape')
      await tom.page.locator('.class-frozen[open]').waitFor()
      for (const who of inTime) {
        const choice = who.page.locator('.class-choices button').first()
        if ((await choice.count()) > 0) await choice.press('Enter')
      }
      await host.sees('all have answered', () => {
        const { frozen } = host.host()
        return frozen !== undefined && frozen.given === frozen.of
      })
      expect(await mei.page.locator('.class-choices meter').count()).toBe(0)
      await host.hosts({ kind: 'show-predictions' })
      await lin.page.locator('.class-choices meter').first().waitFor()
      await lin.photographs('pupil-shown-phone-zh-dark')
      await lin.isAccessible()
      await host.hosts({ kind: 'thaw' })
      await mei.page.locator('.class-frozen').waitFor({ state: 'detached' })

      // One goes, and is asked nothing more; one comes late, and is given a place.
      await bo.page.getByRole('button', { name: bo.words.app.menu }).tap()
      await bo.presses(bo.words.table.leave)
      await bo.sees(pupilWords(bo).gone.left)
      await bo.isAccessible()
      const late = await player(browser.current(), PHONE)
      await comesIn(late, code, 'Late').catch(() => undefined)
      await host.sees('the late one sits or waits', () => host.host().students.length === 6)

      await shakesHands([mei, tom])
      await mei.photographs('pupil-over-phone')
      await mei.sees(pupilWords(mei).level.together)
      await mei.isAccessible()

      // Everybody to the next level, at the other end.
      await host.hosts({ kind: 'begin-level', level: 1 })
      await mei.sees(mei.words.levels.name['close-client'])
      await mei.page.locator('.table').waitFor()
      expect(await endOf(mei)).toBe('server')

      await host.hosts({ kind: 'end-class' })
      await tom.page.getByRole('heading', { name: pupilWords(tom).end.title }).waitFor()
      await tom.photographs('pupil-end-desk')
      await tom.isAccessible()
      await tom.page.getByRole('link', { name: pupilWords(tom).end.rounds }).press('Enter')
      await tom.sees(tom.words.levels.name.handshake)
    },
    240_000,
  )

  inBrowser(
    'a door that is shut opens by itself; a code of nobody says so; who is removed may come again',
    async () => {
      const host = await teacher({ title: '' })
      onTestFinished(() => host.hangsUp())
      const code = host.code()
      const mei = await player(browser.current(), SMALL)
      await host.hosts({ kind: 'set-lock', locked: true })
      await mei.opens(`/c/${code}`)
      await mei.sees(pupilWords(mei).door.locked)
      await host.hosts({ kind: 'set-lock', locked: false })
      await mei.page.getByLabel(pupilWords(mei).door.name, { exact: true }).fill('Mei')
      await mei.presses(pupilWords(mei).door.two)
      await mei.page.getByLabel(pupilWords(mei).door.secondName).fill('Ben')
      await mei.presses(pupilWords(mei).door.in)
      await mei.sees(pupilWords(mei).waiting.you('Mei + Ben'))
      const [student] = host.host().students
      await host.hosts({ kind: 'remove', student: student?.id ?? '', ban: false })
      await mei.sees(pupilWords(mei).gone.removed)
      await mei.isAccessible()
      await mei.presses(pupilWords(mei).gone.back)
      await mei.page.getByLabel(pupilWords(mei).door.name, { exact: true }).waitFor()

      const tom = await player(browser.current(), { language: 'zh' })
      await tom.opens('/c/ZZZZZZ')
      await tom.sees(pupilWords(tom).refusals['class/unknown'])
      await tom.isAccessible()
    },
  )
})
