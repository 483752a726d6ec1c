import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import type { Plan } from '../../shared/class/class.ts'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'

/** Lessons to begin with, by their length in minutes: those of docs/teaching.md. Half of the time is for talking. */
export const PLANS: readonly { readonly minutes: number; readonly levels: readonly LevelId[] }[] = [
  { minutes: 20, levels: ['handshake', 'first-words'] },
  { minutes: 45, levels: ['handshake', 'close-client', 'half-close', 'three-segment-close'] },
  {
    minutes: 90,
    levels: [
      'close-client',
      'lost-syn-ack',
      'lost-third-ack-silent',
      'lost-data',
      'lost-last-ack',
      'ghost-syn',
      'flood',
    ],
  },
]

/** The plan that a new class begins with: the lesson of a school hour. */
export const FIRST_PLAN: Plan = { ...DEFAULT_PLAN, levels: PLANS[1]?.levels ?? DEFAULT_PLAN.levels }

/** About how long these levels take to play, in minutes. */
export const minutesOf = (levels: readonly LevelId[]): number =>
  levels.reduce((sum, level) => sum + LEVELS[level].minutes, 0)

/** The same levels with the one at `at` moved by `by` places; unchanged where it cannot go further. */
export const moved = (levels: readonly LevelId[], at: number, by: -1 | 1): readonly LevelId[] => {
  const [one, other] = [levels[at], levels[at + by]]
  return one === undefined || other === undefined ? levels : levels.with(at, other).with(at + by, one)
}
