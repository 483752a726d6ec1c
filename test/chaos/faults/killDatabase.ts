import { hasPostgres, startPostgres } from '../../support/postgres.ts'
import type { Fault } from '../fault.ts'
import { openStage } from '../stage.ts'

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
      strike: async ({ ledger }) => {
        strikes += 1
        const unavailable = (): number => ledger.refusals().get('store/unavailable') ?? 0
        const before = unavailable()
        await database.kill()
        if (strikes % 2 === 0) await ledger.until('moves are refused', () => unavailable() > before)
        await database.start()
      },
      remove: async () => {
        await stage.remove()
        await database.remove()
      },
    }
  },
}
