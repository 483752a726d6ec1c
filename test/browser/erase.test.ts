import { expect, inject } from 'vitest'
import { lessons as en } from '../../client/i18n/en/lessons.ts'
import { lessons as zh } from '../../client/i18n/zh/lessons.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'

const browser = useBrowser()

inBrowser(
  'a room is erased by one of its players, who asks twice; the other is told, and the server has nothing',
  async () => {
    const mei = await player(browser.current(), { colorScheme: 'light' })
    const code = await mei.createsRoom()
    const tom = await player(browser.current(), {
      ...PHONE,
      viewport: { width: 360, height: 640 },
      language: 'zh',
      colorScheme: 'dark',
    })
    const dialled: string[] = []
    tom.page.on('websocket', (socket) => dialled.push(socket.url()))
    await tom.follows(code, 'Tom')
    await mei.sees('Tom')
    // A proxy can see for which room a page connects (docs/operations.md).
    expect(dialled.map((url) => new URL(url).searchParams.get('at'))).toEqual([code])
    // The partner looks at the same list on a phone.
    const other = await tom.page.context().newPage()
    await other.goto(new URL('/rounds', inject('url')).href)
    await other.locator('.server-keeps summary').tap()
    await other.getByRole('button', { name: zh.rounds.forgetRoom(code) }).tap()
    await other.getByRole('button', { name: zh.rounds.forgetReally }).waitFor()
    await other.screenshot({ path: 'test/screenshots/rounds-erase-360-dark.png', fullPage: true })
    const [inner, whole] = await other.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
    expect(whole).toBeLessThanOrEqual(inner ?? 0)
    await other.getByRole('button', { name: zh.rounds.forgetNot }).tap()
    await other.close()

    await mei.opens('/rounds')
    await mei.page.locator('.server-keeps summary').click()
    await mei.sees(code)
    await mei.presses(en.rounds.forgetRoom(code))
    await mei.photographs('rounds-erase-desk-light')
    await mei.isAccessible()
    await mei.presses(en.rounds.forgetReally)
    await mei.sees(en.rounds.forgotten(code))
    expect(await mei.page.getByRole('button', { name: en.rounds.forgetRoom(code) }).count()).toBe(0)
    await tom.sees(tom.words.refusals['room/closed'])
    const response = await fetch(new URL(`/api/room/${code}`, inject('url')))
    expect(response.status).toBe(404)
  },
)
