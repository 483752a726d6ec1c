import { describe, expect } from 'vitest'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { lessons as lessonsEn } from '../../client/i18n/en/lessons.ts'
import { lessons as lessonsZh } from '../../client/i18n/zh/lessons.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'
import { begin, meet } from './seating.ts'

const browser = useBrowser()

/** Mei opens a room as the client, Tom joins it, and both are at the table of the level. */
const atTable = async (
  client: Player,
  server: Player,
  level: LevelId,
): Promise<{ readonly x: number; readonly y: number }> => {
  await meet({ client, server })
  return begin({ client, server }, level)
}

describe('a wire that fails', () => {
  inBrowser(
    'lost-syn: the clock runs, also through a reload, and rings; the timeline shows the loss',
    async () => {
      const client = await player(browser.current())
      const server = await player(browser.current(), { language: 'zh', ...PHONE })
      const isns = await atTable(client, server, 'lost-syn')
      await client.plays('SYN seq=x | SYN-SENT', isns)
      await client.sees(client.words.table.clock.mine(5))
      await client.page.reload()
      await client.sees(client.words.coach.situation({ kind: 'timer-ran-out' }).title)
      await client.plays('SYN seq=x | SYN-SENT', isns)
      await server.sees(server.words.coach.situation({ kind: 'syn-arrived' }).title)
      await server.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
      await client.sees(client.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
      await client.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', isns)
      await Promise.all([client, server].map((who) => who.finishes('lost-syn')))
      await client.page.getByRole('link', { name: client.words.result.timeline }).click()
      await client.page.getByRole('slider', { name: client.words.timeline.steps }).waitFor()
      expect(await client.page.locator('.cross').count()).toBe(1)
      await client.photographs('lost-syn-timeline-desk')
      await client.isAccessible()
    },
  )

  inBrowser(
    'flood: the host drops the SYN, the server sees it and turns cookies on, the phone sees only silence',
    async () => {
      const server = await player(browser.current())
      const client = await player(browser.current(), { language: 'zh', ...PHONE })
      const isns = await atTable(client, server, 'flood')
      const { backlog } = lessonsEn.hosts
      const around = server.page.locator('.around')
      await around.getByText(backlog.full).waitFor()
      expect(await around.locator('li.forged').count()).toBe(3)
      expect(await client.page.locator('.around').count()).toBe(0)

      await client.plays('SYN seq=x | SYN-SENT', isns)
      await server.sees(server.words.coach.situation({ kind: 'call-offered', call: 'COOKIES' }).title)
      await around.getByText(backlog.dropped(1)).waitFor()
      expect(
        await server.page.locator('.ladder .tag', { hasText: server.words.ladder.dropped }).count(),
      ).toBe(1)
      expect(await client.page.locator('.ladder .cross').count()).toBe(0)
      await server.photographs('flood-full-desk')
      await client.photographs('flood-silence-phone-zh')
      await server.isAccessible()

      // Waiting is no cure: time brings two more forged SYNs, and the true one is dropped again.
      await server.presses(server.words.table.wait)
      await client.presses(client.words.table.clock.skip)
      await client.sees(client.words.coach.situation({ kind: 'timer-ran-out' }).title)
      await client.plays('SYN seq=x | SYN-SENT', isns)
      await around.getByText(backlog.dropped(4)).waitFor()

      await server.presses(server.words.table.callOffered.COOKIES)
      await around.getByText(backlog.cookies).waitFor()
      expect(await server.page.locator('.around.short').count()).toBe(0)
      await client.presses(client.words.table.clock.skip)
      await server.presses(server.words.table.clock.skip)
      await client.sees(client.words.coach.situation({ kind: 'timer-ran-out' }).title)
      await client.plays('SYN seq=x | SYN-SENT', isns)
      await server.sees(server.words.coach.situation({ kind: 'syn-arrived-cookie' }).title)

      // With a cookie nothing is kept: the state that a plain SYN-ACK would lead to is refused, with the reason.
      await server.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
      await server.page.locator('.verdict', { hasText: 'keeps nothing' }).waitFor()
      await server.photographs('flood-not-kept-desk')
      await server.claims('LISTEN')
      await server.sends()
      await client.sees(client.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
      await client.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', isns)
      await Promise.all([client, server].map((who) => who.finishes('flood')))
      await server.page.getByRole('link', { name: server.words.result.timeline }).click()
      await server.page.getByRole('slider', { name: server.words.timeline.steps }).waitFor()
      expect(await server.page.locator('.ladder .forged').count()).toBeGreaterThan(3)
      await server.photographs('flood-timeline-desk')
      await server.isAccessible()
      // Now that the round is over the client may see it too.
      await client.photographs('flood-result-phone-zh')
      await client.page.getByRole('link', { name: client.words.result.timeline }).click()
      await client.page.getByRole('slider', { name: client.words.timeline.steps }).waitFor()
      await client.page.locator('.ladder .forged').first().waitFor()
      for (let step = 1; step < 8; step += 1) await client.page.keyboard.press('ArrowRight')
      await client.page.locator('.hosted .around.short').waitFor()
      await client.photographs('flood-timeline-phone-zh')
    },
  )

  inBrowser('leak: rows pile up on both hosts, waiting changes nothing, CLOSE clears them', async () => {
    const server = await player(browser.current(), { language: 'zh', ...PHONE })
    const client = await player(browser.current())
    const isns = await atTable(client, server, 'leak')
    await client.plays('PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED', isns)
    await server.sees(
      server.words.coach.situation({ kind: 'data-arrived', octets: 4, replyOctets: 17 }).title,
    )
    await server.plays('PSH,ACK seq=y+1 ack=x+5 len=17 | ESTABLISHED', isns)
    await client.sees(
      client.words.coach.situation({ kind: 'data-arrived', octets: 17, replyOctets: 0 }).title,
    )
    await client.plays('FIN,ACK seq=x+5 ack=y+18 | FIN-WAIT-1', isns)
    await server.sees(server.words.coach.situation({ kind: 'fin-arrived' }).title)
    await server.plays('ACK seq=y+18 ack=x+6 | CLOSE-WAIT', isns)
    await client.sees(client.words.coach.situation({ kind: 'peer-may-talk' }).title)

    const { netstat } = lessonsZh.hosts
    const around = server.page.locator('.around')
    await around.getByText(netstat.turnedAway(1)).waitFor()
    await server.photographs('leak-phone-zh')
    await server.presses(server.words.table.wait)
    await around.getByText(netstat.turnedAway(2)).waitFor()
    await around.locator('summary').tap()
    await around.getByText(netstat.serverNote).waitFor()
    expect(await around.locator('li', { hasText: 'CLOSE_WAIT' }).count()).toBe(8)
    await server.photographs('leak-rows-phone-zh')
    await server.isAccessible()
    await around.locator('summary').tap()
    await client.page.locator('.around li.mine', { hasText: 'FIN_WAIT_2' }).waitFor()
    await client.photographs('leak-desk')
    await client.isAccessible()
    await server.presses(server.words.table.callOffered.CLOSE)
    await around.getByText(netstat.count(1, 'CLOSE_WAIT')).waitFor()
    await server.plays('FIN,ACK seq=y+18 ack=x+6 | LAST-ACK', isns)
    await around.getByText(netstat.count(0, 'CLOSE_WAIT')).waitFor()
  })

  inBrowser(
    'lost-last-ack: both bars drain, also through a reload; the FIN comes again and 2 MSL begin anew',
    async () => {
      const client = await player(browser.current(), { language: 'zh', ...PHONE })
      const server = await player(browser.current())
      const isns = await atTable(client, server, 'lost-last-ack')
      const situation = (who: Player, kind: 'fin-arrived' | 'reply-due' | 'timer-ran-out') =>
        who.sees(who.words.coach.situation({ kind }).title)
      await client.plays('FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1', isns)
      await situation(server, 'fin-arrived')
      await server.plays('ACK seq=y+1 ack=x+2 | CLOSE-WAIT', isns)
      await server.sees(server.words.coach.situation({ kind: 'close-called' }).title)
      await server.plays('FIN,ACK seq=y+1 ack=x+2 | LAST-ACK', isns)
      await situation(client, 'fin-arrived')
      await client.plays('ACK seq=x+2 ack=y+2 | TIME-WAIT', isns)

      await client.sees(client.words.table.clock.twoMsl(20))
      await server.sees(server.words.table.clock.mine(5))
      await client.photographs('two-msl-phone-zh')
      await server.photographs('retransmission-desk')
      await client.page.reload()
      await client.sees(client.words.table.clock.twoMsl(20))
      const passed = await client.page
        .locator('.drain i')
        .evaluate((bar) => -Number.parseFloat(getComputedStyle(bar).animationDelay))
      expect(passed, 'seconds of the bar that are over already').toBeGreaterThan(0.2)
      await client.isAccessible()

      await situation(server, 'timer-ran-out')
      await server.plays('FIN,ACK seq=y+1 ack=x+2 | LAST-ACK', isns)
      await situation(client, 'reply-due')
      await client.plays('ACK seq=x+2 ack=y+2 | TIME-WAIT', isns)
      await client.sees(client.words.table.clock.anew(20))
      await client.photographs('two-msl-anew-phone-zh')
      await client.presses(client.words.table.letPass)
      await Promise.all([client, server].map((who) => who.finishes('lost-last-ack')))
    },
  )
})
