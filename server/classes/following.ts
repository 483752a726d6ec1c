import type { Logger } from 'pino'
import { isStill } from '../../shared/class/tables.ts'
import type { Class, Table } from '../../shared/class/class.ts'
import { nextFor, settingsOf, wouldGoOn } from '../../shared/class/nextFor.ts'
import type { Room } from '../../shared/game/room/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { ClassChange, Classes } from './classes.ts'

/** Brings the rooms of classes to where their classes are. */
export interface ClassRooms {
  /** Tables whose rooms have not followed the class as it is now when the time is over, in milliseconds. */
  readonly unreached: (code: string, withinMs: number) => Promise<readonly number[]>
  /** Waits until the room has followed its class, or has not for so long (milliseconds). */
  readonly reached: (room: string, withinMs: number) => Promise<void>
  /** Does something in the rooms of these tables; answers the numbers of those where it could not be done in time. */
  readonly each: (
    tables: readonly Table[],
    work: (table: Table) => Promise<boolean>,
    withinMs: number,
  ) => Promise<readonly number[]>
  readonly stop: () => void
}

/** When a room that could not be reached is tried again, in milliseconds */
const AGAIN_MS = 1_000
/** No class needs so many commands in a row to bring a room to where it is */
const MOST_COMMANDS = 8

/**
 * Every change of a class is carried into its rooms, and each room is tried again until it has followed: after a crash
 * between the two, the class's coming into memory carries on where it stopped. What has begun twice is done once, for a
 * room takes only what it has not yet.
 */
export const followClasses = (options: {
  readonly classes: Classes
  readonly rooms: Rooms
  readonly log: Logger
}): ClassRooms => {
  const { classes, rooms, log } = options
  /** Rooms on their way, by their codes: the latest attempt */
  const underWay = new Map<string, Promise<boolean>>()
  const timers = new Map<string, NodeJS.Timeout>()
  let stopped = false

  /** One attempt to bring a table's room to where its class is then; true when it is there. */
  const follow = async (code: string, n: number): Promise<boolean> => {
    for (let count = 0; count < MOST_COMMANDS; count += 1) {
      const [group, table] = current(code, n)
      if (group === undefined || table === undefined || table.turn === 0) return true
      const hosted = await rooms.host(table.room, {
        seed: group.seed,
        settings: settingsOf(group, table),
        hostedBy: code,
      })
      if (!hosted.ok) return false
      if (wouldGoOn(hosted.room)) goOn(hosted.room)
      if (nextFor(group, table, hosted.room) === undefined) return true
      const done = await rooms.execute(table.room, (room) => {
        const [now, there] = current(code, n)
        return (now && there && nextFor(now, there, room)) ?? { kind: 'tick' }
      })
      if (!done.ok) return false
    }
    return false
  }

  const current = (code: string, n: number): readonly [Class | undefined, Table | undefined] => {
    const group = classes.peek(code)
    return [group, group?.tables.find((table) => table.n === n)]
  }

  const begin = (code: string, { n, room }: Table): void => {
    clearTimeout(timers.get(room))
    timers.delete(room)
    const attempt = follow(code, n)
      .catch((error: unknown) => {
        log.error({ err: error, class: code, room }, 'a room could not follow its class')
        return false
      })
      .then((isThere) => {
        if (underWay.get(room) !== attempt) return isThere
        underWay.delete(room)
        if (!isThere && !stopped) tryAgain(code, n, room)
        return isThere
      })
    underWay.set(room, attempt)
  }

  const tryAgain = (code: string, n: number, room: string): void => {
    const again = (): void => {
      const [, table] = current(code, n)
      if (table !== undefined) begin(code, table)
    }
    timers.set(room, setTimeout(again, AGAIN_MS).unref())
  }

  /** A pair has said that it would go on. */
  const goOn = ({ code, hosted, round }: Room): void => {
    if (hosted === undefined) return
    const { by, turn } = hosted
    const isLost = round?.lost !== undefined
    classes
      .execute(by, (group) => {
        const table = group.tables.find(({ room }) => room === code)
        return table === undefined ? 'table/unknown' : { kind: 'go-on', table: table.n, turn, isLost }
      })
      .catch((error: unknown) => log.error({ err: error, class: by }, 'a pair could not go on'))
  }

  const onClass = ({ before, group }: ClassChange): void => {
    if (stopped) return
    for (const table of changedTables(before, group)) begin(group.code, table)
    // Where nobody sits any more, nothing is played.
    const rest = new Set(group.tables.map(({ room }) => room))
    for (const { room } of before?.tables ?? []) if (!rest.has(room)) close(room)
  }

  const close = (room: string): void => {
    rooms
      .execute(room, () => ({ kind: 'close-room' }))
      .catch((error: unknown) => log.error({ err: error, room }, 'a room could not be closed'))
  }

  classes.onChange(onClass)
  rooms.onChange((room) => {
    if (room.hosted !== undefined && wouldGoOn(room)) goOn(room)
  })

  /** The numbers of those whose promise is not true when the time is over. */
  const late = async (
    work: readonly (readonly [n: number, done: Promise<boolean>])[],
    withinMs: number,
  ): Promise<readonly number[]> => {
    const missing = new Set(work.map(([n]) => n))
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs)
    })
    const all = Promise.all(
      work.map(async ([n, done]) => {
        if (await done) missing.delete(n)
      }),
    )
    await Promise.race([all, over])
    clearTimeout(timer)
    return [...missing].toSorted((a, b) => a - b)
  }

  return {
    unreached: (code, withinMs) => {
      const tables = classes.peek(code)?.tables ?? []
      return late(
        tables.map(({ n, room }) => [n, settled(room)] as const),
        withinMs,
      )
    },
    reached: async (room, withinMs) => void (await late([[1, settled(room)]], withinMs)),
    each: (tables, work, withinMs) =>
      late(
        tables.map((table) => [table.n, work(table).catch(() => false)] as const),
        withinMs,
      ),
    stop: () => {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }

  /** Whether the room has followed; one that is waiting to be tried again has not. */
  function settled(room: string): Promise<boolean> {
    return underWay.get(room) ?? Promise.resolve(!timers.has(room))
  }
}

/** Tables whose rooms may have something to follow. */
const changedTables = (before: Class | undefined, group: Class): readonly Table[] => {
  const isForAll =
    before === undefined ||
    before.phase !== group.phase ||
    isStill(before) !== isStill(group) ||
    before.students.some(({ names }, at) => group.students[at]?.names !== names)
  if (isForAll) return group.tables
  const known = new Map(before.tables.map((table) => [table.n, table]))
  return group.tables.filter((table) => known.get(table.n) !== table)
}
