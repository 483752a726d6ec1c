import type { LevelId } from '../../shared/game/levels/level.ts'
import type { Player } from './player.ts'

export interface Pair {
  readonly client: Player
  readonly server: Player
}

/** Mei opens a room from the start page, as its client; Tom comes to its other end. */
export const meet = async ({ client, server }: Pair, how: 'code' | 'link' = 'link'): Promise<string> => {
  const code = await client.createsRoom()
  await (how === 'code' ? server.joins(code, 'Tom') : server.follows(code, 'Tom'))
  await client.sees('Tom')
  return code
}

/** Two people in a lobby choose a level and begin it. @returns both ISNs, as their desks show them */
export const begin = async (
  { client, server }: Pair,
  level: LevelId,
): Promise<{ readonly x: number; readonly y: number }> => {
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
