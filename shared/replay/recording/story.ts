import { bySeat, peerOf, withSeat } from '../../game/seat.ts'
import { clockOf } from './clock.ts'
import { damagedWays, deviantWays, forgedWays, otherIss, withoutItsFlag } from './deviate.ts'
import { isSpent } from './effort.ts'
import type { Effort } from './effort.ts'
import { conformingWays } from './explain.ts'
import { COST } from './explanation.ts'
import { lostOf } from './fate.ts'
import type { JudgedRecording } from './judged.ts'
import { lateOf } from './late.ts'
import { midwayOf } from './midway.ts'
import { stepsOf } from './order.ts'
import type { Step } from './order.ts'
import { turnaroundOf } from './outlook.ts'
import type { Outlook } from './outlook.ts'
import type { RecordedConnection, RecordedSegment } from './recorded.ts'
import { CROWD } from './retold.ts'
import { report, settled } from './report.ts'
import { awaiting } from './side.ts'
import { slippedWays } from './slip.ts'
import { unansweredIn } from './silence.ts'
import { forgedAcknowledged, unseenAcknowledged } from './unseen.ts'
import { BEGINNING, copied, passed, surviving, told, unseenItem, withShortInboxes } from './world.ts'
import type { World } from './world.ts'

/** What is assumed before a story is told. */
export interface Premise {
  /** The segment, by `n`, that is taken not to conform */
  readonly suspect?: number
  /** What was lost is believed only of segments that were sent again, not because of a silence */
  readonly ignoresSilence?: true
}

/** @param segments those of the connection, and what it is thought to have missed */
export const judgeStory = (
  connection: RecordedConnection,
  segments: readonly RecordedSegment[],
  effort: Effort,
  { suspect, ignoresSilence }: Premise = {},
): JudgedRecording => {
  let worlds: readonly World[] = [BEGINNING]
  const turnaround = turnaroundOf(segments)
  const lost = new Set(lostOf(segments, turnaround))
  if (ignoresSilence !== true) for (const n of unansweredIn(segments, lost, turnaround)) lost.add(n)
  const late = ignoresSilence === true ? new Map<number, number>() : lateOf(segments, lost)
  const midway = midwayOf(segments)
  const clocks = bySeat((seat) => clockOf(segments, seat))
  const steps = stepsOf(segments)
  const spoken = steps.flatMap((step) => (step.kind === 'passes' ? [] : [step.recorded]))
  let at = -1
  for (const step of steps) {
    let cheapest = Infinity
    if (step.kind !== 'passes') at += 1
    if (isSpent(effort)) worlds = worlds.slice(0, 1).map(withShortInboxes)
    worlds =
      step.kind === 'passes'
        ? worlds.map((world) => passed(world, step.recorded))
        : step.kind === 'copy'
          ? worlds.map((world) => copied(world, step.recorded, step.of, lost))
          : surviving(
              worlds.flatMap((world) => {
                const next = continued(world, step, {
                  cheapest,
                  segments: spoken,
                  at,
                  turnaround,
                  clocks,
                  lost,
                  late,
                  midway,
                  effort,
                  suspect,
                  isLossy: world.isLossy,
                })
                for (const { cost } of next) cheapest = Math.min(cheapest, cost)
                return next
              }),
            )
  }
  const [best] = worlds
  if (best === undefined) throw new Error('there is always a story')
  return report(connection, settled(best))
}

/** Something in this recording is believed for the sake of a silence, or of SACK alone. */
export const believesSilence = (segments: readonly RecordedSegment[]): boolean => {
  const turnaround = turnaroundOf(segments)
  const lost = lostOf(segments, turnaround)
  return unansweredIn(segments, lost, turnaround).length > 0 || lateOf(segments, lost).size > 0
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

/** From which price of the best sense on we ask whether the segment does not conform. */
const DOUBT = { ordinary: 0.3, inCrowd: 1 } as const

/** How much dearer than another story one may be in which the segment does not conform, for it to be told in a crowd. */
const HOPE = 0.4

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
    ...slippedWays(side, recorded, outlook),
    ...forgedWays(side, recorded, outlook),
  ]
  // In a crowd oddities are everyday life, and one accusation may look cheaper than all of them.
  const isCrowd = outlook.segments.length >= CROWD
  const isDoubtful = best === undefined || best.cost >= (isCrowd ? DOUBT.inCrowd : DOUBT.ordinary)
  const isHopeless = isCrowd && world.cost + 1 > outlook.cheapest + HOPE
  const deviant = isDoubtful && !isHopeless ? deviantWays(side, recorded, outlook) : []
  return [...conforming, ...doubted, ...deviant].map((way) => told(world, step, way, outlook))
}
