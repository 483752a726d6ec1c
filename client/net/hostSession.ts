import { hostViewAfter } from '../../shared/class/hostChange.ts'
import type { BoardRow } from '../../shared/class/view.ts'
import type { ClassRefusalCode } from '../../shared/class/refusal.ts'
import type { AnswerCode, RefusedAnswer } from '../../shared/wire/answers.ts'
import type {
  ClassCode,
  ClassCreatedAnswer,
  ClassEnteredAnswer,
  ClassGone,
  ClassTold,
  HostAnswer,
  LookTold,
} from '../../shared/wire/classAnswers.ts'
import type { CreateClassMessage, HostMessage } from '../../shared/wire/classMessages.ts'
import { rowsAfter } from '../host/boardRows.ts'
import { dial } from './networkSession.ts'
import { aheadAfter } from './serverClock.ts'
import { createStore } from './store.ts'

/** How long an answer may take, in milliseconds. */
const ANSWER_MS = 8_000
const RETRY_MS = 2_000

/** A message that never reached the server, told as any other refusal. */
const UNANSWERED: RefusedAnswer = { ok: false, code: 'server/draining' }

/** Why something was not done in a class. */
export type ClassProblem = ClassCode | ClassRefusalCode | AnswerCode

/** How the line to a class stands. */
export type ClassLink =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** The next try begins at `retryAt`, milliseconds of the page's clock */
  | { readonly kind: 'lost'; readonly retryAt: number }
  /** This page is in the class no more */
  | { readonly kind: 'gone'; readonly why: ClassGone }
  | { readonly kind: 'refused'; readonly code: ClassProblem }

export interface ClassState {
  readonly link: ClassLink
  /** The newest view; undefined until the first */
  readonly told: ClassTold | undefined
  /** The live board, by number; empty for a projector */
  readonly rows: readonly BoardRow[]
  /** The server's clock is so many milliseconds ahead of this page's */
  readonly aheadMs: number
  /** The room that is looked into */
  readonly look: LookTold | undefined
  /** Tables whose rooms have not followed the class yet, and have told nothing since */
  readonly unreached: readonly number[]
}

/** A host's, or a projector's, line to one class. */
export interface ClassSession {
  readonly getState: () => ClassState
  /** Calls back after each change; the answer ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
  /** What a host does; a projector is refused. */
  readonly act: (message: HostMessage) => Promise<HostAnswer>
  /** Looks into a table's room from now on, also after a break of the line; undefined: into none. */
  readonly look: (table: number | undefined) => void
  /** Tries the line again now. */
  readonly retry: () => void
  /** Ends this line; the class goes on. */
  readonly close: () => void
}

/** What a class itself does not remember: a room that it has not reached is not tried again. */
export const isOnce = (kind: HostMessage['kind']): boolean => ONCE.has(kind)

const ONCE: ReadonlySet<HostMessage['kind']> = new Set([
  'give-hint',
  'send-stray',
  'send-flood',
  'look',
  'report',
  'erase',
])

/** Opens a class. */
export const createClass = async (message: CreateClassMessage): Promise<ClassCreatedAnswer> => {
  const line = dial()
  try {
    const answer: ClassCreatedAnswer = await line.timeout(ANSWER_MS).emitWithAck('class-create', message)
    return answer
  } catch {
    return UNANSWERED
  } finally {
    line.disconnect()
  }
}

/**
 * The line of whoever has this secret. It enters again after every break; views are ordered by version, rows of the
 * board replaced by number.
 */
export const openClassSession = (code: string, secret: string, as: 'host' | 'screen'): ClassSession => {
  const line = dial(code)
  const store = createStore<ClassState>({
    link: { kind: 'connecting' },
    told: undefined,
    rows: [],
    aheadMs: 0,
    look: undefined,
    unreached: [],
  })
  const patch = (part: Partial<ClassState>): void => store.set({ ...store.get(), ...part })
  const show = (told: ClassTold): void => {
    const { told: shown, aheadMs } = store.get()
    if (told.view.version >= (shown?.view.version ?? 0))
      patch({ told, aheadMs: aheadAfter(aheadMs, told.now) })
  }
  let isClosed = false
  let looking: number | undefined
  const isOver = (): boolean => {
    const { kind } = store.get().link
    return isClosed || kind === 'gone' || kind === 'refused'
  }

  const enter = async (): Promise<void> => {
    if (isOver()) return
    const version = store.get().told?.view.version ?? 0
    try {
      const answer: ClassEnteredAnswer = await line
        .timeout(ANSWER_MS)
        .emitWithAck('class-enter', { code, token: secret, as, version })
      if (answer.ok) {
        if (answer.told !== undefined) show(answer.told)
        patch({ link: { kind: 'live' } })
        if (looking !== undefined) await lookInto(looking)
      } else if (answer.retryAfterMs !== undefined || answer.code === 'store/unavailable') {
        setTimeout(() => isClosed || void enter(), answer.retryAfterMs ?? RETRY_MS)
      } else {
        patch({ link: { kind: 'refused', code: answer.code } })
        line.disconnect()
      }
    } catch {
      // No answer: the line is down, and the next connection enters again.
    }
  }
  const ask = async (message: HostMessage): Promise<HostAnswer> => {
    if (isOver()) return { ok: false, code: 'class/not-entered' }
    try {
      const answer: HostAnswer = await line.timeout(ANSWER_MS).emitWithAck('class-host', message)
      return answer
    } catch {
      return UNANSWERED
    }
  }
  const lookInto = async (table: number): Promise<void> => {
    const answer = await ask({ kind: 'look', table })
    if (looking !== table || !answer.ok || answer.look === undefined) return
    const shown = store.get().look
    if (shown?.table !== table || answer.look.version >= shown.view.version)
      patch({ look: { table, view: answer.look } })
  }
  const lost = (): void => {
    if (!isOver()) patch({ link: { kind: 'lost', retryAt: Date.now() + RETRY_MS } })
  }

  line.on('connect', () => void enter())
  line.on('disconnect', lost)
  line.on('connect_error', lost)
  line.on('class', show)
  line.on('class-change', (news) => {
    const { told, aheadMs } = store.get()
    if (told?.role !== 'host') return
    const { since, n, now } = news
    // What was told between is not here: coming in once more, all of it is told again.
    if (told.n !== since) void enter()
    else
      patch({
        told: { role: 'host', view: hostViewAfter(told.view, news), now, n },
        aheadMs: aheadAfter(aheadMs, now),
      })
  })
  line.on('class-board', (board) => {
    const { rows, unreached, aheadMs } = store.get()
    const heard = new Set(board.isWhole ? [] : board.rows.map(({ n }) => n))
    patch({
      rows: rowsAfter(rows, board),
      aheadMs: aheadAfter(aheadMs, board.now),
      unreached: unreached.some((n) => heard.has(n)) ? unreached.filter((n) => !heard.has(n)) : unreached,
    })
  })
  line.on('class-look', (look) => {
    if (look.table === looking) patch({ look })
  })
  line.on('class-gone', (why) => {
    patch({ link: { kind: 'gone', why } })
    // Whoever erased the class still waits for the answer, which comes after this.
    if (why !== 'erased') line.disconnect()
  })

  return {
    getState: store.get,
    subscribe: store.subscribe,
    act: async (message) => {
      let answer = await ask(message)
      // The line may have come back before its host has: once more, when that is done.
      if (!answer.ok && answer.code === 'class/not-entered') {
        await enter()
        answer = await ask(message)
      }
      if (answer.ok && !isOnce(message.kind)) patch({ unreached: answer.unreached })
      return answer
    },
    look: (table) => {
      if (looking === table) return
      looking = table
      patch({ look: undefined })
      if (table === undefined) void ask({ kind: 'look' })
      else void lookInto(table)
    },
    retry: () => {
      line.disconnect().connect()
    },
    close: () => {
      isClosed = true
      line.disconnect()
    },
  }
}
