import type { BySeat, Seat } from '../../game/seat.ts'
import { bySeat, peerOf, withSeat } from '../../game/seat.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { damagedWays, deviantWays, forgedWays, otherIss, relieved, withoutItsFlag } from './deviate.ts'
import type { Effort } from './effort.ts'
import { effortFor, isSpent } from './effort.ts'
import type { Explanation } from './explanation.ts'
import { COST } from './explanation.ts'
import { conformingWays } from './explain.ts'
import type { Outlook } from './outlook.ts'
import { lostOf } from './fate.ts'
import { missedIn } from './missed.ts'
import { originalOf, turnaroundOf } from './outlook.ts'
import { midwayOf } from './midway.ts'
import { kindAgain } from './oddities.ts'
import type { Step } from './order.ts'
import { stepsOf } from './order.ts'
import type { Chain } from './queue.ts'
import { taken } from './queue.ts'
import type { RecordedConnection, RecordedSegment } from './recorded.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Item, Side } from './side.ts'
import { withSilentEnd } from './oneSided.ts'
import { untangled } from './untangled.ts'
import { forgedAcknowledged, unseenAcknowledged } from './unseen.ts'
import { UNSEEN_SIDE, afterArrival, awaiting, readyFor, stateOf } from './side.ts'

/** The judge's word on one recorded segment. */
export interface JudgedSegment {
  readonly recorded: RecordedSegment
  readonly verdict: Explanation['verdict']
  /** The segment, by `n`, whose numbers this one repeats */
  readonly retransmissionOf: number | undefined
  /** It left its sender and never reached the other end, as far as the recording tells */
  readonly lost: boolean
  /** The sender's state after sending it, the receiver's after receiving it (where lost: its state at that time) */
  readonly states: BySeat<State>
  /** Its sender just before sending it, with the calls made that it speaks of; undefined where nothing is known */
  readonly sender: Tcb | undefined
}

export interface JudgedRecording {
  readonly connection: RecordedConnection
  readonly segments: readonly JudgedSegment[]
  readonly final: BySeat<State>
}

/**
 * Judges every segment of a recorded connection against RFC 9293, and follows both endpoints' states.
 *
 * A recording is made at one point of the path: what had reached a sender when it spoke, what was lost behind the
 * point and what was never seen is not in it. So the judge looks for the story of both ends with the fewest
 * segments that do not conform: it lets the segments on their way arrive as late as they must have, takes one as
 * lost where its receiver acts as if it never came, and, when a segment does not fit, asks whether that one or an
 * earlier opening was wrong. Timestamps (RFC 7323) tell which copy was heard.
 */
export const judgeRecording = (connection: RecordedConnection): JudgedRecording => {
  const { segments } = connection
  const whole = withSilentEnd(segments)
  if (whole !== undefined) return judgeStory(connection, whole, effortFor(whole.length))
  const effort = effortFor(segments.length)
  const plain = judgeStory(connection, segments, effort)
  const wrong = wrongIn(plain)
  if (wrong.length === 0 || isSpent(effort)) return plain
  const others: { readonly judged: JudgedRecording; readonly price: number }[] = []
  const tell = (told: readonly RecordedSegment[], price: number): void => {
    const judged = judgeStory(connection, told, effortFor(segments.length))
    others.push({ judged, price: price + wrongIn(judged).length })
  }
  const { segments: inOrder, turned } = untangled(segments)
  if (turned > 0) tell(inOrder, turned * TURNED)
  for (const { segments: filled, price } of missedIn(inOrder))
    if (price + turned * TURNED < wrong.length) tell(filled, price + turned * TURNED)
  if (wrong.length > 1)
    for (const suspect of suspectsBefore(wrong[0] ?? 0, segments)) {
      const judged = judgeStory(connection, segments, effort, suspect)
      others.push({ judged, price: wrongIn(judged).length })
    }
  const best = others.reduce((one, other) => (other.price < one.price ? other : one), {
    judged: plain,
    price: wrong.length,
  })
  return best.judged
}

/** What an answer kept before its question costs, where one segment that does not conform costs 1. */
const TURNED = 0.6

const wrongIn = ({ segments }: JudgedRecording): readonly number[] =>
  segments.flatMap(({ verdict, recorded }) => (verdict.kind === 'nonconforming' ? [recorded.n] : []))

/** How many segments before the first that does not conform may be the one that was wrong, and how long a story. */
const SUSPECTS = 12
const LONG_STORY = 2000

/** A wrong number may look right until others do not fit to it any more. */
const suspectsBefore = (first: number, segments: readonly RecordedSegment[]): readonly number[] =>
  segments.length > LONG_STORY
    ? []
    : segments.map(({ n }) => n).filter((n) => n >= first - SUSPECTS && n < first)

/**
 * @param segments those of the connection, and what it is thought to have missed
 * @param suspect the segment, by `n`, that is taken not to conform
 */
const judgeStory = (
  connection: RecordedConnection,
  segments: readonly RecordedSegment[],
  effort: Effort,
  suspect?: number,
): JudgedRecording => {
  let worlds: readonly World[] = [BEGINNING]
  const turnaround = turnaroundOf(segments)
  const lost = lostOf(segments, turnaround)
  const midway = midwayOf(segments)
  const steps = stepsOf(segments)
  const spoken = steps.flatMap((step) => (step.kind === 'passes' ? [] : [step.recorded]))
  let at = -1
  for (const step of steps) {
    if (step.kind !== 'passes') at += 1
    if (isSpent(effort)) worlds = worlds.slice(0, 1).map(withShortInboxes)
    worlds =
      step.kind === 'passes'
        ? worlds.map((world) => passed(world, step.recorded))
        : step.kind === 'copy'
          ? worlds.map((world) => copied(world, step.recorded, step.of, lost))
          : surviving(
              worlds.flatMap((world) =>
                continued(world, step, {
                  segments: spoken,
                  at,
                  turnaround,
                  lost,
                  midway,
                  effort,
                  suspect,
                  isLossy: world.isLossy,
                }),
              ),
            )
  }
  const [best] = worlds
  if (best === undefined) throw new Error('there is always a story')
  return report(connection, settled(best))
}

/** When there has been too much to try, what waits long is taken to have come. */
const withShortInboxes = (world: World): World => ({
  ...world,
  sides: bySeat((seat) => relieved(world.sides[seat])),
})

/** One story of the connection up to some segment. */
interface World {
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

const BEGINNING: World = {
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

const surviving = (worlds: readonly World[]): readonly World[] => {
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

/** The stories in which this segment comes next, each with its own sense of it. */
const continued = (world: World, step: Step, outlook: Outlook): readonly World[] => {
  const { recorded } = step
  const missing = withMissing(world, recorded, outlook) ?? withForged(world, recorded, outlook)
  const plain = sensesOf(world, step, outlook)
  if (missing === undefined) return plain
  return [...plain, ...sensesOf(missing, step, { ...outlook, isLossy: true })]
}

/** The story in which the recording missed what this segment acknowledges. */
const withMissing = (world: World, recorded: RecordedSegment, outlook: Outlook): World | undefined => {
  const { from } = recorded
  const peer = peerOf(from)
  const { tcb } = world.sides[peer]
  const unseen = tcb === undefined ? undefined : unseenAcknowledged(tcb, recorded, outlook)
  if (unseen === undefined) return undefined
  const items = unseen.missed.map((segment) => unseenItem(segment, recorded.t))
  return {
    ...world,
    cost: world.cost + unseen.cost,
    isLossy: true,
    sides: withSeat(
      withSeat(world.sides, peer, { ...world.sides[peer], tcb: unseen.tcb }),
      from,
      items.reduce(awaiting, world.sides[from]),
    ),
  }
}

/** The story in which somebody else has sent what this segment acknowledges: to its supposed sender nothing happens. */
const withForged = (world: World, recorded: RecordedSegment, outlook: Outlook): World | undefined => {
  const { from, t } = recorded
  const { tcb } = world.sides[peerOf(from)]
  const forged = tcb === undefined ? undefined : forgedAcknowledged(tcb, recorded, outlook)
  if (forged === undefined) return undefined
  const receiver = awaiting(world.sides[from], unseenItem(forged, t))
  return { ...world, cost: world.cost + COST.hiddenCause, sides: withSeat(world.sides, from, receiver) }
}

const unseenItem = (segment: Segment, t: number): Item => ({
  n: undefined,
  segment,
  tsValue: undefined,
  t,
  isLost: false,
})

const sensesOf = (world: World, step: Step, outlook: Outlook): readonly World[] => {
  const { recorded } = step
  const side = world.sides[recorded.from]
  if (outlook.suspect === recorded.n)
    return deviantWays(side, recorded, outlook).map((way) => told(world, step, way, outlook))
  const conforming = recorded.isDamaged
    ? damagedWays(side, recorded, outlook)
    : conformingWays(side, recorded, outlook).slice(0, 2)
  const [best] = conforming
  if (isSpent(outlook.effort))
    return (conforming.length > 0 ? conforming : deviantWays(side, recorded, outlook)).map((way) =>
      told(world, step, way, outlook),
    )
  const doubted = [
    ...otherIss(side, recorded, outlook),
    ...withoutItsFlag(side, recorded, outlook),
    ...forgedWays(side, recorded, outlook),
  ]
  const deviant = best === undefined || best.cost >= 0.3 ? deviantWays(side, recorded, outlook) : []
  return [...conforming, ...doubted, ...deviant].map((way) => told(world, step, way, outlook))
}

const told = (world: World, { kind, recorded }: Step, way: Explanation, { lost }: Outlook): World => {
  const { n, from, timestamps, t } = recorded
  const peer = peerOf(from)
  const item: Item = { n, segment: way.sent, tsValue: timestamps?.value, t, isLost: lost.has(n) }
  const unseen = way.unseen.map((segment) => unseenItem(segment, t))
  const receiver = (kind === 'leaves' ? unseen : [...unseen, item]).reduce(awaiting, world.sides[peer])
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
const passed = (world: World, { n, from, t }: RecordedSegment): World => {
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
const copied = (
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

/** At the end of the recording everything that is still on its way arrives. */
const settled = (world: World): World => (['client', 'server'] as const).reduce(arriving, world)

const arriving = (world: World, seat: Seat): World => {
  const side = world.sides[seat]
  const next = taken(side.inbox)
  if (next === undefined) return world
  const item = next.first
  const after = side.tcb === undefined ? { ...side, inbox: next.rest } : afterArrival(side)
  const states: World['states'] =
    item.n === undefined
      ? world.states
      : {
          head: { n: item.n, seat, state: stateOf(after), ...(item.isLost ? { lost: true } : {}) },
          tail: world.states,
        }
  return arriving({ ...world, sides: withSeat(world.sides, seat, after), states }, seat)
}

const report = (connection: RecordedConnection, world: World): JudgedRecording => {
  const verdicts = new Map<number, NonNullable<World['verdicts']>['head']>()
  for (let at = world.verdicts; at !== undefined; at = at.tail) verdicts.set(at.head.n, at.head)
  const states = { client: new Map<number, State>(), server: new Map<number, State>() }
  const lost = new Set<number>()
  // The newest word on a state counts: a story that was told again corrects what was said before.
  for (let at = world.states; at !== undefined; at = at.tail) {
    const { n, seat, state } = at.head
    if (states[seat].has(n)) continue
    states[seat].set(n, state)
    if (at.head.lost === true) lost.add(n)
  }
  const { segments } = connection
  return {
    connection,
    segments: segments.map((recorded, at) => {
      const told = verdicts.get(recorded.n)
      if (told === undefined) throw new Error(`segment ${recorded.n} was not judged`)
      return {
        recorded,
        verdict: told.verdict,
        sender: told.sender,
        retransmissionOf: originalOf(segments, at)?.n,
        lost: lost.has(recorded.n),
        states: bySeat((seat) => states[seat].get(recorded.n) ?? 'CLOSED'),
      }
    }),
    final: bySeat((seat) => stateOf(world.sides[seat])),
  }
}
