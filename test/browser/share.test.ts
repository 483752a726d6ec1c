import { describe, expect } from 'vitest'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import { begin, meet } from './seating.ts'

const browser = useBrowser()

describe('sharing a round', () => {
  inBrowser('a link shows neither names nor refused drafts when these were not ticked', async () => {
    const mei = await player(browser.current())
    const tom = await player(browser.current(), { language: 'zh', ...PHONE })
    const pair = { client: mei, server: tom }
    await meet(pair)
    const isns = await begin(pair, 'handshake')
    await mei.plays('ACK seq=x ack=y | ESTABLISHED', isns)
    await mei.page.locator('.verdict').waitFor()
    await mei.toggles('ACK')
    await mei.plays('SYN seq=x | SYN-SENT', isns)
    await tom.sees(tom.words.coach.situation({ kind: 'syn-arrived' }).title)
    await tom.plays('SYN,ACK seq=y ack=x+1 | SYN-RECEIVED', isns)
    await mei.sees(mei.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
    await mei.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', isns)
    await Promise.all([mei, tom].map((who) => who.finishes('handshake')))

    await mei.page.getByRole('link', { name: mei.words.result.timeline }).click()
    await mei.page.getByRole('slider', { name: mei.words.timeline.steps }).waitFor()
    expect(await mei.page.locator('.ladder .ghost').count()).toBe(1)
    const boxes = mei.page.locator('.share-link input[type=checkbox]')
    expect(await boxes.count()).toBe(2)
    for (const box of await boxes.all()) await box.uncheck()
    const copy = mei.page.getByRole('button', { name: mei.words.timeline.link })
    await copy.click()
    await mei.page.getByRole('button', { name: mei.words.timeline.copied }).waitFor()
    const link = await mei.page.evaluate('navigator.clipboard.readText()')
    await mei.photographs('share-desk')
    await mei.isAccessible()

    const ann = await player(browser.current(), { language: 'zh', ...PHONE })
    await ann.page.goto(String(link))
    await ann.page.getByRole('slider', { name: ann.words.timeline.steps }).waitFor()
    expect(await ann.page.locator('.ladder .ghost').count()).toBe(0)
    expect(await ann.page.locator('.ladder .sent').count()).toBe(3)
    // Without sealed ids: chance may put any three letters into one of those.
    const shown = (await ann.page.content()).replaceAll(/[\w-]{60,}/g, '')
    for (const name of ['Tom', 'Mei']) expect(shown).not.toContain(name)
    expect(await ann.page.locator('.share-link input[type=checkbox]').count()).toBe(0)
    await ann.photographs('shared-phone-zh')
    await ann.isAccessible()
  })
})
