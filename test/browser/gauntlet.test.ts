import { describe, expect } from 'vitest'
import { plainText } from '../../client/i18n/rich.ts'
import type { Situation } from '../../shared/game/room/view.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import { meet } from './seating.ts'
import type { Player } from './player.ts'

const browser = useBrowser()

describe('a wire that is left to chance', () => {
  inBrowser(
    'gauntlet: a seed typed at one end is the seed of both, and the end of the round names it',
    async () => {
      const client = await player(browser.current(), { viewport: { width: 1440, height: 900 } })
      const server = await player(browser.current(), {
        language: 'zh',
        ...PHONE,
        viewport: { width: 360, height: 740 },
      })
      await meet({ client, server })
      await client.chooses('gauntlet')
      const field = client.page.getByRole('textbox', { name: client.words.lobby.faultSeed })
      await field.fill('t-c')
      await client.sees(client.words.lobby.faultSeedWrong)
      await field.fill('tcp')
      await field.press('Enter')
      await server.page.locator('.how-played summary').tap()
      const theirs = server.page.getByRole('textbox', { name: server.words.lobby.faultSeed })
      await expect.poll(() => theirs.inputValue(), { timeout: 10_000 }).toBe('TCP')
      await theirs.scrollIntoViewIfNeeded()
      expect(await client.page.evaluate(() => document.documentElement.scrollHeight)).toBe(900)
      await client.photographs('gauntlet-lobby-desk')
      await server.photographs('gauntlet-lobby-phone-zh')
      await client.isAccessible()
      await server.isAccessible()

      await client.isReady()
      await server.isReady()
      await Promise.all([client, server].map((who) => who.page.locator('.composer').waitFor()))
      const isns = { x: await client.reads('ISS'), y: await server.reads('ISS') }
      const sees = (who: Player, situation: Situation): Promise<void> =>
        who.sees(plainText(who.words.coach.situation(situation).title))
      await client.plays('SYN seq=x | SYN-SENT', isns)
      await sees(server, { kind: 'syn-arrived' })
      await server.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
      await sees(client, { kind: 'syn-ack-arrived', octets: 4 })
      await client.plays('PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED', isns)
      await sees(server, { kind: 'data-arrived', octets: 4, replyOctets: 4 })
      await server.plays('PSH,ACK seq=y+1 ack=x+5 len=4 | ESTABLISHED', isns)
      await sees(client, { kind: 'reply-due' })
      await client.plays('ACK seq=x+5 ack=y+5 | ESTABLISHED', isns)
      // There was something to send before that ACK came: a draft begun before it came would be out of date.
      await expect.poll(() => server.reads('SND.UNA'), { timeout: 20_000 }).toBe(isns.y + 5)
      await sees(server, { kind: 'data-queued', octets: 13 })
      await server.plays('PSH,ACK seq=y+5 ack=x+5 len=13 | ESTABLISHED', isns)
      await sees(server, { kind: 'timer-ran-out' })
      await server.plays('PSH,ACK seq=y+5 ack=x+5 len=13 | ESTABLISHED', isns)
      await sees(client, { kind: 'data-arrived', octets: 13, replyOctets: 0 })
      await client.plays('FIN,ACK seq=x+5 ack=y+18 | FIN-WAIT-1', isns)
      await sees(server, { kind: 'fin-arrived' })
      await server.plays('ACK seq=y+18 ack=x+6 | CLOSE-WAIT', isns)
      await server.plays('FIN,ACK seq=y+18 ack=x+6 | LAST-ACK', isns)
      await sees(server, { kind: 'timer-ran-out' })
      await server.plays('FIN,ACK seq=y+18 ack=x+6 | LAST-ACK', isns)
      await sees(client, { kind: 'fin-arrived' })
      await client.plays('ACK seq=x+6 ack=y+19 | TIME-WAIT', isns)
      await client.presses(client.words.table.letPass)
      await Promise.all([client, server].map((who) => who.finishes('gauntlet')))
      for (const who of [client, server]) {
        await who.sees(who.words.result.faults('TCP'))
        await who.page.getByText(who.words.result.faults('TCP')).scrollIntoViewIfNeeded()
      }
      await client.photographs('gauntlet-result-desk')
      await server.photographs('gauntlet-result-phone-zh')
    },
  )

  inBrowser('practice takes its faults from the address, and two browsers get the same', async () => {
    const pages = await Promise.all([player(browser.current()), player(browser.current())])
    for (const one of pages) {
      await one.opens('/practice/gauntlet/client?seed=iss')
      const x = await one.reads('ISS')
      await one.plays('SYN seq=x', { x, y: 0 })
      // Of this seed the first SYN is lost: the timer runs out, whatever the ISN was.
      await one.sees(one.words.coach.situation({ kind: 'timer-ran-out' }).title)
    }
  })
})
