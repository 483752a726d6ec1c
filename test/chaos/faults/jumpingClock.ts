import type { Fault } from '../fault.ts'
import { openStage } from '../stage.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Forwards and back, by less and by more than any time that a room knows of. */
const JUMPS = [-2 * HOUR, 3 * HOUR, -400 * DAY, 60 * DAY, 700 * DAY, -360 * DAY]

/** Somebody sets the clock of the server's machine while everybody plays. */
export const jumpingClock: Fault = {
  name: 'a clock that jumps',
  setUp: async () => {
    const stage = await openStage({ hasJumpingClock: true })
    let strikes = 0
    return {
      stage,
      url: stage.url(),
      strike: () => stage.jump(JUMPS[strikes++ % JUMPS.length] ?? 0),
      remove: stage.remove,
    }
  },
}
