import type { Settings } from '../../shared/game/room/room.ts'
import type { View } from '../../shared/game/room/view.ts'
import { toDraft } from '../../shared/game/judging/toSegment.ts'
import type { Move } from '../../shared/game/draft.ts'
import type { Gauge } from './gauge.ts'
import { stride } from './pace.ts'
import type { Playbook } from './playbook.ts'
import { createPlayer, refusalIn } from './player.ts'
import type { BotPlayer } from './player.ts'

/** A room with two bots, who play round after round until they are told to stop. */
export interface Table {
  /** Opens the room and sits both down; waits where the server asks for patience. Rejects when it cannot. */
  readonly open: () => Promise<void>
  readonly play: () => void
  /** No further move; what is under way is still answered. */
  readonly pause: () => void
  readonly leave: () => void
}

/** After a refusal that names no time of its own, in milliseconds. */
const AFTER_REFUSAL_MS = 100

export const createTable = (options: {
  readonly server: URL
  readonly settings: Settings
  readonly playbook: Playbook
  readonly gauge: Gauge
  /** Milliseconds from one move of this room to the next, in the mean; 0: as soon as it may */
  readonly paceMs: number
}): Table => {
  const { server, settings, playbook, gauge, paceMs } = options
  let playing = false
  /** What has been asked for and not finished; only one thing at a time in a room */
  let busy = false
  let nextAt = 0
  let timer: NodeJS.Timeout | undefined
  let moves = 0
  /** A move that is stored, until both players have seen it */
  let awaited: { readonly since: number; readonly version: number } | undefined
  const idle = new Map<BotPlayer, number>()

  const heed = (): void => {
    settleMove()
    if (!busy && playing) consider()
  }
  const settleMove = (): void => {
    if (awaited === undefined || players.some((player) => player.version() < (awaited?.version ?? 0))) return
    gauge.moved(performance.now() - awaited.since)
    awaited = undefined
    busy = false
  }
  const onCut = (why: string): void => gauge.failed(why)
  const players = [0, 1].map(() => createPlayer({ server, onView: heed, onCut, onPacket: gauge.heard }))
  /** Whoever did not move last is looked at first. */
  let order: readonly BotPlayer[] = players

  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      heed()
    }, ms)
  }

  const consider = (): void => {
    if (timer !== undefined) return
    for (const player of order) {
      if (idle.get(player) === player.version()) continue
      const view = player.view()
      const act = view === undefined ? undefined : next(player, view)
      if (act !== undefined) {
        begin(player, act)
        return
      }
      idle.set(player, player.version())
    }
  }

  /** What this player does now; undefined: nothing until the view changes. */
  const next = (player: BotPlayer, view: View): Act | undefined => {
    const seat = player.seat()
    if (view.phase !== 'playing')
      return view.phase === 'closed' || view.seats[seat].ready ? undefined : { kind: 'ready' }
    const me = view.round?.me
    if (me === undefined) return undefined
    const advice = playbook.advice(me)
    if (advice.kind === 'move') return { kind: 'move', move: advice.move, seen: view.version }
    if (advice.kind === 'wait') return undefined
    const [call] = me.mayCall
    const [expiry] = me.mayExpire
    if (call !== undefined) playbook.learn(me, { kind: 'call', call })
    else if (expiry !== undefined) playbook.learn(me, { kind: 'timer', timer: expiry })
    else return { kind: 'hint' }
    return next(player, view)
  }

  const begin = (player: BotPlayer, act: Act): void => {
    const wait = act.kind === 'move' ? nextAt - performance.now() : 0
    if (wait > 0) {
      later(wait)
      return
    }
    busy = true
    dealWith(player, act).catch((error: unknown) => {
      gauge.failed(error instanceof Error ? error.message : String(error))
      awaited = undefined
      busy = false
      later(AFTER_REFUSAL_MS)
    })
  }

  const dealWith = async (player: BotPlayer, act: Act): Promise<void> => {
    const since = performance.now()
    const answer = await player.act(messageOf(act, `${player.seat()}-${(moves += 1)}-${Math.trunc(since)}`))
    const refusal = refusalIn(answer)
    if (act.kind === 'move') nextAt = Math.max(nextAt + stride(paceMs), since)
    if (refusal === undefined) {
      if (act.kind === 'move') {
        order = players.toSorted((a, b) => Number(a === player) - Number(b === player))
        awaited = { since, version: versionIn(answer) }
        if (answer.includes('"outcome":{"kind":"refused"')) forget(player)
      } else busy = false
      if (act.kind === 'hint') learnHint(player)
      heed()
      return
    }
    busy = false
    if (act.kind === 'hint' && refusal.code === 'hint/nothing-due') {
      const me = player.view()?.round?.me
      if (me !== undefined) playbook.learn(me, undefined)
      heed()
      return
    }
    gauge.refused(refusal.code)
    later(refusal.retryAfterMs ?? AFTER_REFUSAL_MS)
  }

  /** Our book was wrong here: the next time the server's hint is asked. */
  const forget = (player: BotPlayer): void => {
    const me = player.view()?.round?.me
    if (me !== undefined) playbook.forget(me)
    gauge.refused('draft')
  }

  const learnHint = (player: BotPlayer): void => {
    const me = player.view()?.round?.me
    const told = me?.hint?.answer
    if (me === undefined) return
    playbook.learn(
      me,
      told === undefined
        ? undefined
        : { kind: 'segment', draft: { ...toDraft(told.segment), claim: told.state } },
    )
  }

  const seated = async (player: BotPlayer, event: 'create' | 'join', message: object): Promise<void> => {
    for (;;) {
      const refused = await player.sitDown(event, message)
      if (refused === undefined) return
      gauge.refused(refused.code)
      if (refused.retryAfterMs === undefined) throw new Error(`${event}: ${refused.code}`)
      const { retryAfterMs } = refused
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs))
    }
  }

  return {
    open: async () => {
      const [first, second] = players
      if (first === undefined || second === undefined) return
      await Promise.all(players.map((player) => player.connect()))
      await seated(first, 'create', { name: 'Ada', settings })
      await seated(second, 'join', { code: first.code(), name: 'Bob' })
    },
    play: () => {
      playing = true
      // Rooms that all move in the same millisecond are no class.
      nextAt = performance.now() + Math.random() * paceMs
      heed()
    },
    pause: () => {
      playing = false
      clearTimeout(timer)
    },
    leave: () => {
      playing = false
      clearTimeout(timer)
      for (const player of players) player.hangUp()
    },
  }
}

type Act =
  | { readonly kind: 'ready' }
  | { readonly kind: 'hint' }
  | { readonly kind: 'move'; readonly move: Move; readonly seen: number }

const messageOf = (act: Act, moveId: string): object => {
  switch (act.kind) {
    case 'ready':
      return { kind: 'set-ready', ready: true }
    case 'hint':
      return { kind: 'take-hint', depth: 'answer' }
    default:
      return { kind: 'submit-move', moveId, seen: act.seen, move: act.move }
  }
}

const versionIn = (answer: string): number => Number(/"version":(\d+)/.exec(answer)?.[1] ?? 0)
