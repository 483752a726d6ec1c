import type { ReactNode } from 'react'
import type { LevelId } from '../../shared/game/levels/level.ts'
import type { Seat } from '../../shared/game/seat.ts'

/** Who sends, and how far down, in each level's typical play. */
const ARROWS: { readonly [Id in LevelId]: readonly (readonly [Seat, number])[] } = {
  handshake: [
    ['client', 4],
    ['server', 12],
    ['client', 20],
  ],
  'first-words': [
    ['client', 2],
    ['server', 8],
    ['client', 14],
    ['server', 20],
    ['client', 25],
  ],
  'close-client': [
    ['client', 3],
    ['server', 9],
    ['server', 15],
    ['client', 22],
  ],
  'close-server': [
    ['server', 3],
    ['client', 9],
    ['client', 15],
    ['server', 22],
  ],
  'half-close': [
    ['client', 2],
    ['server', 8],
    ['server', 13],
    ['client', 18],
    ['server', 23],
  ],
  'three-segment-close': [
    ['client', 4],
    ['server', 12],
    ['client', 20],
  ],
}

/** A level's ladder in 44 by 32. */
export const Glyph = ({ level }: { readonly level: LevelId }): ReactNode => (
  <svg className="glyph" width="44" height="32" viewBox="0 0 44 32" aria-hidden="true" fill="none">
    <path d="M3 1v30" stroke="var(--client)" strokeWidth="2" />
    <path d="M41 1v30" stroke="var(--server)" strokeWidth="2" />
    {ARROWS[level].map(([seat, y]) => (
      <path
        key={`${seat}-${y}`}
        d={seat === 'client' ? `M4 ${y}L40 ${y + 5}` : `M40 ${y}L4 ${y + 5}`}
        stroke={`var(--${seat})`}
        strokeWidth="1.6"
      />
    ))}
  </svg>
)
