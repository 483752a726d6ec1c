import { audit } from './audit.ts'
import type { Audit } from './audit.ts'
import type { Fault } from './fault.ts'
import { plainPost } from './post.ts'
import { startChaosRooms } from './rooms.ts'

export interface Scale {
  readonly rooms: number
  /** How often the fault strikes */
  readonly times: number
}

export interface Run extends Audit, Scale {
  readonly name: string
  /** Processes that ended by themselves */
  readonly deaths: number
  /** How often each code was answered */
  readonly refusals: ReadonlyMap<string, number>
  readonly seconds: number
}

/** Rooms play; a fault strikes, again and again, each time in the middle of it; they play on; all of it is audited. */
export const runFault = async (fault: Fault, { rooms: count, times }: Scale): Promise<Run> => {
  const since = performance.now()
  const scene = await fault.setUp()
  try {
    const rooms = await startChaosRooms({ server: scene.url, rooms: count, post: scene.post ?? plainPost })
    try {
      for (let time = 0; time < times; time += 1) {
        await rooms.moreMoves(count)
        await scene.strike(rooms)
      }
      await rooms.moreMoves(count)
      await rooms.rest()
    } finally {
      rooms.hangUp()
    }
    const store = await scene.stage.leave()
    const found = await audit(store, rooms)
    await store.close()
    return {
      name: fault.name,
      times,
      ...found,
      deaths: scene.stage.deaths(),
      refusals: rooms.ledger.refusals(),
      seconds: (performance.now() - since) / 1_000,
    }
  } finally {
    await scene.remove()
  }
}
