import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createPlayer, refusalIn } from '../../server/bots/player.ts'
import type { BotPlayer } from '../../server/bots/player.ts'
import type { Playbook } from '../../server/bots/playbook.ts'
import type { Move } from '../../shared/game/draft.ts'
import { toDraft } from '../../shared/game/judging/toSegment.ts'
import type { View } from '../../shared/game/room/view.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { digestOf } from './digest.ts'
import type { Ledger } from './ledger.ts'
import type { Post } from './post.ts'

/** A player who never gives up: what was not answered is asked again under the same id, as pages do. */
export interface ChaosPlayer {
  readonly seat: () => Seat
  readonly code: () => string
  /** Every view that it was ever told, as a digest by its version */
  readonly seen: ReadonlyMap<number, string>
  readonly sitDown: (event: 'create' | 'join', message: object) => Promise<void>
  /** Plays until it is told to stop, and finishes what it is about. Resolves then. */
  readonly play: () => Promise<void>
  readonly stop: () => void
  /** Waits until it has been told a version at least as new as this. */
  readonly sees: (version: number) => Promise<void>
  readonly hangUp: () => void
}

/** Who was cut off, or told to wait without a time, tries again so soon, in milliseconds. */
const AGAIN_MS = 50
/** A view is looked at again after so long, whether or not a new one has come, in milliseconds. */
const LOOK_MS = 1_000

export const createChaosPlayer = (options: {
  readonly server: URL
  readonly playbook: Playbook
  readonly ledger: Ledger
  readonly post: Post
}): ChaosPlayer => {
  const { server, playbook, ledger, post } = options
  const seen = new Map<number, string>()
  let playing = false
  let wake: (() => void) | undefined
  const isPlaying = (): boolean => playing

  const player: BotPlayer = createPlayer({
    server,
    onView: () => {
      const view = player.view()
      if (view !== undefined && !seen.has(view.version)) seen.set(view.version, digestOf(view))
      wake?.()
    },
    onCut: () => undefined,
    onPacket: () => undefined,
  })
  /** Something new has been told: 'news'; or it is time to look again all the same. */
  const changed = (): Promise<'news' | 'late'> =>
    new Promise((resolve) => {
      const late = setTimeout(() => resolve('late'), LOOK_MS)
      wake = () => {
        clearTimeout(late)
        resolve('news')
      }
    })

  /** The answer, or the refusal that asking again would not change. */
  const asked = async (message: object, heard: (answer: string) => void): Promise<string> => {
    for (;;) {
      try {
        const answer = await post(async () => {
          const text = await player.act(message)
          heard(text)
          return text
        })
        const refusal = refusalIn(answer)
        if (refusal === undefined) return answer
        ledger.refused(refusal.code)
        // Back on the line, but not yet in the room.
        const isEarly = refusal.code === 'room/not-joined'
        if (refusal.retryAfterMs === undefined && !isEarly) return answer
        await pause(refusal.retryAfterMs ?? AGAIN_MS)
      } catch {
        await pause(AGAIN_MS)
      }
    }
  }

  const submit = async (move: Move, view: View): Promise<void> => {
    const moveId = randomUUID()
    const message = { kind: 'submit-move', moveId, seen: view.version, move }
    const answer = await asked(message, (text) => ledger.told(moveId, outcomeIn(text)))
    const me = view.round?.me
    if (me !== undefined && answer.includes('"outcome":{"kind":"refused"')) playbook.forget(me)
  }

  /** Does what is to be done now, if anything. */
  const step = async (view: View): Promise<void> => {
    if (view.phase !== 'playing') {
      if (view.phase === 'closed' || view.seats[player.seat()].ready) return
      await asked({ kind: 'set-ready', ready: true }, () => undefined)
      return
    }
    const me = view.round?.me
    if (me === undefined) return
    const advice = playbook.advice(me)
    if (advice.kind === 'wait') return
    const [call] = me.mayCall
    const [timer] = me.mayExpire
    const told = me.hint?.answer
    if (advice.kind === 'move') await submit(advice.move, view)
    else if (call !== undefined) await submit({ kind: 'call', call }, view)
    else if (timer !== undefined) await submit({ kind: 'timer', timer }, view)
    else if (told !== undefined)
      await submit({ kind: 'segment', draft: { ...toDraft(told.segment), claim: told.state } }, view)
    else await asked({ kind: 'take-hint', depth: 'answer' }, () => undefined)
  }

  return {
    seat: player.seat,
    code: player.code,
    seen,
    sitDown: async (event, message) => {
      await player.connect()
      const refused = await player.sitDown(event, message)
      if (refused !== undefined) throw new Error(`${event}: ${refused.code}`)
    },
    play: async () => {
      playing = true
      let looked = 0
      while (isPlaying()) {
        const view = player.view()
        if (view !== undefined && view.version !== looked) {
          looked = view.version
          await step(view)
          if (player.version() !== looked) continue
        }
        if (isPlaying() && (await changed()) === 'late') looked = 0
      }
    },
    stop: () => {
      playing = false
      wake?.()
    },
    sees: async (version) => {
      const until = performance.now() + PATIENCE_MS
      while (player.version() < version) {
        if (performance.now() > until) throw new Error(`${player.code()}: version ${version} was never told`)
        await changed()
      }
    },
    hangUp: player.hangUp,
  }
}

const PATIENCE_MS = 30_000

/** The outcome that an answer names, as it stands there; undefined where it names none. */
const outcomeIn = (answer: string): string | undefined => {
  const from = answer.indexOf('"outcome":')
  return from < 0 || !answer.startsWith('{"ok":true') ? undefined : answer.slice(from, -1)
}
