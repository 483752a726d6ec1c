import type { ReplayBody } from '../../shared/wire/answers.ts'
import type { Player } from './player.ts'

/** Opens the timeline of a round as if the server had kept it, and waits until a ladder stands. */
export const looksBackAt = async (who: Player, body: ReplayBody, hash = ''): Promise<void> => {
  await who.page.route('**/api/replays/*', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) }),
  )
  await who.opens(`/timeline/a-round-of-tests${hash}`)
  await who.page.locator('.ladder').first().waitFor()
}
