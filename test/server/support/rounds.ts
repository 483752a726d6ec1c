import type { Settings } from '../../../shared/game/room/room.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import type { Player } from './player.ts'
import type { TestServer } from './server.ts'

/** Two players in a new room: the first opens it on the client's seat, the second joins. */
export const pair = async (
  server: TestServer,
  settings: Settings = DEFAULT_SETTINGS,
): Promise<readonly [Player, Player]> => {
  const [mei, jonas] = await Promise.all([server.player('Mei'), server.player('Jonas')])
  await mei.opens(settings)
  await jonas.joins(mei.code())
  return [mei, jonas]
}

/** Both ready: the round begins, and both see it. */
export const begin = async (...players: readonly Player[]): Promise<void> => {
  for (const player of players) await player.isReady()
  for (const player of players) await player.sees('the round begins', (view) => view.phase === 'playing')
}

/** A pair in a round that has just begun. */
export const playing = async (
  server: TestServer,
  settings?: Settings,
): Promise<readonly [Player, Player]> => {
  const players = await pair(server, settings)
  await begin(...players)
  return players
}

/** The whole opening, as it is drawn in every book. */
export const handshake = async (client: Player, server: Player): Promise<void> => {
  await client.sends('SYN seq=ISS', 'SYN-SENT')
  await server.hears('SYN')
  await server.sends('SYN,ACK seq=ISS ack=RCV.NXT', 'SYN-RECEIVED')
  await client.hears('SYN,ACK')
  await client.sends('ACK seq=SND.NXT ack=RCV.NXT', 'ESTABLISHED')
  for (const player of [client, server])
    await player.sees('the round is won', (view) => view.phase === 'over')
}
