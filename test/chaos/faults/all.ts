import type { Fault } from '../fault.ts'
import { cutSockets } from './cutSockets.ts'
import { fullStore } from './fullStore.ts'
import { jumpingClock } from './jumpingClock.ts'
import { killDatabase } from './killDatabase.ts'
import { killServer } from './killServer.ts'
import { wildMessages } from './wildMessages.ts'

/** @param random what is left to chance; 0 to 1 */
export const allFaults = (random: () => number): readonly Fault[] => [
  killServer,
  killDatabase,
  cutSockets(random),
  fullStore,
  jumpingClock,
  wildMessages(random),
]
