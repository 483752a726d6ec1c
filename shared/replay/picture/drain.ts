import type { Ladder, LadderBand, LadderRow, LadderSize } from '../ladder.ts'
import { BAND } from './look.ts'

/** One run of 2 MSL along a lifeline: from the entry into TIME-WAIT, or from a FIN that came again. */
export interface Drain {
  readonly band: LadderBand
  /** What is left of 2 MSL on the way down, 1 to 0 */
  readonly levels: readonly { readonly y: number; readonly left: number }[]
  /** `skipped`: the players let the rest pass at once; `again`: it began anew; `open`: it still runs */
  readonly end: 'drained' | 'skipped' | 'again' | 'open'
}

/** 2 MSL in the game, in milliseconds, where a level does not say otherwise. */
export const TWO_MSL_MS = 20_000

/** Less than this share left counts as nothing: clocks of events are never quite exact. */
const NOTHING = 0.03

/**
 * What drains along the lifelines while they show TIME-WAIT. Time passes only while it is quiet: between two events of
 * which the later is a timer that ran out, or, for eyes that see one end alone, what came unasked.
 *
 * @param twoMslMs how long 2 MSL are, in milliseconds, above 0
 * @see RFC 9293 3.6.1, 3.10.7.4 eighth (a FIN that comes again restarts 2 MSL)
 */
export const drainsOf = (ladder: Ladder, twoMslMs: number): readonly Drain[] =>
  ladder.bands.filter(({ state }) => state === 'TIME-WAIT').flatMap((band) => runsOf(band, ladder, twoMslMs))

/** Something on the ladder: where, when, and what it means to the clock of this band. */
interface Event {
  readonly y: number
  readonly at: number
  readonly means: 'nothing' | 'quiet-before' | 'again' | 'again-after-quiet' | 'over'
}

const runsOf = (band: LadderBand, { rows, height }: Ladder, twoMslMs: number): readonly Drain[] => {
  const bottom = band.y + band.height
  const events = rows.flatMap((row) => eventsOf(row, band)).sort((a, b) => a.y - b.y || a.at - b.at)
  const runs: Drain[] = []
  let levels: Drain['levels'] = [{ y: band.y, left: 1 }]
  let last: Event | undefined
  for (const event of events) {
    if (event.y > bottom + 1) break
    const isQuiet = event.means !== 'nothing' && event.means !== 'again'
    if (event.y > band.y + 1 && event.means !== 'nothing') {
      const left = levels.at(-1)?.left ?? 1
      const gone = isQuiet && last !== undefined ? Math.max(0, event.at - last.at) / twoMslMs : 0
      const rest = left - gone <= NOTHING ? 0 : left - gone
      levels = [
        ...levels,
        ...(last !== undefined && last.y > (levels.at(-1)?.y ?? band.y) && gone > 0
          ? [{ y: last.y, left }]
          : []),
        { y: Math.min(event.y, bottom), left: rest },
      ]
      if (event.means === 'again' || event.means === 'again-after-quiet') {
        runs.push({ band, levels, end: 'again' })
        levels = [{ y: event.y, left: 1 }]
      } else if (event.means === 'over') {
        runs.push({ band, levels, end: rest === 0 ? 'drained' : 'skipped' })
        levels = []
      }
    }
    last = event
  }
  if (levels.length === 0) return runs
  const left = levels.at(-1)?.left ?? 1
  const isOver = bottom < height - 1
  return [...runs, { band, levels: [...levels, { y: bottom, left }], end: isOver ? 'skipped' : 'open' }]
}

const eventsOf = ({ step, yFrom, yTo }: LadderRow, { seat }: LadderBand): readonly Event[] => {
  if (step === undefined) return []
  if (step.kind === 'timer') {
    const isOver = step.timer === 'time-wait' && step.seat === seat
    return [
      { y: yFrom, at: step.at, means: isOver ? 'over' : step.timer === 'wait' ? 'nothing' : 'quiet-before' },
    ]
  }
  if (step.kind !== 'segment') return [{ y: yFrom, at: step.at, means: 'nothing' }]
  const isOwn = step.seat === seat
  // Who sees one end alone does not see when the other one sent.
  const isSeenLeaving = isOwn || step.senderState !== undefined || step.made !== undefined
  const left: Event = { y: yFrom, at: step.at, means: 'nothing' }
  if (step.arrivedAt === undefined) return isSeenLeaving ? [left] : []
  const isAgain = !isOwn && step.segment.flags.fin && step.dropped !== true
  const came: Event = {
    y: yTo,
    at: step.arrivedAt,
    means: !isAgain ? 'nothing' : isSeenLeaving ? 'again' : 'again-after-quiet',
  }
  return isSeenLeaving ? [left, came] : [came]
}

/** What is drawn over the ticks of a TIME-WAIT band. */
export interface DrainShape {
  /** What has run out, to be emptied; and the edge of what is left, from top to bottom */
  readonly gone: string
  readonly edge: string
  /** Where the players cut it: two strokes across the band; undefined where it ran out, or still runs */
  readonly cut: string | undefined
}

export const drainShape = ({ band, levels, end }: Drain, size: LadderSize): DrainShape => {
  const out = band.seat === 'client' ? -BAND : BAND
  const x = size.x[band.seat]
  const top = levels[0]?.y ?? 0
  const bottom = levels.at(-1)?.y ?? top
  const points = levels.map(({ y, left }) => `${tenths(x + out * left)} ${tenths(y)}`)
  return {
    gone: `M${tenths(x + out)} ${tenths(top)}L${points.join('L')}L${tenths(x + out)} ${tenths(bottom)}Z`,
    edge: `M${tenths(x)} ${tenths(top)}h${out}L${points.join('L')}`,
    cut:
      end === 'skipped'
        ? [-16, -11]
            .map((dy) => `M${Math.min(x, x + out) - 3} ${tenths(bottom + dy)}l${BAND + 6} -5`)
            .join('')
        : undefined,
  }
}

const tenths = (pixels: number): number => Math.round(pixels * 10) / 10
