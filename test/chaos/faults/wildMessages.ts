import type { Fault } from '../fault.ts'
import { wildPost } from '../post.ts'
import { openStage } from '../stage.ts'

/** Messages of players come doubled, late, and in another order than they were sent. */
export const wildMessages = (random: () => number): Fault => ({
  name: 'messages doubled, late, out of order',
  setUp: async () => {
    const stage = await openStage({})
    return {
      stage,
      url: stage.url(),
      post: wildPost(random),
      strike: ({ moreMoves, players }) => moreMoves(players.length),
      remove: stage.remove,
    }
  },
})
