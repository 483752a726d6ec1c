import type { Store } from '../../server/store/store.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { digestOf } from './digest.ts'
import type { Ledger } from './ledger.ts'
import type { ChaosPlayer } from './player.ts'

/** What a run has come to; all but the first four are 0 where the promises were kept. */
export interface Audit {
  readonly rooms: number
  /** Moves that were acknowledged, and events that are stored */
  readonly acknowledged: number
  readonly events: number
  /** Views that were compared with the fold of what is stored */
  readonly views: number
  /** Acknowledged moves that are not stored, or stored as something else than was said */
  readonly lost: number
  /** Moves that are stored more than once */
  readonly doubled: number
  /** Views that are not what their version folds to, and answers about one move that differ */
  readonly disagreeing: number
  /** What was found, in words, the first few of it */
  readonly details: readonly string[]
}

const MOST_DETAILS = 12

/**
 * Holds what players were told against what is stored: each acknowledged move once; each view that anybody was ever
 * told what the stored events up to its version fold to, for that viewer.
 *
 * @param players of all rooms, two for each
 */
export const audit = async (
  store: Pick<Store, 'load'>,
  {
    ledger,
    players,
  }: {
    readonly ledger: Ledger
    readonly players: readonly Pick<ChaosPlayer, 'seat' | 'code' | 'seen'>[]
  },
): Promise<Audit> => {
  const codes = [...new Set(players.map((player) => player.code()))]
  const stored = new Map<string, string>()
  const details: string[] = []
  const note = (what: string): void => {
    if (details.length < MOST_DETAILS) details.push(what)
  }
  let [events, views, doubled, disagreeing] = [0, 0, 0, 0]
  for (const code of codes) {
    const record = await store.load(code)
    const here = players.filter((player) => player.code() === code)
    /** A clock's own moves are named by their versions: the same in every room */
    const moves = new Set<string>()
    let room: Room | undefined
    for (const event of record) {
      room = evolve(room, event)
      if ('moveId' in event && event.moveId !== undefined) {
        if (moves.has(event.moveId)) {
          doubled += 1
          note(`${code}: move ${event.moveId} is stored again as version ${room.version}`)
        }
        moves.add(event.moveId)
        stored.set(event.moveId, event.kind === 'draft-refused' ? 'refused' : 'done')
      }
      for (const { seat, seen } of here) {
        const told = room === undefined ? undefined : seen.get(room.version)
        if (room === undefined || told === undefined) continue
        views += 1
        if (digestOf(viewOf(room, { kind: 'seat', seat: seat() })) === told) continue
        disagreeing += 1
        note(`${code}: version ${room.version} of ${record.length} was told otherwise to the ${seat()}`)
      }
    }
    // What somebody was told and nobody has stored.
    const newest = room?.version ?? 0
    for (const { seat, seen } of here)
      for (const version of seen.keys()) {
        if (version <= newest) continue
        disagreeing += 1
        note(`${code}: version ${version} was told to the ${seat()}, and ${newest} are stored`)
      }
    events += record.length
  }
  const acknowledged = ledger.acknowledged()
  const lost = [...acknowledged].filter(
    ([id, outcome]) => stored.get(id) !== (outcome === 'refused' ? 'refused' : 'done'),
  )
  for (const [id, outcome] of lost) note(`move ${id} was ${outcome} and is ${stored.get(id) ?? 'not stored'}`)
  for (const id of ledger.contradicted()) note(`move ${id} was answered in two ways`)
  return {
    rooms: codes.length,
    acknowledged: acknowledged.size,
    events,
    views,
    lost: lost.length,
    doubled,
    disagreeing: disagreeing + ledger.contradicted().size,
    details,
  }
}
