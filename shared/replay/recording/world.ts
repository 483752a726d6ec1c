import type { Tcb } from '../../tcp/tcb.ts'
import { bySeat, peerOf, withSeat } from '../../game/seat.ts'
import type { BySeat, Seat } from '../../game/seat.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { State } from '../../tcp/state.ts'
import { relieved } from './deviate.ts'
import type { Explanation } from './explanation.ts'
import { kindAgain } from './oddities.ts'
import type { Step } from './order.ts'
import type { Outlook } from './outlook.ts'
import { taken } from './queue.ts'
import type { Chain } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import { UNSEEN_SIDE, awaiting, awaitingBehind, stateOf, readyFor } from './side.ts'
import type { Item, Side } from './side.ts'

/** When there has been too much to try, what waits long is taken to have come. */
export const withShortInboxes = (world: World): World =>
  (['client', 'server'] as const).reduce((one, seat) => {
    const { side, states } = relieved(one.sides[seat])
    return {
      ...one,
      sides: withSeat(one.sides, seat, side),
      states: states.reduce<World['states']>(
        (tail, state) => ({ head: { ...state, seat }, tail }),
        one.states,
      ),
    }
  }, world)

/** One story of the connection up to some segment. */
export interface World {
  readonly sides: BySeat<Side>
  readonly cost: number
  /** The recording missed segments in this story */
  readonly isLossy: boolean
  /** What has left its sender and not passed the recording point yet */
  readonly pending: readonly Item[]
  readonly verdicts: Chain<{
    readonly n: number
    readonly verdict: Explanation['verdict']
    readonly sender?: Tcb | undefined
  }>
  readonly states: Chain<{
    readonly n: number
    readonly seat: Seat
    readonly state: State
    readonly lost?: true
  }>
}

export const BEGINNING: World = {
  sides: bySeat(() => UNSEEN_SIDE),
  cost: 0,
  isLossy: false,
  pending: [],
  verdicts: undefined,
  states: undefined,
}

/** How many stories are followed at once, and how much dearer than the best one may be. */
const STORIES = 12
const SLACK = 1.6

export const surviving = (worlds: readonly World[]): readonly World[] => {
  if (worlds.length === 1) return worlds
  const sorted = [...worlds].sort((a, b) => a.cost - b.cost)
  const best = sorted[0]?.cost ?? 0
  const different = new Map<string, World>()
  for (const world of sorted) {
    if (world.cost > best + SLACK || different.size === STORIES) break
    const key = presentOf(world)
    if (!different.has(key)) different.set(key, world)
  }
  return [...different.values()]
}

/** Stories that have come to the same present go on alike: the cheapest of them is enough. */
const presentOf = ({ sides, isLossy }: World): string =>
  `${sideKey(sides.client)}/${sideKey(sides.server)}/${isLossy}`

const sideKey = ({ tcb, inbox, tsRecent }: Side): string => {
  const next = taken(inbox)?.first
  const waiting = `${inbox.length} ${next?.n} ${inbox.back?.head.n} ${tsRecent}`
  if (tcb === undefined) return waiting
  const { state, iss, sndUna, sndNxt, rcvNxt, lastAckSent, finQueued, finSeq, deaf, early, replies } = tcb
  const numbers = [iss, sndUna, sndNxt, rcvNxt, lastAckSent, finSeq, early.length, replies.length].join(' ')
  return `${state} ${numbers} ${tcb.sendBuffer.length} ${finQueued} ${deaf} ${waiting}`
}

export const unseenItem = (segment: Segment, t: number): Item => ({
  n: undefined,
  segment,
  tsValue: undefined,
  t,
  isLost: false,
})

export const told = (
  world: World,
  { kind, recorded }: Step,
  way: Explanation,
  { lost, late }: Outlook,
): World => {
  const { n, from, timestamps, t } = recorded
  const peer = peerOf(from)
  const item: Item = { n, segment: way.sent, tsValue: timestamps?.value, t, isLost: lost.has(n) }
  const unseen = way.unseen.map((segment) => unseenItem(segment, t))
  const reached = unseen.reduce(awaiting, world.sides[peer])
  const receiver = kind === 'leaves' ? reached : awaitingBehind(reached, item, late.get(n))
  const known = way.states.reduce<World['states']>(
    (states, state) => ({ head: { ...state, seat: from }, tail: states }),
    world.states,
  )
  return {
    sides: withSeat(withSeat(world.sides, from, way.side), peer, receiver),
    cost: world.cost + way.cost,
    isLossy: world.isLossy || way.unseen.length > 0,
    pending: kind === 'leaves' ? [...world.pending, item] : world.pending,
    verdicts: { head: { n, verdict: way.verdict, sender: readyFor(way.side, n) }, tail: world.verdicts },
    states: { head: { n, seat: from, state: stateOf(way.side) }, tail: known },
  }
}

/** A segment that had left before others now passes too: from here on it is on its way to the other end. */
export const passed = (world: World, { n, from, t }: RecordedSegment): World => {
  const item = world.pending.find((one) => one.n === n)
  if (item === undefined) return world
  const peer = peerOf(from)
  return {
    ...world,
    pending: world.pending.filter((one) => one !== item),
    sides: withSeat(world.sides, peer, awaiting(world.sides[peer], { ...item, t })),
  }
}

/** The network's second one of a segment: as right or wrong as the first, and nothing happens to its sender. */
export const copied = (
  world: World,
  { n, from, segment, timestamps, t }: RecordedSegment,
  of: RecordedSegment,
  lost: ReadonlySet<number>,
): World => {
  const peer = peerOf(from)
  const item: Item = { n, segment, tsValue: timestamps?.value, t, isLost: lost.has(n) }
  const first = verdictOn(world, of.n)
  const verdict: Explanation['verdict'] =
    first?.kind === 'nonconforming' ? first : { kind: 'conforming', as: kindAgain(segment) }
  return {
    ...world,
    sides: withSeat(world.sides, peer, awaiting(world.sides[peer], item)),
    verdicts: { head: { n, verdict }, tail: world.verdicts },
    states: { head: { n, seat: from, state: stateOf(world.sides[from]) }, tail: world.states },
  }
}

const verdictOn = (world: World, n: number): Explanation['verdict'] | undefined => {
  for (let at = world.verdicts; at !== undefined; at = at.tail) if (at.head.n === n) return at.head.verdict
  return undefined
}
