import type { Fault } from '../fault.ts'
import { openStage } from '../stage.ts'

/** The server is killed (`kill -9`) in the middle of everything, and started again on the same data. */
export const killServer: Fault = {
  name: 'kill -9 of the server',
  setUp: async () => {
    const stage = await openStage({})
    return { stage, url: stage.url(), strike: stage.crash, remove: stage.remove }
  },
}
