import type { Logger } from 'pino'
import type { Class } from '../../shared/class/class.ts'
import { CLASS_CODE_LENGTH } from '../../shared/wire/classCode.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import type { Classes } from './classes.ts'

/** Makes classes go, with all their rooms. */
export interface Erasing {
  /** The class and all its rooms are forgotten, at once. */
  readonly erase: (code: string) => Promise<void>
  /** Erases classes that have been kept for as long as their hosts wanted; answers how many. */
  readonly eraseOld: () => Promise<number>
}

const DAY_MS = 86_400_000

export const createErasing = (options: {
  readonly classes: Classes
  readonly rooms: Rooms
  readonly store: Store
  readonly log: Logger
  /** Of a clock that does not jump: nothing is erased because somebody has set a clock */
  readonly patientNow: () => number
}): Erasing => {
  const { classes, rooms, store, log, patientNow } = options

  const forget = async (code: string): Promise<void> => {
    const { rooms: all } = await classes.stored(code)
    // Whoever is in one of them is told that it has ended, before it is gone.
    await Promise.all(all.map((room) => rooms.execute(room, () => ({ kind: 'close-room' }))))
    await store.erase([code, ...all])
    classes.forget(code)
    for (const room of all) rooms.forget(room)
    log.info({ class: code, rooms: all.length }, 'class erased')
  }

  return {
    erase: async (code) => {
      // At every node it has ended for everybody before it is gone.
      await classes.execute(code, () => ({ kind: 'end-class' }))
      await forget(code)
    },
    eraseOld: async () => {
      let erased = 0
      for (const code of await store.quietSince(patientNow() - DAY_MS, CLASS_CODE_LENGTH)) {
        const { group } = await classes.stored(code)
        if (group === undefined || patientNow() < erasedAt(group)) continue
        await forget(code)
        erased += 1
      }
      return erased
    },
  }
}

/** When the class is erased if nothing more happens, in milliseconds. */
const erasedAt = ({ at, plan }: Class): number => at + plan.keptDays * DAY_MS
