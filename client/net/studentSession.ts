import type { StudentClassView } from '../../shared/class/view.ts'
import type { AnswerCode, RefusedAnswer } from '../../shared/wire/answers.ts'
import type {
  ClassCode,
  ClassEnteredAnswer,
  ClassGone,
  ClassJoinedAnswer,
  ClassTold,
  StudentAnswer,
} from '../../shared/wire/classAnswers.ts'
import type { JoinClassMessage, StudentMessage } from '../../shared/wire/classMessages.ts'
import { dial } from './networkSession.ts'
import { aheadAfter } from './serverClock.ts'
import type { Line } from './session.ts'
import { createStore } from './store.ts'

const ANSWER_MS = 6_000

/** A student's line to a class. The room of the table is played over the same line. */
export interface StudentSession {
  readonly getState: () => StudentState
  readonly subscribe: (listener: () => void) => () => void
  readonly line: Line
  /** Does something as a student; a refusal also where no answer comes. */
  readonly act: (message: StudentMessage) => Promise<StudentAnswer>
  readonly close: () => void
}

export interface StudentState {
  readonly link: 'connecting' | 'live' | 'lost'
  readonly view: StudentClassView | undefined
  /** The server's clock is so many milliseconds ahead of this page's */
  readonly aheadMs: number
  /** Why one is in the class no more: told by the class, or because it did not let one in */
  readonly ended: ClassGone | ClassCode | AnswerCode | undefined
}

const UNANSWERED: RefusedAnswer = { ok: false, code: 'server/draining' }

/** Comes into a class. The line is closed again: `enterClass` goes on with the token. */
export const joinClass = async (message: JoinClassMessage): Promise<ClassJoinedAnswer> => {
  const line = dial(message.code)
  try {
    const answer: ClassJoinedAnswer = await line.timeout(ANSWER_MS).emitWithAck('class-join', message)
    return answer
  } catch {
    return UNANSWERED
  } finally {
    line.disconnect()
  }
}

/** The line of the student who has this token; it enters again after every break. */
export const enterClass = (code: string, token: string): StudentSession => {
  const line = dial(code)
  const store = createStore<StudentState>({
    link: 'connecting',
    view: undefined,
    aheadMs: 0,
    ended: undefined,
  })
  const patch = (part: Partial<StudentState>): void => store.set({ ...store.get(), ...part })
  let isClosed = false

  const learn = (told: ClassTold): void => {
    if (told.role !== 'student') return
    const { view, aheadMs } = store.get()
    // The same version may be told anew: who is connected is no part of it.
    if (view === undefined || told.view.version >= view.version)
      patch({ view: told.view, aheadMs: aheadAfter(aheadMs, told.now) })
  }
  const enter = async (): Promise<void> => {
    if (isClosed) return
    try {
      const message = { code, token, as: 'student', version: 0 } as const
      const answer: ClassEnteredAnswer = await line.timeout(ANSWER_MS).emitWithAck('class-enter', message)
      if (answer.ok) {
        if (answer.told !== undefined) learn(answer.told)
        patch({ link: 'live' })
      } else if (answer.retryAfterMs !== undefined) setTimeout(() => void enter(), answer.retryAfterMs)
      else {
        patch({ ended: answer.code })
        line.disconnect()
      }
    } catch {
      // No answer: the line is down, and the next connection enters again.
    }
  }
  line.on('connect', () => void enter())
  line.on('disconnect', () => patch({ link: 'lost' }))
  line.on('connect_error', () => patch({ link: 'lost' }))
  line.on('class', learn)
  line.on('class-gone', (why) => {
    patch({ ended: why })
    line.disconnect()
  })

  return {
    getState: store.get,
    subscribe: store.subscribe,
    line,
    act: async (message) => {
      try {
        const answer: StudentAnswer = await line.timeout(ANSWER_MS).emitWithAck('class-student', message)
        return answer
      } catch {
        return UNANSWERED
      }
    },
    close: () => {
      isClosed = true
      line.disconnect()
    },
  }
}
