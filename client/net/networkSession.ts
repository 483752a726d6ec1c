import { io } from 'socket.io-client'
import type { View } from '../../shared/game/room/view.ts'
import { viewAfter } from '../../shared/game/room/viewChange.ts'
import type {
  ActedAnswer,
  RefusedAnswer,
  ResumedAnswer,
  SeatedAnswer,
  WatchedAnswer,
} from '../../shared/wire/answers.ts'
import type { CreateMessage, JoinMessage } from '../../shared/wire/messages.ts'
import { WIRE_VERSION } from '../../shared/wire/limits.ts'
import { keepSeat } from './keep.ts'
import type { KeptSeat, Line, Session, SessionState } from './session.ts'
import { createStore } from './store.ts'

/** How long an answer may take before the message is sent again under the same id, in milliseconds. */
const ANSWER_MS = 6_000
const RETRY_MS = 2_000

/** A message that never reached the server, told as any other refusal. */
const UNANSWERED: RefusedAnswer = { ok: false, code: 'server/draining' }

/** How long a connection may take to stand, in milliseconds: a network that swallows WebSockets says nothing. */
const CONNECT_MS = 6_000

/**
 * Dials the server. A WebSocket first, for it stands after one way there and back; where the network refuses or
 * swallows it, the next try begins with long polling.
 */
export const dial = (): Line => {
  const line: Line = io({
    // A page older than the server is told so instead of being misunderstood.
    auth: { wire: WIRE_VERSION },
    transports: ['websocket', 'polling'],
    timeout: CONNECT_MS,
    reconnectionDelay: 500,
    reconnectionDelayMax: RETRY_MS,
    randomizationFactor: 0.3,
  })
  line.on('connect_error', () => {
    line.io.opts.transports = ['polling', 'websocket']
  })
  return line
}

/** A line that was dialled before it was needed. */
let warm: Line | undefined

/** Lines on which somebody has just sat down, with the first view, until their session takes them over. */
const seated = new Map<string, { readonly line: Line; readonly view: View }>()

/** Dials while a nickname is still being typed, so that joining is one question and one answer. */
export const warmUp = (): void => {
  warm ??= dial()
}

/** Hangs up again when nobody has joined. */
export const coolDown = (): void => {
  warm?.disconnect()
  warm = undefined
}

/** Opens a room and sits down in it. */
export const createRoom = (message: CreateMessage): Promise<SeatedAnswer> => sitDown('create', message)

/** Sits down in a room. */
export const joinRoom = (message: JoinMessage): Promise<SeatedAnswer> => sitDown('join', message)

/** One message; its line stays up for the session that goes on with the seat (`resumeSession`). */
const sitDown = async (
  event: 'create' | 'join',
  message: CreateMessage | JoinMessage,
): Promise<SeatedAnswer> => {
  const line = warm ?? dial()
  warm = undefined
  try {
    const answer: SeatedAnswer = await line.timeout(ANSWER_MS).emitWithAck(event, message)
    if (answer.ok) {
      keepSeat({ code: answer.code, seat: answer.seat, token: answer.token, name: message.name })
      seated.set(answer.code, { line, view: answer.view })
    } else line.disconnect()
    return answer
  } catch {
    line.disconnect()
    return UNANSWERED
  }
}

/** The line on which this seat was just taken, once. */
const takeSeated = (code: string, seat: KeptSeat | undefined): { line: Line; view: View } | undefined => {
  const found = seated.get(code)
  seated.delete(code)
  if (found === undefined || (seat !== undefined && found.line.connected)) return found
  found.line.disconnect()
  return undefined
}

/**
 * The line of a player who holds a seat, or of a spectator (`seat` undefined). It resumes from the last version
 * after every break; views are ordered by version, never by arrival; a move is sent again until it is answered.
 */
export const resumeSession = (code: string, seat: KeptSeat | undefined): Session => {
  const handed = takeSeated(code, seat)
  const line = handed?.line ?? dial()
  const store = createStore<SessionState>({
    link: { kind: handed === undefined ? 'connecting' : 'live' },
    view: handed?.view,
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
      } else if (answer.retryAfterMs !== undefined) {
        setTimeout(() => isClosed || void enter(), answer.retryAfterMs)
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
  line.on('change', (change) => {
    const { view: shown } = store.get()
    if (shown === undefined || change.version <= shown.version) return
    const next = viewAfter(shown, change)
    if (next === undefined) void enter()
    else patch({ view: next })
  })
  line.on('presence', (presence) => patch({ presence }))
  line.on('superseded', () => {
    patch({ link: { kind: 'superseded' } })
    line.disconnect()
  })

  // What was told between the answer and now (who is there, a newer view) is asked for once more.
  if (handed !== undefined) void enter()

  return {
    getState: store.get,
    subscribe: store.subscribe,
    act: async (message) => {
      for (;;) {
        if (isOver()) return { ok: false, code: 'room/not-joined' }
        try {
          const answer: ActedAnswer = await line.timeout(ANSWER_MS).emitWithAck('act', message)
          if (!answer.ok && answer.code === 'store/unavailable' && message.kind === 'submit-move') {
            // Whether it is stored nobody knows: under the same id it counts once, however often it is said.
            await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
            continue
          }
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
    line,
  }
}
