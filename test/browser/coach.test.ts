import { expect } from 'vitest'
import { lessons as enLessons } from '../../client/i18n/en/lessons.ts'
import { lessons as zhLessons } from '../../client/i18n/zh/lessons.ts'
import { inBrowser, PHONE, player, useBrowser } from './player.ts'
import { begin, meet } from './seating.ts'

const browser = useBrowser()

const SMALL = { ...PHONE, viewport: { width: 360, height: 740 } } as const

inBrowser(
  'a desk and a phone see what would have happened, tick what they can prove, and read what else was allowed',
  async () => {
    const mei = await player(browser.current(), { colorScheme: 'light' })
    const tom = await player(browser.current(), {
      ...SMALL,
      hand: 'thumb',
      language: 'zh',
      colorScheme: 'dark',
    })
    const code = await mei.createsRoom()
    await tom.follows(code, 'Tom')
    await mei.photographs('coach-lobby-desk')
    await mei.isReady()
    await tom.isReady()
    await mei.sees(mei.words.table.send)
    const x = await mei.reads('ISS')
    const y = await tom.reads('ISS')
    const at = { x, y }

    await mei.plays('SYN,ACK seq=x ack=1 | SYN-SENT', at)
    await mei.presses(mei.words.table.whatIf)
    await mei.sees(enLessons.consequence.outcome['reset-in-vain'])
    await mei.photographs('coach-consequence-desk')
    await mei.isAccessible()
    await mei.page.keyboard.press('Escape')
    await mei.plays('SYN seq=x | SYN-SENT', at)

    await mei.presses(mei.words.table.tickFirst)
    await mei.page.getByLabel(enLessons.ticks.tick['i-can-send']).check()
    await mei.photographs('coach-ticks-desk')
    await mei.presses(enLessons.ticks.submit)
    await mei.sees(enLessons.ticks.wrong)
    await mei.photographs('coach-ticked-desk')
    await mei.isAccessible()
    await mei.presses(enLessons.ticks.close)

    await tom.sees(tom.words.coach.situation({ kind: 'syn-arrived' }).title)
    await tom.plays('ACK seq=y ack=x+1 | SYN-RECEIVED', at)
    await tom.photographs('coach-verdict-phone')
    await tom.presses(tom.words.table.whatIf)
    await tom.sees(zhLessons.consequence.outcome['dropped-and-repeated'])
    await tom.photographs('coach-consequence-phone')
    await tom.isAccessible()
    await tom.presses(zhLessons.consequence.rewind)
    // The state was claimed rightly the first time, and is kept.
    await tom.plays('SYN,ACK seq=y ack=x+1', at)
    await tom.sees(tom.words.table.tickFirst)
    await tom.photographs('coach-asked-phone')
    await tom.presses(tom.words.table.tickFirst)
    await tom.photographs('coach-ticks-phone')
    await tom.isAccessible()
    await tom.presses(zhLessons.ticks.nothing)
    await tom.sees(zhLessons.ticks.wrong)
    await tom.photographs('coach-ticked-phone')
    await tom.presses(zhLessons.ticks.close)
    await mei.sees(mei.words.coach.situation({ kind: 'syn-ack-arrived', octets: 0 }).title)
    await mei.plays('ACK seq=x+1 ack=y+1 | ESTABLISHED', at)
    await mei.finishes('handshake')
    await mei.sees(enLessons.shown.title)
    await mei.photographs('coach-result-desk')
    await tom.sees(zhLessons.shown.title)
    await tom.photographs('coach-result-phone')
    await mei.isAccessible()
    expect(await tom.page.locator('.shown-list li').count()).toBe(1)
  },
)

inBrowser(
  'after a segment has left, its player reads what else was allowed; so does the timeline',
  async () => {
    const mei = await player(browser.current(), { language: 'zh', colorScheme: 'dark' })
    const tom = await player(browser.current(), { ...SMALL, hand: 'thumb', colorScheme: 'light' })
    const pair = { client: mei, server: tom }
    await meet(pair)
    const at = await begin(pair, 'close-client')
    await mei.plays('FIN seq=x+1 | FIN-WAIT-1', at)
    await mei.plays('FIN,ACK seq=x+1 ack=y+1', at)
    await mei.presses(mei.words.table.whatElse)
    await mei.sees(zhLessons.allowed.title)
    await mei.photographs('coach-allowed-desk')
    await mei.isAccessible()
    await mei.presses(zhLessons.allowed.close)
    await tom.sees(tom.words.coach.situation({ kind: 'fin-arrived' }).title)
    await tom.plays('ACK seq=y+1 ack=x+2 | CLOSE-WAIT', at)
    await tom.sees(tom.words.coach.situation({ kind: 'close-called' }).title)
    await tom.plays('FIN,ACK seq=y+1 ack=x+2 | LAST-ACK', at)
    await tom.sees(tom.words.table.whatElse)
    await tom.photographs('coach-sent-phone')
    await tom.presses(tom.words.table.whatElse)
    await tom.sees(enLessons.allowed.title)
    await tom.photographs('coach-allowed-phone')
    await tom.isAccessible()
    await tom.presses(enLessons.allowed.close)
    await mei.sees(mei.words.coach.situation({ kind: 'fin-arrived' }).title)
    await mei.plays('ACK seq=x+2 ack=y+2 | TIME-WAIT', at)
    await mei.presses(mei.words.table.letPass)
    await mei.finishes('close-client')
    await mei.page.getByRole('link', { name: mei.words.result.timeline }).click()
    await mei.page.locator('.stepper, .scrubber, main').first().waitFor()
    await mei.page.keyboard.press('End')
    await mei.page.keyboard.press('ArrowLeft')
    await mei.page.locator('details.beyond').first().waitFor()
    await mei.page.locator('details.beyond summary').first().click()
    await mei.photographs('coach-timeline-desk')
    await mei.isAccessible()
  },
)
