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
  wrap: [
    ['client', 4],
    ['server', 12],
    ['client', 20],
  ],
  'cross-open': [
    ['client', 6],
    ['server', 6],
    ['client', 18],
    ['server', 18],
  ],
  refused: [
    ['client', 8],
    ['server', 18],
  ],
  'cross-close': [
    ['client', 6],
    ['server', 6],
    ['client', 18],
    ['server', 18],
  ],
  abort: [
    ['client', 4],
    ['server', 11],
    ['client', 20],
  ],
  'abort-unread': [
    ['client', 8],
    ['server', 18],
  ],
  'lost-syn': [
    ['client', 4],
    ['client', 12],
    ['server', 19],
  ],
  'lost-syn-ack': [
    ['server', 9],
    ['server', 17],
    ['client', 24],
  ],
  'lost-third-ack-talks': [
    ['client', 14],
    ['client', 21],
  ],
  'lost-third-ack-silent': [
    ['client', 14],
    ['client', 21],
  ],
  'lost-data': [
    ['client', 4],
    ['client', 12],
    ['server', 19],
  ],
  'lost-fin': [
    ['client', 4],
    ['client', 12],
    ['server', 19],
  ],
  'lost-fin-ack': [
    ['server', 9],
    ['server', 17],
    ['client', 24],
  ],
  'lost-second-fin': [
    ['server', 14],
    ['server', 21],
  ],
  'lost-last-ack': [
    ['client', 18],
    ['client', 25],
  ],
  'out-of-order': [
    ['client', 3],
    ['client', 9],
    ['server', 20],
  ],
  'duplicate-data': [
    ['client', 5],
    ['client', 8],
    ['server', 19],
  ],
  'time-wait': [
    ['server', 4],
    ['server', 11],
    ['client', 20],
  ],
  'ghost-syn': [
    ['client', 4],
    ['server', 11],
    ['client', 18],
  ],
  'half-open': [
    ['client', 8],
    ['server', 18],
  ],
  flood: [
    ['client', 3],
    ['client', 8],
    ['client', 13],
    ['client', 18],
  ],
  leak: [
    ['client', 4],
    ['server', 12],
  ],
  gauntlet: [
    ['client', 2],
    ['server', 7],
    ['client', 12],
    ['server', 17],
    ['client', 22],
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
