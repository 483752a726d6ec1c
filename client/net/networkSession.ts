import { io } from 'socket.io-client'
import type { View } from '../../shared/game/room/view.ts'
import { viewAfter } from '../../shared/game/room/viewChange.ts'
import type {
  ActedAnswer,
  RefusedAnswer,
  ResumedAnswer,
  SeatedAnswer,
  ServerEvents,
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
const CONNECT_MS = 4_000

/**
 * Dials the server. A WebSocket first, for it stands after one way there and back; where the network refuses or
 * swallows it, the next try begins with long polling.
 *
 * @param at code of the room or class that it is for, where that is known: a proxy can send all of them to one node
 */
export const dial = (at?: string): Line => {
  const line: Line = io({
    query: at === undefined ? {} : { at },
    // A page older than the server is told so instead of being misunderstood.
    auth: { wire: WIRE_VERSION },
    transports: isSwallowed ? ['polling', 'websocket'] : ['websocket', 'polling'],
    timeout: CONNECT_MS,
    reconnectionDelay: 500,
    reconnectionDelayMax: RETRY_MS,
    randomizationFactor: 0.3,
  })
  line.on('connect_error', ({ message }) => {
    line.io.opts.transports = ['polling', 'websocket']
    isSwallowed ||= message === 'timeout'
  })
  return line
}

/** This network has swallowed a WebSocket: the next line does not wait for that again. */
let isSwallowed = false

/** A line that was dialled before it was needed. */
let warm: Line | undefined

/** Lines on which somebody has just sat down, with the first view, until their session takes them over. */
const seated = new Map<string, { readonly line: Line; readonly view: View }>()

/** Dials while a nickname is still being typed, so that joining is one question and one answer. */
export const warmUp = (code: string): void => {
  warm ??= dial(code)
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
  const line = warm ?? dial('code' in message ? message.code : undefined)
  warm = undefined
  try {
    // Where a WebSocket is swallowed the line stands only after the second try.
    const patience = line.connected ? ANSWER_MS : ANSWER_MS + 2 * CONNECT_MS
    const answer: SeatedAnswer = await line.timeout(patience).emitWithAck(event, message)
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

/** After how long a room of a class that has not followed yet is asked for again, in milliseconds */
const FOLLOWS_MS = 500

/**
 * The line of a player who holds a seat, or of a spectator (`seat` undefined). It resumes from the last version
 * after every break; views are ordered by version, never by arrival; a move is sent again until it is answered.
 *
 * @param classLine the line of the class that this room is a table of: it is shared, and stays up when this session
 *                  ends. Such a room may follow its class a moment later: a seat that is not there yet is asked for again
 */
export const resumeSession = (code: string, seat: KeptSeat | undefined, classLine?: Line): Session => {
  const handed = classLine === undefined ? takeSeated(code, seat) : undefined
  const line = classLine ?? handed?.line ?? dial(code)
  // Whoever has opened the room could not name it: the next connection does.
  if (handed !== undefined) line.io.opts.query = { at: code }
  const hangUp = (): void => {
    if (classLine === undefined) line.disconnect()
  }
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

  const isYetToCome = ({ code: why }: RefusedAnswer): boolean =>
    classLine !== undefined && (why === 'seat/token' || why === 'room/unknown')

  const enter = async (): Promise<void> => {
    if (isClosed) return
    try {
      const known = store.get().view?.version ?? 0
      const answer: ResumedAnswer | WatchedAnswer =
        seat === undefined
          ? await line.timeout(ANSWER_MS).emitWithAck('watch', { code })
          : await line.timeout(ANSWER_MS).emitWithAck('resume', { code, token: seat.token, version: known })
      if (answer.ok) {
        if (answer.view !== undefined) show(answer.view)
        patch({ link: { kind: 'live' } })
      } else if (answer.retryAfterMs !== undefined || isYetToCome(answer)) {
        setTimeout(() => isClosed || void enter(), answer.retryAfterMs ?? FOLLOWS_MS)
      } else {
        patch({ link: { kind: 'refused', code: answer.code } })
        hangUp()
      }
    } catch {
      // No answer: the line is down, and the next connection enters again.
    }
  }

  const lost = (): void => {
    if (!isOver()) patch({ link: { kind: 'lost', retryAt: Date.now() + RETRY_MS } })
  }
  const change: ServerEvents['change'] = (news) => {
    const { view: shown } = store.get()
    if (shown === undefined || news.version <= shown.version) return
    const next = viewAfter(shown, news)
    if (next === undefined) void enter()
    else patch({ view: next })
  }
  const presence: ServerEvents['presence'] = (told) => patch({ presence: told })
  const superseded = (): void => {
    patch({ link: { kind: 'superseded' } })
    hangUp()
  }
  const enterNow = (): void => void enter()
  line.on('connect', enterNow).on('disconnect', lost).on('connect_error', lost)
  line.on('view', show).on('change', change).on('presence', presence).on('superseded', superseded)
  const letGo = (): void => {
    line.off('connect', enterNow).off('disconnect', lost).off('connect_error', lost)
    line.off('view', show).off('change', change).off('presence', presence).off('superseded', superseded)
  }

  // What was told between the answer and now (who is there, a newer view) is asked for once more.
  if (handed !== undefined || classLine?.connected === true) void enter()

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
      letGo()
      hangUp()
    },
    line,
  }
}
