import type { Seat } from '../../game/seat.ts'
import type { RecordedSegment } from './recorded.ts'

/** When a segment was made, in seconds: one that waited on its way passes later than others do. */
export type MadeAt = (one: RecordedSegment) => {
  readonly earliest: number
  /** Never after it passed the recording point */
  readonly latest: number
}

/** By the clock in the timestamps of this seat, as if the quickest of its segments had not waited at all. */
export const clockOf = (segments: readonly RecordedSegment[], seat: Seat): MadeAt => {
  const own = segments.flatMap(({ from, t, timestamps }) =>
    from === seat && timestamps !== undefined ? [{ t, value: timestamps.value }] : [],
  )
  const first = own[0]
  const last = own.at(-1)
  if (first === undefined || last === undefined) return atOnce
  const ticks = (last.value - first.value) | 0
  if (ticks <= 0 || last.t <= first.t) return atOnce
  const tick = usual((last.t - first.t) / ticks)
  const byClock = (value: number): number => ((value - first.value) | 0) * tick
  const quickest = own.reduce((least, { t, value }) => Math.min(least, t - byClock(value)), Infinity)
  return ({ t, timestamps }) => {
    if (timestamps === undefined) return { earliest: t, latest: t }
    const made = byClock(timestamps.value) + quickest
    return { earliest: Math.min(t, made), latest: Math.min(t, made + tick) }
  }
}

const atOnce: MadeAt = ({ t }) => ({ earliest: t, latest: t })

/** Seconds that a tick lasts in the stacks that there are; RFC 7323 5.4 asks for 1 ms to 1 s. */
const TICKS = [0.001, 0.002, 0.004, 0.01, 0.1, 0.5, 1]

/** How far the first and the last that passed may mislead. */
const NEAR = 0.15

const usual = (measured: number): number =>
  TICKS.find((tick) => Math.abs(measured - tick) < tick * NEAR) ?? measured
