import { botMove } from '../../shared/game/bot/bot.ts'
import type { Draft, Move } from '../../shared/game/draft.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { Room, Settings } from '../../shared/game/room/room.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { SEATS } from '../../shared/game/seat.ts'

/** What a bot does in a situation; `unknown` where nobody has been in it before. */
export type Advice =
  { readonly kind: 'move'; readonly move: Move } | { readonly kind: 'wait' } | { readonly kind: 'unknown' }

/**
 * What to send in every situation that a level's typical play leads to, by what the player's own screen shows. Bots
 * read it instead of working anything out: a load generator must be cheaper than what it measures.
 */
export interface Playbook {
  /** The move for this endpoint as it is seen now. */
  readonly advice: (me: EndpointView) => Advice
  /** Keeps what is done in this situation; undefined: nothing but waiting. */
  readonly learn: (me: EndpointView, move: Move | undefined) => void
  /** What was known here was refused. */
  readonly forget: (me: EndpointView) => void
}

/** How many moves and ticks the typical play of any level may take. */
const MOST_STEPS = 500

/** Plays the level once in this process, without a server, and writes down what was done when. */
export const playbookOf = (settings: Settings): Playbook => {
  const known = new Map<string, Move | undefined>()
  const advice = (me: EndpointView): Advice => {
    const key = keyOf(me)
    const move = known.get(key)
    if (move !== undefined) return { kind: 'move', move: absolute(move, me) }
    return { kind: known.has(key) ? 'wait' : 'unknown' }
  }
  const learn = (me: EndpointView, move: Move | undefined): void => {
    known.set(keyOf(me), move === undefined ? undefined : relative(move, me))
  }
  rehearse(settings, learn)
  return { advice, learn, forget: (me) => known.delete(keyOf(me)) }
}

const rehearse = (settings: Settings, learn: Playbook['learn']): void => {
  let room: Room | undefined
  let now = 0
  let ids = 0
  const run = (command: RoomCommand): Room => {
    const decision = decide(room, command, { now, newId: () => `rehearsal-${(ids += 1)}` })
    if (!decision.ok) throw new Error(`${command.kind} in rehearsal: ${decision.refusal.code}`)
    room = decision.room
    return room
  }
  let current = run({ kind: 'open-room', code: 'BOOK', seed: 'book', settings })
  for (const seat of SEATS) current = run({ kind: 'take-seat', seat, name: seat, tokenHash: seat })
  for (const seat of SEATS) current = run({ kind: 'set-ready', seat, ready: true })
  for (let step = 0; step < MOST_STEPS && current.phase === 'playing'; step += 1) {
    const { round, version } = current
    if (round === undefined) return
    const turns = SEATS.map((seat) => ({ seat, move: botMove(round, seat) }))
    for (const { seat, move } of turns) {
      const me = viewOf(current, { kind: 'seat', seat }).round?.me
      if (me !== undefined) learn(me, move)
    }
    const turn = turns.find(({ move }) => move !== undefined)
    if (turn?.move === undefined) {
      const due = dueAt(current)
      if (due === undefined) return
      now = Math.max(now, due)
      current = run({ kind: 'tick' })
      continue
    }
    const { seat, move } = turn
    current = run({ kind: 'submit-move', seat, moveId: `rehearsed-${version}`, seen: version, move })
  }
}

/** Everything that decides a sound move, with numbers counted from the two ISNs. */
const keyOf = ({ state, variables, situation, arrived, queue, finQueued, ...me }: EndpointView): string => {
  const { iss, irs = 0, sndUna, sndNxt, rcvNxt = irs } = variables
  return [
    me.seat,
    state,
    situation.kind,
    (sndUna - iss) >>> 0,
    (sndNxt - iss) >>> 0,
    (rcvNxt - irs) >>> 0,
    queue.length,
    finQueued,
    arrived === undefined ? '' : (arrived.seq - irs) >>> 0,
    me.mayCall.join(),
    me.mayExpire.join(),
    me.clock?.runs ?? 0,
  ].join(' ')
}

const relative = (move: Move, { variables: { iss, irs = 0 } }: EndpointView): Move =>
  shifted(move, -iss, -irs)

const absolute = (move: Move, { variables: { iss, irs = 0 } }: EndpointView): Move => shifted(move, iss, irs)

const shifted = (move: Move, seqBy: number, ackBy: number): Move => {
  if (move.kind !== 'segment') return move
  const { seq, ack } = move.draft
  const draft: Draft = {
    ...move.draft,
    seq: (seq + seqBy) >>> 0,
    ack: ack === undefined ? undefined : (ack + ackBy) >>> 0,
  }
  return { kind: 'segment', draft }
}
