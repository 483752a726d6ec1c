import type { Settings } from '../../shared/game/room/room.ts'
import { createGauge } from './gauge.ts'
import type { Measured } from './gauge.ts'
import { playbookOf } from './playbook.ts'
import { createTable } from './table.ts'
import type { Table } from './table.ts'

export interface FleetOptions {
  readonly server: URL
  readonly settings: Settings
  readonly rooms: number
  /** Moves a second of all rooms together; undefined: as many as the server takes */
  readonly movesPerSecond: number | undefined
}

/** Rooms full of bots, and what they measure. */
export interface Fleet {
  /** Opens the rooms, some at a time. Rejects when the first cannot be opened; others that fail are counted. */
  readonly open: () => Promise<{ readonly opened: number; readonly seconds: number }>
  readonly play: () => void
  /** Measures from now on. */
  readonly begin: () => void
  readonly read: () => Measured & { readonly seconds: number }
  readonly leave: () => void
}

/** How many rooms are being opened at any time. */
const AT_ONCE = 32

export const createFleet = ({ server, settings, rooms, movesPerSecond }: FleetOptions): Fleet => {
  const gauge = createGauge()
  const playbook = playbookOf(settings)
  const paceMs = movesPerSecond === undefined ? 0 : (1_000 * rooms) / movesPerSecond
  const tables: Table[] = []
  let begun = performance.now()

  const openOne = async (): Promise<void> => {
    const table = createTable({ server, settings, playbook, gauge, paceMs })
    try {
      await table.open()
      tables.push(table)
    } catch (error) {
      table.leave()
      // Nobody there, or nothing for us: no use in trying a thousand times.
      if (tables.length === 0) throw error
      gauge.failed(error instanceof Error ? error.message : String(error))
    }
  }

  return {
    open: async () => {
      const started = performance.now()
      await openOne()
      let left = rooms - 1
      const work = async (): Promise<void> => {
        while (left > 0) {
          left -= 1
          await openOne()
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      return { opened: tables.length, seconds: (performance.now() - started) / 1_000 }
    },
    play: () => {
      for (const table of tables) table.play()
    },
    begin: () => {
      begun = performance.now()
      gauge.begin()
    },
    read: () => ({ ...gauge.read(), seconds: (performance.now() - begun) / 1_000 }),
    leave: () => {
      for (const table of tables) table.leave()
    },
  }
}
