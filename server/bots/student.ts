import { PREDICTIONS } from '../../shared/class/class.ts'
import type { StudentClassView, StudentTable } from '../../shared/class/view.ts'
import { toDraft } from '../../shared/game/judging/toSegment.ts'
import type { Move } from '../../shared/game/draft.ts'
import type { Settings } from '../../shared/game/room/room.ts'
import type { EndpointView, View } from '../../shared/game/room/view.ts'
import type { ClassTold } from '../../shared/wire/classAnswers.ts'
import type { Gauge } from './gauge.ts'
import { openLine } from './line.ts'
import type { BotLine } from './line.ts'
import { mistaken } from './mistakes.ts'
import type { Playbook } from './playbook.ts'
import { refusalIn } from './player.ts'
import { createViews } from './views.ts'

/** One simulated student: joins, sits down where the class says, plays, is wrong at times, drops and comes back. */
export interface BotStudent {
  /** Connects and joins. Rejects when the class does not let it in. */
  readonly join: () => Promise<void>
  /** How often it has dropped, and come back to its own place */
  readonly drops: () => number
  readonly returns: () => number
  readonly hangUp: () => void
}

/** What a student is like. Times in milliseconds. */
export interface Character {
  /** Looks at the desk for so long at the least, and at most twice as long */
  readonly thinksMs: number
  /** Share of the decisions that it gets wrong at first, 0 to 1 */
  readonly errs: number
  /** Loses its line after so long, again and again; undefined: never */
  readonly dropsAfterMs: number | undefined
}

const AGAIN_MS = 500
/** How long a student who has dropped is away, at the least */
const AWAY_MS = 1_500

export const createStudent = (options: {
  readonly server: URL
  readonly code: string
  readonly name: string
  readonly character: Character
  readonly gauge: Gauge
  readonly playbookFor: (settings: Settings) => Playbook
}): BotStudent => {
  const { server, code, name, character, gauge, playbookFor } = options
  let line: BotLine | undefined
  let token: string | undefined
  let told: StudentClassView | undefined
  /** The room in which it sits, and how; undefined while it sits nowhere */
  let sits: string | undefined
  let isSitting = false
  let timer: NodeJS.Timeout | undefined
  let predicted = 0
  let moves = 0
  /** The version at which the last move was wrong: the next one is right */
  let wrongAt = -1
  let hasLeft = false
  const times = { drops: 0, returns: 0 }

  const views = createViews(() => consider())
  const later = (ms: number, work: () => void): void => void setTimeout(work, ms).unref()
  const thinks = (): number => character.thinksMs * (1 + Math.random())

  const ask = async (event: string, message: object): Promise<string> => {
    if (line === undefined) throw new Error('not connected')
    return line.ask(event, message)
  }
  const guarded = (work: Promise<void>): void =>
    void work.catch((error: unknown) => {
      if (!hasLeft && line !== undefined) gauge.failed(error instanceof Error ? error.message : String(error))
    })

  const learn = (news: ClassTold): void => {
    if (news.role !== 'student' || (told !== undefined && news.view.version < told.version)) return
    told = news.view
    const { table } = told.me
    if (table !== undefined && table.turn > 0 && placeOf(table) !== sits) sitDown()
    const { frozen } = told
    if (frozen !== undefined && frozen.n !== predicted && told.me.prediction === undefined) {
      predicted = frozen.n
      later(thinks(), () => guarded(predict()))
    }
  }

  const predict = async (): Promise<void> => {
    const prediction = PREDICTIONS[Math.floor(Math.random() * PREDICTIONS.length)]
    // The class may have gone on meanwhile: that is no failure.
    if (told?.frozen !== undefined) await ask('class-student', { kind: 'predict', prediction })
  }

  /** Takes the place at the table; the room may follow the class a moment later. */
  const sitDown = (): void => {
    if (isSitting) return
    isSitting = true
    guarded(
      sit().finally(() => {
        isSitting = false
      }),
    )
  }
  const sit = async (): Promise<void> => {
    const table = told?.me.table
    if (table === undefined || line === undefined) return
    const place = placeOf(table)
    const message = { code: table.room, ...(table.seat !== undefined && { token, version: 0 }) }
    const text = await ask(table.seat === undefined ? 'watch' : 'resume', message)
    const refused = refusalIn(text)
    if (refused !== undefined) {
      later(refused.retryAfterMs ?? AGAIN_MS, () => {
        if (!hasLeft && told?.me.table !== undefined && placeOf(told.me.table) !== sits) sitDown()
      })
      return
    }
    const { view }: { readonly view?: View } = JSON.parse(text)
    if (sits?.split(' ')[0] !== table.room) views.forget()
    sits = place
    if (view !== undefined) views.shown(view)
    if (told?.me.table !== undefined && placeOf(told.me.table) !== place) later(0, sitDown)
  }

  const consider = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => guarded(act()), thinks())
    timer.unref()
  }

  const act = async (): Promise<void> => {
    const view = views.view()
    if (view === undefined || line === undefined || view.viewer.kind !== 'seat') return
    const { seat } = view.viewer
    if (view.hosted?.isPaused === true) return
    if (view.phase === 'over' && !view.seats[seat].ready) {
      await ask('act', { kind: 'set-ready', ready: true })
      return
    }
    const me = view.phase === 'playing' ? view.round?.me : undefined
    if (me === undefined) return
    const playbook = playbookFor(view.settings)
    const advice = playbook.advice(me)
    if (advice.kind === 'move') await submit(view, me, advice.move, playbook)
    else if (advice.kind === 'unknown') await learnWhatToDo(me, playbook)
  }

  const submit = async (view: View, me: EndpointView, move: Move, playbook: Playbook): Promise<void> => {
    const errs = move.kind === 'segment' && wrongAt !== moves && Math.random() < character.errs
    const said: Move =
      errs && move.kind === 'segment'
        ? { kind: 'segment', draft: mistaken(move.draft, me, Math.floor(Math.random() * 100)) }
        : move
    const since = performance.now()
    const moveId = `${name.replace(/\W/g, '')}-${(moves += 1)}-${Math.trunc(since)}`.padStart(8, '0')
    if (errs) wrongAt = moves
    const answer = await ask('act', { kind: 'submit-move', moveId, seen: view.version, move: said })
    const refused = refusalIn(answer)
    if (refused === undefined) {
      gauge.moved(performance.now() - since)
      if (answer.includes('"outcome":{"kind":"refused"') && !errs) playbook.forget(me)
      consider()
    } else {
      // What happened in the class while it thought is nobody's mistake.
      if (!EXPECTED.has(refused.code)) gauge.refused(refused.code)
      later(refused.retryAfterMs ?? AGAIN_MS, consider)
    }
  }

  const learnWhatToDo = async (me: EndpointView, playbook: Playbook): Promise<void> => {
    const [call] = me.mayCall
    const [expiry] = me.mayExpire
    if (call !== undefined) playbook.learn(me, { kind: 'call', call })
    else if (expiry !== undefined) playbook.learn(me, { kind: 'timer', timer: expiry })
    else if (me.hint?.answer !== undefined) {
      const { segment, state } = me.hint.answer
      playbook.learn(me, { kind: 'segment', draft: { ...toDraft(segment), claim: state } })
    } else {
      const refused = refusalIn(await ask('act', { kind: 'take-hint', depth: 'answer' }))
      if (refused?.code === 'hint/nothing-due') playbook.learn(me, undefined)
    }
    consider()
  }

  const connect = async (): Promise<void> => {
    line = await openLine(server, {
      event: (packet) => {
        gauge.heard(packet.length)
        if (packet.subarray(0, CLASS.length).equals(CLASS))
          learn(JSON.parse(packet.toString('utf8', CLASS.length, packet.length - 1)))
        else views.hear(packet)
      },
      closed: (why) => {
        line = undefined
        clearTimeout(timer)
        if (hasLeft || token === undefined) return
        if (!isDropping) gauge.failed(why)
        isDropping = false
        comeBackLater(AWAY_MS * (1 + Math.random()))
      },
    })
  }
  let isDropping = false
  let returning: NodeJS.Timeout | undefined

  /** One attempt at a time: a line that is lost while it is tried tells of it twice. */
  const comeBackLater = (ms: number): void => {
    clearTimeout(returning)
    if (!hasLeft && line === undefined) returning = setTimeout(() => void comeBack(), ms)
  }

  const comeBack = async (): Promise<void> => {
    if (hasLeft || line !== undefined) return
    const mine = told?.me.id
    try {
      await connect()
      sits = undefined
      views.forget()
      const text = await ask('class-enter', { code, token, as: 'student', version: 0 })
      const refused = refusalIn(text)
      if (refused !== undefined) {
        gauge.refused(refused.code)
        return
      }
      const { told: news }: { readonly told?: ClassTold } = JSON.parse(text)
      if (news !== undefined) learn(news)
      if (news?.role === 'student' && news.view.me.id === mine) times.returns += 1
      dropLater()
    } catch {
      // The server may be starting again.
      comeBackLater(AGAIN_MS)
    }
  }

  const dropLater = (): void => {
    const { dropsAfterMs } = character
    if (dropsAfterMs === undefined) return
    later(dropsAfterMs * (0.5 + Math.random()), () => {
      if (hasLeft || line === undefined) return
      times.drops += 1
      isDropping = true
      line.close()
    })
  }

  return {
    join: async () => {
      await connect()
      for (;;) {
        const text = await ask('class-join', { code, names: [name], language: 'en' })
        const refused = refusalIn(text)
        if (refused === undefined) {
          const joined: { readonly token: string; readonly told: ClassTold } = JSON.parse(text)
          token = joined.token
          learn(joined.told)
          dropLater()
          return
        }
        if (refused.retryAfterMs === undefined) throw new Error(refused.code)
        const { retryAfterMs } = refused
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs))
      }
    },
    drops: () => times.drops,
    returns: () => times.returns,
    hangUp: () => {
      hasLeft = true
      clearTimeout(timer)
      clearTimeout(returning)
      line?.close()
    },
  }
}

const CLASS = Buffer.from('42["class",')

/** The class went on, or somebody else in the room did, while this student thought. */
const EXPECTED: ReadonlySet<string> = new Set([
  'move/stale',
  'room/paused',
  'room/closed',
  'round/over',
  'round/none',
  'seat/none',
])

/** Where somebody sits: in which room, on which seat, or looking on. */
const placeOf = ({ room, seat }: StudentTable): string => `${room} ${seat ?? 'watches'}`
