import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { playbookOf } from '../../../server/bots/playbook.ts'
import type { Playbook } from '../../../server/bots/playbook.ts'
import { DEFAULT_PLAN } from '../../../shared/class/class.ts'
import type { Plan } from '../../../shared/class/class.ts'
import { hostViewAfter } from '../../../shared/class/hostChange.ts'
import type { BoardRow, ClassView, HostClassView, StudentClassView } from '../../../shared/class/view.ts'
import type { Move } from '../../../shared/game/draft.ts'
import type { Settings } from '../../../shared/game/room/room.ts'
import { viewAfter } from '../../../shared/game/room/viewChange.ts'
import type { View } from '../../../shared/game/room/view.ts'
import type { ClientEvents, RefusedAnswer, ServerEvents } from '../../../shared/wire/answers.ts'
import type {
  ClassClientEvents,
  ClassGone,
  ClassServerEvents,
  ClassTold,
  HostAnswer,
  LookTold,
} from '../../../shared/wire/classAnswers.ts'
import type { HostMessage, StudentMessage } from '../../../shared/wire/classMessages.ts'
import { answerSchemas, eventSchemas, refusedAnswer } from '../../../shared/wire/outgoing/answers.ts'
import { classAnswerSchemas, classEventSchemas } from '../../../shared/wire/outgoing/class.ts'

type Line = Socket<ServerEvents & ClassServerEvents, ClientEvents & ClassClientEvents>
const SCHEMAS = { ...answerSchemas, ...classAnswerSchemas }
type Question = keyof typeof SCHEMAS

/** What any answer has, as far as a test looks at it. */
export interface AnswerSeen {
  readonly ok: boolean
  readonly code?: string
  readonly field?: string
}

/** Somebody in a class, at the other end of a real connection. Everything that it hears is checked. */
export interface Member {
  readonly line: Line
  /** Every message that this connection has ever received, as it came */
  readonly heard: readonly unknown[]
  readonly opensClass: (plan?: Partial<Plan>, opens?: boolean) => Promise<AnswerSeen>
  readonly joinsClass: (code: string, names?: readonly string[], token?: string) => Promise<AnswerSeen>
  readonly enters: (code: string, token: string, as: 'host' | 'screen' | 'student') => Promise<AnswerSeen>
  readonly hosts: (message: HostMessage) => Promise<HostAnswer>
  readonly says: (message: StudentMessage) => Promise<AnswerSeen>
  /** Asks anything at all. */
  readonly asks: (event: Question, message: unknown) => Promise<AnswerSeen>
  /** The code of the class, and the own secret */
  readonly code: () => string
  readonly secret: () => string
  readonly told: () => ClassTold
  readonly host: () => HostClassView
  readonly student: () => StudentClassView
  readonly screen: () => ClassView
  readonly rows: () => readonly BoardRow[]
  readonly look: () => LookTold | undefined
  readonly gone: () => ClassGone | undefined
  /** Of the room of the own table */
  readonly view: () => View
  /** Waits until the class is so. */
  readonly sees: (what: string, fact: () => boolean) => Promise<void>
  /** Takes the own seat in the room, or looks on. */
  readonly sitsDown: () => Promise<AnswerSeen>
  /** Plays the round soundly to its end. */
  readonly playsOn: () => Promise<void>
  /** Makes one sound move, or none where there is nothing to do. */
  readonly moves: () => Promise<AnswerSeen | undefined>
  readonly submits: (move: Move) => Promise<AnswerSeen>
  readonly isReady: () => Promise<AnswerSeen>
  readonly hangsUp: () => void
}

const PATIENCE_MS = 20_000

const playbooks = new Map<string, Playbook>()
const playbookFor = (settings: Settings): Playbook => {
  const key = JSON.stringify(settings)
  const known = playbooks.get(key) ?? playbookOf(settings)
  playbooks.set(key, known)
  return known
}

export const connectMember = (url: string, name: string): Member => {
  const line: Line = io(url, { forceNew: true, reconnection: false, transports: ['websocket'] })
  const heard: unknown[] = []
  const watchers = new Set<() => void>()
  const rows = new Map<number, BoardRow>()
  const known: {
    told?: ClassTold
    view?: View
    code?: string
    secret?: string
    look?: LookTold
    gone?: ClassGone
  } = {}
  const heed = (work: () => void): void => {
    work()
    for (const watcher of watchers) watcher()
  }
  const learn = (told: ClassTold): void => {
    if (known.told === undefined || told.view.version >= known.told.view.version) known.told = told
  }
  const learnView = (view: View): void => {
    if (known.view?.code !== view.code || view.version >= known.view.version) known.view = view
  }
  line.on('class', (told) => {
    heard.push(told)
    classEventSchemas.class.parse(told)
    heed(() => learn(told))
  })
  line.on('class-change', (change) => {
    heard.push(change)
    classEventSchemas['class-change'].parse(change)
    const { told: before } = known
    if (before?.role !== 'host' || before.n !== change.since)
      throw new Error(`${name} is told what has changed since ${change.since}, and has ${before?.n}`)
    const { n, now } = change
    heed(() => (known.told = { role: 'host', view: hostViewAfter(before.view, change), now, n }))
  })
  line.on('class-board', (board) => {
    heard.push(board)
    classEventSchemas['class-board'].parse(board)
    heed(() => {
      if (board.isWhole) rows.clear()
      for (const row of board.rows) rows.set(row.n, row)
    })
  })
  line.on('class-look', (look) => {
    heard.push(look)
    classEventSchemas['class-look'].parse(look)
    heed(() => (known.look = look))
  })
  line.on('class-gone', (why) => {
    heard.push(why)
    heed(() => (known.gone = classEventSchemas['class-gone'].parse(why)))
  })
  line.on('view', (view) => {
    heard.push(view)
    eventSchemas.view.parse(view)
    heed(() => learnView(view))
  })
  line.on('change', (change) => {
    heard.push(change)
    eventSchemas.change.parse(change)
    const next = known.view && viewAfter(known.view, change)
    if (next === undefined) throw new Error(`${name} is told of ${change.since}, and has not seen it`)
    heed(() => learnView(next))
  })
  line.on('connect', () => heed(() => undefined))
  line.on('disconnect', () => heed(() => undefined))

  const patient = line.timeout(PATIENCE_MS)
  const checked = <A extends { readonly ok: true } | RefusedAnswer<string>>(
    event: Question,
    answer: A,
  ): A => {
    heard.push(answer)
    if (answer.ok) SCHEMAS[event].parse(answer)
    else refusedAnswer.parse(answer)
    return answer
  }

  const sees: Member['sees'] = (what, fact) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        watchers.delete(look)
        reject(new Error(`${name} waited in vain: ${what}; sees ${JSON.stringify(known.told ?? null)}`))
      }, PATIENCE_MS)
      const look = (): void => {
        if (!fact()) return
        clearTimeout(late)
        watchers.delete(look)
        resolve()
      }
      watchers.add(look)
      look()
    })

  const told = (): ClassTold => {
    if (known.told === undefined) throw new Error(`${name} is in no class`)
    return known.told
  }
  const view = (): View => {
    if (known.view === undefined) throw new Error(`${name} is in no room`)
    return known.view
  }
  const student = (): StudentClassView => {
    const now = told()
    if (now.role !== 'student') throw new Error(`${name} is no student`)
    return now.view
  }
  const submits: Member['submits'] = async (move) =>
    checked(
      'act',
      await patient.emitWithAck('act', {
        kind: 'submit-move',
        moveId: randomUUID(),
        seen: view().version,
        move,
      }),
    )
  const moves: Member['moves'] = async () => {
    const me = view().round?.me
    const advice = me && playbookFor(view().settings).advice(me)
    return advice?.kind === 'move' ? submits(advice.move) : undefined
  }

  return {
    line,
    heard,
    opensClass: async (plan = {}, opens = true) => {
      const message = { name, plan: { ...DEFAULT_PLAN, ...plan }, opens }
      const answer = checked('class-create', await patient.emitWithAck('class-create', message))
      if (answer.ok)
        heed(() => {
          known.code = answer.code
          known.secret = answer.secret
          learn(answer.told)
        })
      return answer
    },
    joinsClass: async (code, names = [name], token) => {
      const message = { code, names, ...(token !== undefined && { token }) }
      const answer = checked('class-join', await patient.emitWithAck('class-join', message))
      if (answer.ok)
        heed(() => {
          known.code = code
          known.secret = answer.token
          learn(answer.told)
        })
      return answer
    },
    enters: async (code, token, as) => {
      const answer = checked(
        'class-enter',
        await patient.emitWithAck('class-enter', { code, token, as, version: 0 }),
      )
      if (answer.ok)
        heed(() => {
          known.code = code
          known.secret = token
          if (answer.told !== undefined) learn(answer.told)
        })
      return answer
    },
    hosts: async (message) => checked('class-host', await patient.emitWithAck('class-host', message)),
    says: async (message) => checked('class-student', await patient.emitWithAck('class-student', message)),
    asks: async (event, message) => checked(event, await patient.emitWithAck(event, message)),
    code: () => known.code ?? '',
    secret: () => known.secret ?? '',
    told,
    host: () => {
      const now = told()
      if (now.role !== 'host') throw new Error(`${name} is no host`)
      return now.view
    },
    student,
    screen: () => told().view,
    rows: () => [...rows.values()].toSorted((a, b) => a.n - b.n),
    look: () => known.look,
    gone: () => known.gone,
    view,
    sees,
    sitsDown: async () => {
      await sees('a table', () => (student().me.table?.turn ?? 0) > 0)
      const { table } = student().me
      const [code, token] = [table?.room ?? '', known.secret ?? '']
      if (table?.seat === undefined) {
        const answer = checked('watch', await patient.emitWithAck('watch', { code }))
        if (answer.ok) heed(() => learnView(answer.view))
        return answer
      }
      const answer = checked('resume', await patient.emitWithAck('resume', { code, token, version: 0 }))
      if (answer.ok && answer.view !== undefined) {
        const { view: first } = answer
        heed(() => learnView(first))
      }
      return answer
    },
    playsOn: async () => {
      for (;;) {
        const { version, phase } = view()
        if (phase !== 'playing') return
        const done = await moves()
        if (done?.ok !== true) await sees('something happens', () => view().version > version)
        else await sees('the own move', () => view().version > version)
      }
    },
    moves,
    submits,
    isReady: async () => checked('act', await patient.emitWithAck('act', { kind: 'set-ready', ready: true })),
    hangsUp: () => line.close(),
  }
}
