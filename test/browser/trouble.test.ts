import { describe, expect } from 'vitest'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { PHONE, inBrowser, player, useBrowser } from './player.ts'
import type { Player } from './player.ts'

const browser = useBrowser()

/** Mei opens a room as the client, Tom joins it, and both are at the table of the level. */
const atTable = async (
  client: Player,
  server: Player,
  level: LevelId,
): Promise<{ readonly x: number; readonly y: number }> => {
  const code = await client.createsRoom()
  await server.follows(code, 'Tom')
  await client.sees('Tom')
  await client.chooses(level)
  await server.page
    .getByRole('radio', { name: new RegExp(server.words.levels.name[level]) })
    .and(server.page.locator(':checked'))
    .waitFor({ state: 'attached' })
  await client.isReady()
  await server.isReady()
  await Promise.all([client, server].map((who) => who.page.locator('.composer').waitFor()))
  return { x: await client.reads('ISS'), y: await server.reads('ISS') }
}

describe('a wire that fails', () => {
  inBrowser(
    'lost-syn: the clock runs, also through a reload, and rings; the timeline shows the loss',
    async () => {
      const client = await player(browser.current())
      const server = await player(browser.current(), { language: 'zh', ...PHONE })
      const isns = await atTable(client, server, 'lost-syn')
      await client.plays('SYN seq=x | SYN-SENT', isns)
      await client.sees(client.words.table.clock.mine)
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
})
