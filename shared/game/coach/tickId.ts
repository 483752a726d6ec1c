import { LAMPS } from './lamps.ts'
import type { Lamps } from './lamps.ts'

/** What a player can tick as proved: four abilities and two numbers. */
export const TICKS = [...LAMPS, 'they-know-mine', 'i-know-theirs'] as const
export type TickId = (typeof TICKS)[number]

/** Moments of an opening at which a level may ask "what can you now prove?" */
export const TICK_MOMENTS = ['syn-sent', 'syn-ack-sent', 'syn-ack-arrived', 'syn-acked'] as const
export type TickMoment = (typeof TICK_MOMENTS)[number]

/** What a player has ticked, where the level asks for it before the lamps light. */
export interface Knowledge {
  /** Moments at which this level asks; none where it does not */
  readonly moments: readonly TickMoment[]
  /** The moment that is asked about now */
  readonly asked: TickMoment | undefined
  /** The lamps as they stood when they were last told */
  readonly told: Lamps
  /** The last answer: what was ticked, and what was proved at that moment */
  readonly given: GivenTicks | undefined
}

export interface GivenTicks {
  readonly moment: TickMoment
  readonly ticks: readonly TickId[]
  readonly proved: readonly TickId[]
}
