import { playbookOf } from '../../server/bots/playbook.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import { createLedger } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { createChaosPlayer } from './player.ts'
import type { ChaosPlayer } from './player.ts'
import type { Post } from './post.ts'

/** Rooms in which both players never stop, over real sockets. */
export interface ChaosRooms {
  readonly ledger: Ledger
  readonly players: readonly ChaosPlayer[]
  /** Resolves when so many moves more have been acknowledged. */
  readonly moreMoves: (count: number) => Promise<void>
  /** Lets every player finish what it is about. */
  readonly rest: () => Promise<void>
  readonly hangUp: () => void
}

/** Short and long, with data, a close, a loss that a timer repairs: so that faults fall into all of them. */
const LEVELS: readonly LevelId[] = ['handshake', 'first-words', 'close-client', 'lost-syn']
/** Rooms that are opened at once */
const AT_ONCE = 10

export const startChaosRooms = async (options: {
  readonly server: URL
  readonly rooms: number
  readonly post: Post
}): Promise<ChaosRooms> => {
  const { server, rooms, post } = options
  const ledger = createLedger()
  const books = LEVELS.map((level) => playbookOf({ ...DEFAULT_SETTINGS, level }))
  const players: ChaosPlayer[] = []

  const openRoom = async (index: number): Promise<void> => {
    const [level, playbook] = [LEVELS[index % LEVELS.length], books[index % books.length]]
    if (level === undefined || playbook === undefined) return
    const [ada, bob] = [0, 1].map(() => createChaosPlayer({ server, playbook, ledger, post }))
    if (ada === undefined || bob === undefined) return
    await ada.sitDown('create', { name: 'Ada', settings: { ...DEFAULT_SETTINGS, level } })
    await bob.sitDown('join', { code: ada.code(), name: 'Bob' })
    players.push(ada, bob)
  }
  for (let from = 0; from < rooms; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, rooms - from) }, (_, index) => openRoom(from + index))
    await Promise.all(some)
  }
  const playing = players.map((player) => player.play())

  return {
    ledger,
    players,
    moreMoves: (count) => {
      const enough = ledger.acknowledged().size + count
      return ledger.until(`${count} moves more`, () => ledger.acknowledged().size >= enough)
    },
    rest: async () => {
      for (const player of players) player.stop()
      await Promise.all(playing)
    },
    hangUp: () => {
      for (const player of players) player.hangUp()
    },
  }
}
