import { describe, expect } from 'vitest'
import { lessons as lessonsEn } from '../../client/i18n/en/lessons.ts'
import { lessons as lessonsZh } from '../../client/i18n/zh/lessons.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import { begin, meet } from './seating.ts'

const browser = useBrowser()

const SMALL_PHONE = { ...PHONE, viewport: { width: 360, height: 740 } } as const

describe('a live-wire room', () => {
  inBrowser(
    'one errs and does not know what it has done, the connection is reset; they play again and win',
    async () => {
      const client = await player(browser.current(), { hand: 'keys' })
      const server = await player(browser.current(), {
        ...SMALL_PHONE,
        hand: 'thumb',
        language: 'zh',
        colorScheme: 'dark',
      })
      await meet({ client, server })
      const choice = client.page.getByRole('radio', { name: client.words.lobby.liveWire, exact: true })
      await choice.focus()
      await client.page.keyboard.press('Space')
      await client.sees(client.words.lobby.liveWireMore)
      await server.page.locator('.how-played summary', { hasText: server.words.lobby.liveWire }).waitFor()
      await client.photographs('live-lobby-desk-light')
      await client.isAccessible()
      await server.page.locator('.how-played summary').tap()
      await server.sees(server.words.lobby.liveWireMore)
      await server.photographs('live-lobby-phone-dark')
      const isns = await begin({ client, server }, 'close-client')
      await client.sees(client.words.table.mode(true, true))

      // A reset that nobody asked for: it is sent, its author hears that it was wrong, and the other end is gone.
      await client.plays('RST seq=x+1 | FIN-WAIT-1', isns)
      const notice = client.page.getByRole('alert').filter({ hasText: lessonsEn.live.onWire })
      await notice.waitFor()
      await client.photographs('live-wrong-desk-light')
      await client.isAccessible()
      expect(await client.page.locator('.board .badmark').count()).toBe(1)
      await server.sees(server.words.coach.situation({ kind: 'was-reset' }).title)
      expect(await server.page.locator('.badmark').count()).toBe(0)
      await server.photographs('live-peer-phone-dark')
      await client.plays('FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1', isns)
      await server.sees(server.words.coach.situation({ kind: 'reply-due' }).title)
      // It errs as well, and sees on the phone what that looks like.
      await server.plays('ACK seq=y+1 ack=x+2 | CLOSED', isns)
      await server.page.getByRole('alert').filter({ hasText: lessonsZh.live.onWire }).waitFor()
      await server.photographs('live-wrong-phone-dark')
      // The reason and Send are both on the screen of a small phone.
      const send = await server.page.locator('.send').boundingBox()
      expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(SMALL_PHONE.viewport.height)
      await server.isAccessible()
      await server.plays('RST seq=y+1 | CLOSED', isns)

      const lost = (words: typeof lessonsEn.live | typeof lessonsZh.live) => words.lost.reset
      await client.page.locator('.fin h1', { hasText: lost(lessonsEn.live).word }).waitFor()
      await server.page.locator('.fin h1', { hasText: lost(lessonsZh.live).word }).waitFor()
      await client.sees(lost(lessonsEn.live).more)
      await client.photographs('live-lost-desk-light')
      await client.isAccessible()
      await server.photographs('live-lost-phone-dark')
      await server.isAccessible()
      expect(await server.page.locator('.badmark').count()).toBe(2)

      // One tap each, and the same ends again.
      await client.presses(client.words.result.agree)
      await server.presses(server.words.result.agree)
      await Promise.all([client, server].map((who) => who.page.locator('.composer').waitFor()))
      const again = { x: await client.reads('ISS'), y: await server.reads('ISS') }
      await client.plays('FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1', again)
      await server.sees(server.words.coach.situation({ kind: 'fin-arrived' }).title)
      await server.plays('ACK seq=y+1 ack=x+2 | CLOSE-WAIT', again)
      await server.plays('FIN,ACK seq=y+1 ack=x+2 | LAST-ACK', again)
      await client.sees(client.words.coach.situation({ kind: 'fin-arrived' }).title)
      await client.plays('ACK seq=x+2 ack=y+2 | TIME-WAIT', again)
      await client.presses(client.words.table.letPass)
      await Promise.all([client, server].map((who) => who.finishes('close-client')))
      await client.sees(client.words.result.youWere(client.words.levels.name['close-client'], true, 'client'))
      await client.photographs('live-won-desk-light')
    },
  )
})
