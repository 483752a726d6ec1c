import { hasPostgres, startPostgres } from '../../support/postgres.ts'
import type { Fault } from '../fault.ts'
import { openStage } from '../stage.ts'
import { untilRefused } from '../stranger.ts'

/** Every process of PostgreSQL is killed and it is started again, every other time after moves have been refused. */
export const killDatabase: Fault = {
  name: 'kill -9 of PostgreSQL',
  missing: hasPostgres ? undefined : 'there is no PostgreSQL for this machine',
  setUp: async () => {
    const database = await startPostgres()
    const stage = await openStage({ databaseUrl: await database.database() })
    let strikes = 0
    return {
      stage,
      url: stage.url(),
      strike: async () => {
        strikes += 1
        await database.kill()
        if (strikes % 2 === 0) await untilRefused(stage.url(), 'store/unavailable')
        await database.start()
      },
      remove: async () => {
        await stage.remove()
        await database.remove()
      },
    }
  },
}
