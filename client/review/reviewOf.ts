import type { ReviewPosition } from '../../shared/replay/review/review.ts'
import type { Seat } from '../../shared/game/seat.ts'
import type { RefusedAnswer, ReviewAnswer, ReviewTold } from '../../shared/wire/answers.ts'
import type { ReviewMessage } from '../../shared/wire/review.ts'
import type { Session } from '../net/session.ts'
import { createStore } from '../net/store.ts'
import { pace } from './pace.ts'
import { UNASKED, after } from './stance.ts'
import type { Happening, Stance } from './stance.ts'

/** One page's part in the shared review of a round. */
export interface Reviewing {
  readonly getStance: () => Stance
  readonly subscribe: (listener: () => void) => () => void
  /** Begin to lead, or take the lead from somebody who has gone. Answers whether it was given. */
  readonly lead: (at: ReviewPosition) => Promise<boolean>
  /** Where the leader is now; told to the others at most so often that nobody drowns in it. */
  readonly point: (at: ReviewPosition) => void
  readonly hand: (to: Seat) => void
  readonly end: () => void
  readonly happens: (happening: Exclude<Happening, { kind: 'heard' }>) => void
  /** Hears nothing more. The session is its owner's. */
  readonly close: () => void
}

const ANSWER_MS = 6_000
/** At most about 14 positions a second; the last one always arrives. */
const POINT_MS = 70

/** A leader who was cut off with everybody else may come back after those who follow, in milliseconds. */
const LEADER_BACK_MS = 6_000

const UNSAID: RefusedAnswer = { ok: false, code: 'server/draining' }

/**
 * Listens to the review of a room on a session's line. Each time that the line stands again it asks what there is now;
 * whoever led before the break and finds no review (the server was restarted) leads again where they are.
 */
export const reviewOf = (session: Session, replayId: string): Reviewing => {
  const { line } = session
  const store = createStore<Stance>(UNASKED)
  let mine: ReviewPosition | undefined
  let wasLive = false

  const happen = (happening: Happening): void => {
    const before = store.get()
    const next = after(before, happening, replayId)
    if (next === before) return
    store.set(next)
    const follows = next.mode === 'with'
    if (follows !== (before.mode === 'with') && next.told !== undefined) void say({ kind: 'follow', follows })
  }
  const hear = (told: ReviewTold | null): void => happen({ kind: 'heard', told })

  const say = async (message: ReviewMessage): Promise<ReviewAnswer> => {
    // What is said into a dead line would be said later, when it is true no more.
    if (line?.connected !== true) return UNSAID
    try {
      return await line.timeout(ANSWER_MS).emitWithAck('review', message)
    } catch {
      return UNSAID
    }
  }

  const ask = async (message: ReviewMessage): Promise<boolean> => {
    const answer = await say(message)
    if (answer.ok) hear(answer.review)
    return answer.ok
  }

  const pacing = pace<ReviewPosition>(POINT_MS, async (at) => {
    const { mode, isHanding } = store.get()
    if (mode !== 'leading' || isHanding) return undefined
    const answer = await say({ kind: 'point', at })
    return !answer.ok && answer.code === 'message/too-many' ? answer.retryAfterMs : undefined
  })

  let waiting: ReturnType<typeof setTimeout> | undefined

  const enter = async (): Promise<void> => {
    clearTimeout(waiting)
    const answer = await say({ kind: 'look' })
    if (!answer.ok) return
    const { mode } = store.get()
    if (answer.review === null && mode === 'leading' && mine !== undefined) {
      if (await ask({ kind: 'lead', replayId, at: mine })) return
    }
    if (answer.review === null && (mode === 'with' || mode === 'apart')) {
      waiting = setTimeout(() => void ask({ kind: 'look' }), LEADER_BACK_MS)
      return
    }
    hear(answer.review)
    // On a new line one follows anew.
    if (mode === 'with' && store.get().mode === 'with') void say({ kind: 'follow', follows: true })
    // What was pointed at while the line was down.
    if (store.get().mode === 'leading' && mine !== undefined) pacing.offer(mine)
  }

  const follow = (): void => {
    const isLive = session.getState().link.kind === 'live'
    if (isLive && !wasLive) void enter()
    wasLive = isLive
  }
  const unsubscribe = session.subscribe(follow)
  line?.on('review', hear)
  follow()

  return {
    getStance: store.get,
    subscribe: store.subscribe,
    lead: (at) => {
      mine = at
      return ask({ kind: 'lead', replayId, at })
    },
    point: (at) => {
      mine = at
      pacing.offer(at)
    },
    hand: (to) => {
      happen({ kind: 'handing' })
      void ask({ kind: 'hand', to }).then((isDone) => isDone || happen({ kind: 'kept' }))
    },
    end: () => void ask({ kind: 'end' }),
    happens: happen,
    close: () => {
      pacing.stop()
      clearTimeout(waiting)
      if (store.get().mode === 'with') void say({ kind: 'follow', follows: false })
      unsubscribe()
      line?.off('review', hear)
    },
  }
}
