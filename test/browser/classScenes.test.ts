import { describe, expect, inject, onTestFinished } from 'vitest'
import { connectMember } from '../server/support/member.ts'
import type { Member } from '../server/support/member.ts'
import { comesIn, endOf, hostWords, pupilWords, teacher } from './lesson.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()
const SMALL = { ...PHONE, viewport: { width: 360, height: 740 } }
const WALL = { viewport: { width: 1920, height: 1080 } }
const FIVE_MINUTES = 300_000

/** A member of the class who has no page. */
const joins = async (code: string, name: string): Promise<Member> => {
  const member = connectMember(inject('url'), name)
  onTestFinished(() => member.hangsUp())
  expect(await member.joinsClass(code)).toMatchObject({ ok: true })
  return member
}

/** From here on this page's clock is so many milliseconds off. */
const setsClock = async (who: Player, off: number): Promise<void> => {
  await who.page.addInitScript((ms) => {
    const { now } = Date
    Date.now = () => now() + ms
  }, off)
}

/** The page of the projector of this class. */
const looksOn = async (who: Player, host: Member): Promise<void> => {
  const opened = await host.hosts({ kind: 'open-screen' })
  await who.opens(`/c/${host.code()}/screen#${opened.ok ? (opened.secret ?? '') : ''}`)
}

describe('scenes of a class', () => {
  inBrowser(
    'two share a seat with a device each; a flood is sent to all, and the wall says how they stand it',
    async () => {
      const host = await teacher({ title: 'Networks', levels: ['handshake', 'flood'], oddOne: 'shares' })
      onTestFinished(() => host.hangsUp())
      const code = host.code()
      const mei = await player(browser.current(), { ...SMALL, hand: 'thumb' })
      const lin = await player(browser.current(), { ...SMALL, language: 'zh', colorScheme: 'dark' })
      const tom = await player(browser.current())
      const pupils = [mei, lin, tom]
      // One of these devices has a clock that is slow, one a clock that is fast.
      await setsClock(mei, -FIVE_MINUTES)
      await setsClock(lin, FIVE_MINUTES)
      await comesIn(mei, code, 'Mei')
      await comesIn(lin, code, '小林')
      await comesIn(tom, code, 'Tom')
      const wall = await player(browser.current(), WALL)
      await setsClock(wall, FIVE_MINUTES)
      await looksOn(wall, host)
      const li = await player(browser.current(), { ...SMALL, language: 'zh', hand: 'thumb' })
      await setsClock(li, -FIVE_MINUTES)
      await li.opens(`/c/${code}/host#${host.secret()}`)

      await host.hosts({ kind: 'begin-level', level: 0, minutes: 8 })
      for (const who of pupils) await who.page.locator('.table .composer').waitFor()
      // However slow the machine: by a clock that is five minutes off it would be 13 minutes, or 3.
      const eight = (left: (minutes: number) => string): RegExp =>
        new RegExp([8, 7, 6].map((minutes) => left(minutes)).join('|'))
      for (const who of pupils) await who.sees(eight(pupilWords(who).strip.left))
      await wall.sees(eight(hostWords(wall).screen.left))
      await li.sees(/^[5-7]:\d\d/)
      await host.sees('the shared seat', () => host.host().tables.sharing === 1)
      const names = new Map([
        [mei, 'Mei'],
        [lin, '小林'],
        [tom, 'Tom'],
      ])
      const me = host.host().rows[0]?.seats
      const nameOf = (id: string | undefined): string =>
        host.host().students.find((student) => student.id === id)?.names[0] ?? ''
      const shared = me?.client.guest === undefined ? me?.server : me.client
      const two = [shared?.student, shared?.guest].map(nameOf)
      const besides = pupils.filter((who) => two.includes(names.get(who) ?? ''))
      expect(besides).toHaveLength(2)
      const [one, other] = besides
      const alone = pupils.find((who) => !besides.includes(who))
      if (one === undefined || other === undefined || alone === undefined) throw new Error('three at a table')
      await one.sees(pupilWords(one).strip.beside(names.get(other) ?? ''))
      await other.sees(pupilWords(other).strip.beside(names.get(one) ?? ''))
      expect(await endOf(one)).toBe(await endOf(other))
      for (const who of pupils)
        await who.photographs(`class-shared-${names.get(who) === '小林' ? 'lin' : names.get(who)}`)

      // What one of the two sends is on the other's page too.
      const client = (await endOf(one)) === 'client' ? one : alone
      const isns = { x: await client.reads('ISS'), y: 0 }
      await client.plays('SYN seq=x | SYN-SENT', isns)
      for (const who of besides) await who.page.locator('.ladder').getByText('SYN').first().waitFor()
      for (const who of besides) await who.isAccessible()
      await li.photographs('class-shared-host-phone-zh')

      await host.hosts({ kind: 'begin-level', level: 1 })
      const words = hostWords(li)
      await li.page.getByRole('button', { name: words.controls.floodAll }).tap()
      await li.sees(words.said['send-flood'])
      await li.sees(new RegExp(words.live.backlogFull))
      await li.photographs('class-flood-host-phone-zh')
      await li.isAccessible()
      const desk = await player(browser.current(), { colorScheme: 'dark' })
      await desk.opens(`/c/${code}/host#${host.secret()}`)
      await desk.sees(hostWords(desk).flood.full)
      await desk.page.locator('button[data-room]').first().click()
      await desk.page.locator('.look-in').waitFor()
      await desk.photographs('class-flood-host-desk-dark')
      await desk.isAccessible()

      await host.hosts({ kind: 'set-pause', paused: true })
      await wall.sees(hostWords(wall).flood.dropped(1, 1))
      await wall.photographs('class-flood-wall')
      await wall.isAccessible()
      await tom.page.locator('.class-where').click()
      await tom.sees(pupilWords(tom).wall.flood(1, 0, 1))
      await tom.photographs('class-flood-on-own-device')
      await tom.isAccessible()
    },
    240_000,
  )

  inBrowser(
    'the report lays the rounds of a level over each other, and shows the two that differ most',
    async () => {
      const host = await teacher({ title: 'Networks', levels: ['close-client'] })
      onTestFinished(() => host.hangsUp())
      const members: Member[] = []
      for (const name of ['Ada', 'Tom', 'Mei', 'Leo', 'Kim', 'Ana'])
        members.push(await joins(host.code(), name))
      await host.hosts({ kind: 'begin-level', level: 0 })
      for (const member of members) await member.sitsDown()
      // At one table the client says once more what it has received: nobody is wrong, and the ladder is another one.
      const talkative = members.find((member) => {
        const { table } = member.student().me
        return table?.n === 2 && table.seat === 'client'
      })
      const mine = talkative?.view().round?.me
      if (talkative === undefined || mine === undefined) throw new Error('a client at the second table')
      const { sndNxt, rcvNxt } = mine.variables
      const again = await talkative.submits({
        kind: 'segment',
        draft: {
          flags: { syn: false, ack: true, fin: false, rst: false, psh: false },
          seq: sndNxt,
          ack: rcvNxt ?? 0,
          len: 0,
          claim: mine.state,
        },
      })
      expect(again).toMatchObject({ ok: true, outcome: { kind: 'sent' } })
      await Promise.all(members.map((member) => member.playsOn()))
      await host.sees('all are done', () => host.host().done === 3)
      await host.hosts({ kind: 'end-class' })
      for (const [look, options] of [
        ['light', {}],
        ['dark', { colorScheme: 'dark' }],
        ['phone-zh', { ...SMALL, language: 'zh' }],
        ['phone-zh-dark', { ...SMALL, language: 'zh', colorScheme: 'dark' }],
      ] as const) {
        const li = await player(browser.current(), options)
        const { report } = hostWords(li)
        await li.opens(`/c/${host.code()}/host#${host.secret()}`)
        await li.sees(report.overlayMore(3, 2))
        await li.sees(report.apart)
        expect(await li.page.locator('.laid figure').count()).toBe(3)
        await li.page.locator('.overlays').scrollIntoViewIfNeeded()
        await li.photographs(`class-overlay-${look}`)
        await li.isAccessible()
      }
    },
    180_000,
  )
})
