import type { ClassEvent } from '../../shared/class/event.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { StoredEvent } from './events.ts'
import type { Nodes } from './nodes.ts'

/** One event of one room or class, at the version that it makes. Wherever a room is named, it may be a class. */
export interface Row {
  readonly room: string
  readonly version: number
  readonly event: StoredEvent
}

/** Where events live. The one interface of every store; test/server/store/contract.ts says what it promises. */
export interface Store {
  /**
   * Appends rows; those of one room follow each other, and what is stored of it already. Resolves when they are
   * durable: a process or machine that dies afterwards has lost nothing. Appends are settled in the order in which
   * they were handed over. Rejects when they could not be written: with `VersionConflict` or any other error none of
   * them is stored; with `StoreUnavailable` they may be, and loading the room tells.
   *
   * @param isAwaited others wait for it before they can go on: a store does not hold it back to write more at once
   */
  readonly append: (rows: readonly Row[], isAwaited?: boolean) => Promise<void>
  /** All events of a room in order of their versions; empty when there is no such room. */
  readonly load: (room: string) => Promise<readonly RoomEvent[]>
  /** The same for the code of a class. */
  readonly loadClass: (code: string) => Promise<readonly ClassEvent[]>
  /** The newest version of each of these rooms that is there. */
  readonly versions: (rooms: readonly string[]) => Promise<ReadonlyMap<string, number>>
  /** Who else works on this store. */
  readonly nodes: Nodes
  /** The events of a round from its start to its end, by replay id; undefined for an id never given. */
  readonly replay: (id: string) => Promise<readonly RoomEvent[] | undefined>
  /** The room will not change for a while: its events may move to where they are found again more cheaply. */
  readonly settle: (room: string) => Promise<void>
  /** Forgets rooms in which nothing has happened since this time (milliseconds); answers how many. */
  readonly eraseBefore: (time: number) => Promise<number>
  /** Forgets these rooms at once, whatever has happened in them, with their replays. */
  readonly erase: (rooms: readonly string[]) => Promise<void>
  /** The codes of so many letters under which nothing has happened since this time (milliseconds). */
  readonly quietSince: (time: number, letters: number) => Promise<readonly string[]>
  /** A random secret of this store under a name, 32 octets: made when it is first asked for, the same ever after. */
  readonly secret: (name: string) => Promise<Uint8Array>
  /** Throws when the store cannot be reached, or takes no writes. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * A room is not at the version that a writer has appended to: somebody else has written meanwhile, or the room was
 * erased. Nothing of that append is stored; the room is to be loaded again.
 */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict'
  readonly room: string
  readonly version: number

  constructor({ room, version }: Pick<Row, 'room' | 'version'>, cause?: unknown) {
    super(`room ${room} is not at the version before ${version}`, { cause })
    this.room = room
    this.version = version
  }
}

/** The store does not answer. Whether an append that ends so is stored is not known: loading the room tells. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'

  constructor(message: string, cause?: unknown) {
    super(message, { cause })
  }
}
