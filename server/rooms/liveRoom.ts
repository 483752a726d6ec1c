import type { Room } from '../../shared/game/room/room.ts'

/** A room in memory: what it is now, and the line of those who want to change it. */
export interface LiveRoom {
  room: Room
  /** Jobs in the line, the one under way included */
  waiting: number
  /** The end of the line; never rejects */
  tail: Promise<unknown>
  /** Rings when the room is due for a tick */
  timer: NodeJS.Timeout | undefined
  /** What is stored may be more than `room`, or other: it is loaded again before anything is decided on it */
  isDoubtful: boolean
  /** Another node has written last, so that it rings first */
  isFollowed: boolean
}

export const newLiveRoom = (room: Room): LiveRoom => ({
  room,
  waiting: 0,
  tail: Promise.resolve(),
  timer: undefined,
  isDoubtful: false,
  isFollowed: false,
})

/** Does a job when all that were asked for before it are done: one at a time in each room, or class; at once where none is. */
export const inTurn = <T>(live: Pick<LiveRoom, 'waiting' | 'tail'>, job: () => Promise<T>): Promise<T> => {
  const isFree = live.waiting === 0
  live.waiting += 1
  const turn = isFree ? job() : live.tail.then(job)
  const done = (): void => {
    live.waiting -= 1
  }
  live.tail = turn.then(done, done)
  return turn
}
