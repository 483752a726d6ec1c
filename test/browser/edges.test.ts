import { describe, expect } from 'vitest'
import { inBrowser, player, useBrowser } from './player.ts'

const browser = useBrowser()

describe('the first minute', () => {
  inBrowser('alone against the bot, the first segment is sent with three clicks', async () => {
    const who = await player(browser.current())
    await who.opens('/')
    let clicks = 0
    await who.page.exposeFunction('clicked', () => {
      clicks += 1
    })
    await who.page.evaluate('document.addEventListener("click", () => window.clicked(), true)')
    await who.page.getByRole('link', { name: new RegExp(who.words.home.practise) }).click()
    await who.toggles('SYN')
    await who.sends()
    await who.sees(who.words.coach.situation({ kind: 'sent' }).title)
    expect(clicks).toBeLessThanOrEqual(3)
  })

  inBrowser(
    'a code that cannot be one is refused on the spot, one that nobody has in the picture’s own words',
    async () => {
      const who = await player(browser.current())
      await who.opens('/')
      await who.page.getByLabel(who.words.home.code).fill('10OIL')
      await who.presses(who.words.home.join)
      await who.sees(who.words.home.badCode)
      await who.page.getByLabel(who.words.home.code).fill('AAAAA')
      await who.presses(who.words.home.join)
      await who.sees(new RegExp(who.words.refusals.nobody('AAAAA')))
    },
  )

  inBrowser('a third person finds the room full, in Chinese', async () => {
    const mei = await player(browser.current())
    const code = await mei.createsRoom()
    const tom = await player(browser.current())
    await tom.follows(code, 'Tom')
    await tom.sees(tom.words.lobby.iAmReady)
    const ann = await player(browser.current(), { language: 'zh' })
    await ann.follows(code, 'Ann')
    await ann.sees(ann.words.refusals.full(code))
  })
})

describe('a slow line', () => {
  inBrowser('a draft begun before the answer to the last one has come is not wiped by it', async () => {
    const mei = await player(browser.current())
    const held: (() => void)[] = []
    let isHolding = false
    await mei.page.routeWebSocket(/socket\.io/, (page) => {
      const server = page.connectToServer()
      page.onMessage((message) => server.send(message))
      server.onMessage((message) => {
        // Socket.IO answers an event with a packet of type 43; views and presence are 42.
        if (isHolding && String(message).startsWith('43')) held.push(() => page.send(message))
        else page.send(message)
      })
    })
    const code = await mei.createsRoom()
    const tom = await player(browser.current())
    await tom.follows(code, 'Tom')
    await mei.chooses('handshake')
    await mei.isReady()
    await tom.isReady()
    await mei.page.locator('.composer').waitFor()
    const x = await mei.reads('ISS')
    isHolding = true
    await mei.plays('SYN seq=x | SYN-SENT', { x, y: 0 })
    await mei.page
      .getByText(mei.words.coach.situation({ kind: 'sent' }).title)
      .first()
      .waitFor()
    await mei.toggles('FIN')
    expect(held.length).toBeGreaterThan(0)
    isHolding = false
    for (const release of held) release()
    await mei.page.getByRole('button', { name: 'FIN', exact: true, pressed: true }).waitFor()
    await mei.toggles('ACK')
    await mei.page.getByRole('button', { name: 'FIN', exact: true, pressed: true }).waitFor()
  })
})

describe('coming back', () => {
  inBrowser('the newest page with the seat plays; the older one says so and can take it back', async () => {
    const mei = await player(browser.current())
    const code = await mei.createsRoom()
    await mei.sees(mei.words.lobby.iAmReady)
    const second = await mei.page.context().newPage()
    await second.goto(mei.page.url())
    await second.getByText(mei.words.lobby.iAmReady).waitFor()
    await mei.sees(mei.words.table.supersededTitle)
    await mei.presses(mei.words.table.playHere)
    await mei.sees(mei.words.lobby.iAmReady)
    await second.getByText(mei.words.table.supersededTitle).waitFor()
    expect(code).toHaveLength(5)
  })

  inBrowser(
    'a line that drops is told, the seat and the draft are kept, and the move is counted once',
    async () => {
      const mei = await player(browser.current())
      const code = await mei.createsRoom()
      await mei.presses(mei.words.lobby.addBot)
      await mei.isReady()
      await mei.page.locator('.composer').waitFor()
      const x = await mei.reads('ISS')
      await mei.page.context().setOffline(true)
      await mei.sees(new RegExp(mei.words.table.nothingLost))
      await mei.plays('SYN seq=x | SYN-SENT', { x, y: 0 })
      await mei.page.context().setOffline(false)
      await mei.sees(mei.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
      expect(await mei.page.locator('ol li').filter({ hasText: 'SYN. seq' }).count()).toBe(1)
      expect(code).toHaveLength(5)
    },
  )

  inBrowser('the back button leaves the table, and forward comes back to the same seat', async () => {
    const mei = await player(browser.current())
    await mei.createsRoom()
    await mei.presses(mei.words.lobby.addBot)
    await mei.isReady()
    await mei.page.locator('.composer').waitFor()
    await mei.page.goBack()
    await mei.sees(mei.words.home.title)
    await mei.page.goForward()
    await mei.page.locator('.composer').waitFor()
  })

  inBrowser('a partner who goes is shown as away, and the seat is kept', async () => {
    const mei = await player(browser.current())
    const code = await mei.createsRoom()
    const tom = await player(browser.current())
    await tom.follows(code, 'Tom')
    await tom.sees(tom.words.lobby.iAmReady)
    await mei.isReady()
    await tom.isReady()
    await mei.page.locator('.composer').waitFor()
    await tom.page.close()
    await mei.sees(mei.words.table.away)
  })
})
