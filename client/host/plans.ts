import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'

/** Lessons to begin with, by their length in minutes: playing, and as long again for talking about it. */
export const PLANS: readonly { readonly minutes: number; readonly levels: readonly LevelId[] }[] = [
  { minutes: 20, levels: ['handshake', 'close-client'] },
  { minutes: 45, levels: ['handshake', 'first-words', 'close-client', 'half-close'] },
  {
    minutes: 90,
    levels: [
      'handshake',
      'first-words',
      'close-client',
      'half-close',
      'three-segment-close',
      'lost-syn-ack',
      'lost-last-ack',
      'ghost-syn',
    ],
  },
]

/** About how long these levels take to play, in minutes. */
export const minutesOf = (levels: readonly LevelId[]): number =>
  levels.reduce((sum, level) => sum + LEVELS[level].minutes, 0)

/** The same levels with the one at `at` moved by `by` places; unchanged where it cannot go further. */
export const moved = (levels: readonly LevelId[], at: number, by: -1 | 1): readonly LevelId[] => {
  const [one, other] = [levels[at], levels[at + by]]
  return one === undefined || other === undefined ? levels : levels.with(at, other).with(at + by, one)
}
