import { describe, expect, onTestFinished } from 'vitest'
import { comesIn, endOf, hostWords, opensClass, pupilWords, screenLink, teacher } from './lesson.ts'
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
      const li = await player(browser.current())
      const { controls, frozen, live, lobby, people, report, screen } = hostWords(li)
      const code = await opensClass(li, 'Networks', 20)
      const wall = await player(browser.current(), {
        viewport: { width: 1920, height: 1080 },
        colorScheme: 'dark',
      })
      await wall.opens(await screenLink(li, code))
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

      await wall.sees(screen.here(5))
      await wall.photographs('lesson-screen-joining-dark')
      await wall.isAccessible()

      // Nobody is left out: four sit opposite each other, one has the bot.
      await li.presses(people.pairUp)
      await li.sees(people.counts({ pairs: 2, withBot: 1, watching: 0, sharing: 0 }))
      const names = new Map([
        [mei, 'Mei'],
        [tom, 'Tom'],
        [lin, '小林'],
        [ana, 'Ana'],
        [bo, 'Bo'],
      ])
      const opposite = async (who: Player): Promise<Player | undefined> => {
        const seat = (await who.page.locator('.class-seat').textContent()) ?? ''
        return inTime.find((other) => other !== who && seat.includes(names.get(other) ?? 'nobody'))
      }
      const partners = await Promise.all(inTime.map(opposite))
      expect(partners.filter((partner) => partner === undefined)).toHaveLength(1)
      const one = inTime.find((who, at) => who !== bo && partners[at] !== undefined && partners[at] !== bo)
      const other = one && (await opposite(one))
      if (one === undefined || other === undefined) throw new Error('two pairs cannot both have Bo')

      await li.presses(lobby.start(li.words.levels.name.handshake))
      await Promise.all(inTime.map((who) => who.page.locator('.table').waitFor()))
      const began = await endOf(one)
      await mei.photographs('pupil-table-phone')
      await mei.isAccessible()
      await tom.isAccessible()
      await wall.sees(screen.finished(0, 3))
      // The same on one's own device.
      await mei.presses(new RegExp(pupilWords(mei).strip.level(1, 2)))
      await mei.sees(pupilWords(mei).wall.done(0, 3))
      await mei.sees(mei.words.levels.goal.handshake)
      await mei.photographs('pupil-wall-phone')
      await mei.isAccessible()
      await mei.presses(pupilWords(mei).wall.close)

      // Nothing is lost by a reload; everything stands still in a pause.
      await ana.page.reload()
      await ana.page.locator('.table').waitFor()
      await ana.sees(pupilWords(ana).strip.level(1, 2))
      await li.presses(controls.pause)
      await tom.sees(pupilWords(tom).strip.paused)
      await tom.photographs('pupil-paused-desk')
      await tom.isAccessible()
      await li.presses(controls.resume)
      await tom.page.getByText(pupilWords(tom).strip.paused).waitFor({ state: 'hidden' })

      // A hand is raised with the keyboard, and seen.
      await tom.presses(pupilWords(tom).strip.call)
      await li.page.locator('button[data-room]').getByText(live.calls).first().waitFor()
      await tom.sees(pupilWords(tom).strip.called)

      // What comes next? Everybody alone; then all see.
      await li.presses(controls.freeze)
      for (const who of inTime) await who.page.locator('.class-frozen[open]').waitFor()
      await mei.photographs('pupil-frozen-phone')
      await mei.isAccessible()
      await tom.page.keyboard.press('Escape')
      await tom.page.locator('.class-frozen[open]').waitFor()
      for (const who of inTime) await who.page.locator('.class-choices button').first().press('Enter')
      await li.sees(frozen.given(5, 5))
      expect(await mei.page.locator('.class-choices meter').count()).toBe(0)
      await li.presses(frozen.show)
      await lin.page.locator('.class-choices meter').first().waitFor()
      await lin.photographs('pupil-shown-phone-zh-dark')
      await lin.isAccessible()
      // What stands on the wall stands on every device too.
      await wall.page.locator('.distribution').waitFor()
      await wall.photographs('lesson-screen-distribution-dark')
      await wall.isAccessible()
      await li.presses(frozen.thaw)
      await mei.page.locator('.class-frozen').waitFor({ state: 'detached' })

      // One goes, and is asked nothing more; one comes late, and is given a place.
      await bo.page.getByRole('button', { name: bo.words.app.menu }).tap()
      await bo.presses(bo.words.table.leave)
      await bo.sees(pupilWords(bo).gone.left)
      await bo.isAccessible()
      const late = await player(browser.current(), PHONE)
      await late.opens(`/c/${code}`)
      await late.page.getByLabel(pupilWords(late).door.name, { exact: true }).fill('Late')
      await late.presses(pupilWords(late).door.in)
      await late.page.locator('.table').waitFor()
      await late.isAccessible()

      await shakesHands([one, other])
      await one.photographs('pupil-over')
      await one.sees(pupilWords(one).level.together)
      await one.isAccessible()

      // Everybody to the next level, at the other end.
      await li.presses(controls.next)
      await one.sees(one.words.levels.name['first-words'])
      await one.page.locator('.table .composer').waitFor()
      expect(await endOf(one)).not.toBe(began)
      await wall.sees(wall.words.levels.name['first-words'])

      await li.presses(controls.end)
      await li.page.getByRole('dialog').getByRole('button', { name: controls.end }).click()
      await li.page.locator('.heat, .report').first().waitFor()
      await li.sees(report.students)
      await li.photographs('lesson-report-desk')
      await li.isAccessible()
      await wall.sees(screen.ended)
      await wall.isAccessible()
      await tom.page.getByRole('heading', { name: pupilWords(tom).end.title }).waitFor()
      await tom.photographs('pupil-end-desk')
      await tom.isAccessible()
      // What was played is taken along on one's own device.
      await one.page.getByRole('link', { name: pupilWords(one).end.rounds }).press('Enter')
      await one.sees(one.words.levels.name.handshake)
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
      await host.sees('both on one line of the list', () => host.host().students.length === 1)
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
