import { effortFor, isSpent } from './effort.ts'
import type { JudgedRecording } from './judged.ts'
import { missedIn } from './missed.ts'
import { withSilentEnd } from './oneSided.ts'
import type { RecordedConnection, RecordedSegment } from './recorded.ts'
import { believesSilence, judgeStory } from './story.ts'
import { untangled } from './untangled.ts'

/**
 * Judges every segment of a recorded connection against RFC 9293, and follows both endpoints' states.
 *
 * A recording is made at one point of the path: what had reached a sender when it spoke, what was lost behind the
 * point and what was never seen is not in it. So the judge looks for the story of both ends with the fewest
 * segments that do not conform: it lets the segments on their way arrive as late as they must have, takes one as
 * lost where its receiver acts as if it never came, and, when a segment does not fit, asks whether that one or an
 * earlier opening was wrong. Timestamps (RFC 7323) tell which copy was heard. Where something still does not fit, the
 * recording itself is doubted: it may have kept neighbours the wrong way round, or missed a segment.
 */
export const judgeRecording = (connection: RecordedConnection): JudgedRecording => {
  const { segments } = connection
  const whole = withSilentEnd(segments)
  if (whole !== undefined) return judgeStory(connection, whole, effortFor(whole.length))
  const effort = effortFor(segments.length)
  const plain = judgeStory(connection, segments, effort)
  const wrong = wrongIn(plain)
  if (wrong.length === 0 || isSpent(effort)) return plain
  // Stories of an altered recording share one more: they may be many.
  const further = effortFor(segments.length)
  const others: { readonly judged: JudgedRecording; readonly price: number }[] = []
  const tell = (told: readonly RecordedSegment[], price: number): void => {
    const judged = judgeStory(connection, told, further)
    others.push({ judged, price: price + wrongIn(judged).length })
  }
  const { segments: inOrder, turned } = untangled(segments)
  if (turned > 0) tell(inOrder, turned * TURNED)
  for (const { segments: filled, price } of missedIn(inOrder))
    if (price + turned * TURNED < wrong.length) tell(filled, price + turned * TURNED)
  if (believesSilence(segments)) {
    const unheard = judgeStory(connection, segments, effort, { ignoresSilence: true })
    others.push({ judged: unheard, price: wrongIn(unheard).length + SILENCE })
  }
  // A story in which one segment does not conform costs 1 at least: none of these is cheaper than that.
  const isDone = (): boolean => wrong.length < 2 || others.some(({ price }) => price <= 1)
  for (const suspect of suspectsBefore(wrong[0] ?? 0, segments)) {
    if (isDone() || isSpent(effort)) break
    const judged = judgeStory(connection, segments, effort, { suspect })
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

/** What it costs to take a silence for nothing. */
const SILENCE = 0.1

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
