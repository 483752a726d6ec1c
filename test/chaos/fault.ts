import type { ChaosRooms } from './rooms.ts'
import type { Post } from './post.ts'
import type { Stage } from './stage.ts'

/** One thing that goes wrong, and the stage on which it can. */
export interface Fault {
  readonly name: string
  /** Why it cannot be made to happen on this machine; undefined where it can */
  readonly missing?: string | undefined
  readonly setUp: () => Promise<Scene>
}

export interface Scene {
  readonly stage: Stage
  /** Where players connect: the server, or something before it */
  readonly url: URL
  /** How their messages travel; at once and once unless given */
  readonly post?: Post
  /** Goes wrong once, while everybody plays. Resolves when it is over. */
  readonly strike: (rooms: ChaosRooms) => Promise<void>
  readonly remove: () => Promise<void>
}
