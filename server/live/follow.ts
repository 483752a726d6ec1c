import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'

/** Keeps rooms in memory at the versions to which other nodes have brought them. */
export interface Following {
  /** A room is about to be loaded: what is told of it meanwhile is not lost. */
  readonly loading: (code: string) => void
  /** The room has come into memory, or has not: what was told meanwhile holds now. */
  readonly loaded: (code: string) => void
}

/** Rooms whose versions are asked for at once */
const VERSIONS_AT_ONCE = 1_000

export const followOthers = ({
  store,
  log,
  codes,
  catchUp,
}: {
  readonly store: Pick<Store, 'nodes' | 'versions'>
  readonly log: Logger
  /** The rooms in memory */
  readonly codes: () => Iterable<string>
  /** Brings a room in memory to at least this version; nothing where there is none, or it is there already */
  readonly catchUp: (code: string, version: number) => Promise<void>
}): Following => {
  /** For rooms that are being loaded: the newest version that was told meanwhile, 0 for none */
  const told = new Map<string, number>()

  const follow = (code: string, version: number): void => {
    const before = told.get(code)
    if (before !== undefined) told.set(code, Math.max(before, version))
    catchUp(code, version).catch((error: unknown) =>
      log.error({ err: error, room: code }, 'a room could not be followed'),
    )
  }

  /** News may have been missed: the store says how far each room has come. */
  const followAll = async (): Promise<void> => {
    const all = [...codes(), ...told.keys()]
    for (let from = 0; from < all.length; from += VERSIONS_AT_ONCE) {
      const versions = await store.versions(all.slice(from, from + VERSIONS_AT_ONCE))
      for (const [code, version] of versions) follow(code, version)
    }
  }

  store.nodes.onNews((news, { isSelf }) => {
    if (news.kind === 'appended' && !isSelf) for (const [code, version] of news.rooms) follow(code, version)
  })
  store.nodes.onGap(() => {
    followAll().catch((error: unknown) => log.error({ err: error }, 'rooms could not be followed'))
  })

  return {
    loading: (code) => {
      told.set(code, 0)
    },
    loaded: (code) => {
      const version = told.get(code) ?? 0
      told.delete(code)
      if (version > 0) follow(code, version)
    },
  }
}
