import type { ClassEvent } from './event.ts'

/** The rooms that the class has ever had, and the numbers of their tables. */
export const roomsIn = (events: readonly ClassEvent[]): ReadonlyMap<string, number> =>
  new Map(
    events.flatMap((event) => {
      if (event.kind === 'tables-dealt') return event.tables.map(({ room, n }) => [room, n] as const)
      return event.kind === 'table-added' ? [[event.table.room, event.table.n] as const] : []
    }),
  )
