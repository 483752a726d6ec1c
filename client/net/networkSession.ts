import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { View } from '../../shared/game/room/view.ts'
import type {
  ActedAnswer,
  ClientEvents,
  RefusedAnswer,
  ResumedAnswer,
  SeatedAnswer,
  ServerEvents,
  WatchedAnswer,
} from '../../shared/wire/answers.ts'
import type { CreateMessage, JoinMessage } from '../../shared/wire/messages.ts'
import { WIRE_VERSION } from '../../shared/wire/limits.ts'
import { keepSeat } from './keep.ts'
import type { KeptSeat, Session, SessionState } from './session.ts'
import { createStore } from './store.ts'

type Line = Socket<ServerEvents, ClientEvents>

/** How long an answer may take before the message is sent again under the same id, in milliseconds. */
const ANSWER_MS = 6_000
const RETRY_MS = 2_000

/** A message that never reached the server, told as any other refusal. */
const UNANSWERED: RefusedAnswer = { ok: false, code: 'server/draining' }

const dial = (): Line =>
  io({
    // A page older than the server is told so instead of being misunderstood.
    auth: { wire: WIRE_VERSION },
    reconnectionDelay: 500,
    reconnectionDelayMax: RETRY_MS,
    randomizationFactor: 0.3,
  })

/** Opens a room and sits down in it. */
export const createRoom = (message: CreateMessage): Promise<SeatedAnswer> => once('create', message)

/** Sits down in a room. */
export const joinRoom = (message: JoinMessage): Promise<SeatedAnswer> => once('join', message)

/** One message on a line of its own; the seat is then taken up by `resumeSession`. */
const once = async (
  event: 'create' | 'join',
  message: CreateMessage | JoinMessage,
): Promise<SeatedAnswer> => {
  const line = dial()
  try {
    const answer: SeatedAnswer = await line.timeout(ANSWER_MS).emitWithAck(event, message)
    if (answer.ok) keepSeat({ code: answer.code, seat: answer.seat, token: answer.token, name: message.name })
    return answer
  } catch {
    return UNANSWERED
  } finally {
    line.disconnect()
  }
}

/**
 * The line of a player who holds a seat, or of a spectator (`seat` undefined). It resumes from the last version
 * after every break; views are ordered by version, never by arrival; a move is sent again until it is answered.
 */
export const resumeSession = (code: string, seat: KeptSeat | undefined): Session => {
  const line = dial()
  const store = createStore<SessionState>({
    link: { kind: 'connecting' },
    view: undefined,
    presence: { client: 'none', server: 'none' },
  })
  const patch = (part: Partial<SessionState>): void => store.set({ ...store.get(), ...part })
  const show = (view: View): void => {
    const { view: shown } = store.get()
    if (shown === undefined || view.version > shown.version) patch({ view })
  }
  let isClosed = false
  const isOver = (): boolean => {
    const { kind } = store.get().link
    return isClosed || kind === 'superseded' || kind === 'refused'
  }

  const enter = async (): Promise<void> => {
    try {
      const known = store.get().view?.version ?? 0
      const answer: ResumedAnswer | WatchedAnswer =
        seat === undefined
          ? await line.timeout(ANSWER_MS).emitWithAck('watch', { code })
          : await line.timeout(ANSWER_MS).emitWithAck('resume', { code, token: seat.token, version: known })
      if (answer.ok) {
        if (answer.view !== undefined) show(answer.view)
        patch({ link: { kind: 'live' } })
      } else if (answer.code === 'server/draining' || answer.code === 'message/too-many') {
        setTimeout(() => isClosed || void enter(), answer.retryAfterMs ?? RETRY_MS)
      } else {
        patch({ link: { kind: 'refused', code: answer.code } })
        line.disconnect()
      }
    } catch {
      // No answer: the line is down, and the next connection enters again.
    }
  }

  line.on('connect', () => void enter())
  line.on('disconnect', () => {
    if (!isOver()) patch({ link: { kind: 'lost', retryAt: Date.now() + RETRY_MS } })
  })
  line.on('connect_error', () => {
    if (!isOver()) patch({ link: { kind: 'lost', retryAt: Date.now() + RETRY_MS } })
  })
  line.on('view', show)
  line.on('presence', (presence) => patch({ presence }))
  line.on('superseded', () => {
    patch({ link: { kind: 'superseded' } })
    line.disconnect()
  })

  return {
    getState: store.get,
    subscribe: store.subscribe,
    act: async (message) => {
      for (;;) {
        if (isOver()) return { ok: false, code: 'room/not-joined' }
        try {
          const answer: ActedAnswer = await line.timeout(ANSWER_MS).emitWithAck('act', message)
          // The line may have come back without its seat yet: enter first, then say it again.
          if (answer.ok || answer.code !== 'room/not-joined') return answer
          await enter()
        } catch {
          if (message.kind !== 'submit-move') return UNANSWERED
        }
      }
    },
    retry: () => {
      // A line that waits for its next attempt has to be let go before it can be dialled at once.
      line.disconnect().connect()
    },
    close: () => {
      isClosed = true
      line.disconnect()
    },
  }
}
