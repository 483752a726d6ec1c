import type { LevelId } from '../../shared/game/levels/level.ts'
import type { Seat } from '../../shared/game/seat.ts'

/** How a lifeline looks from a height on: nothing there, a connection, one that is closing, TIME-WAIT. */
export type Phase = 'none' | 'open' | 'closing' | 'wait'
export type Life = readonly (readonly [Phase, number])[]

/** Something on a level's ladder in small; heights are of 32. */
export type Mark =
  | {
      readonly kind: 'segment' | 'data' | 'lost' | 'rst' | 'stray'
      readonly seat: Seat
      readonly y: number
      /** The height at which it arrives */
      readonly to: number
    }
  /** A timer on a lifeline, and data that nobody has read */
  | { readonly kind: 'timer' | 'unread'; readonly seat: Seat; readonly y: number }
  /** Places of a queue at the server, all taken */
  | { readonly kind: 'full'; readonly y: number }
  /** The numbers go once round */
  | { readonly kind: 'round' }

export interface Picture {
  readonly life: { readonly [S in Seat]: Life }
  readonly marks: readonly Mark[]
}

const SLANT = 5

type Drawn = (y: number, to?: number) => Mark
const drawn =
  (kind: 'segment' | 'data' | 'lost' | 'rst' | 'stray', seat: Seat): Drawn =>
  (y, to = y + SLANT) => ({ kind, seat, y, to })

const c = drawn('segment', 'client')
const s = drawn('segment', 'server')
const cData = drawn('data', 'client')
const sData = drawn('data', 'server')
const cLost = drawn('lost', 'client')
const sLost = drawn('lost', 'server')
const cRst = drawn('rst', 'client')
const sRst = drawn('rst', 'server')
const cStray = drawn('stray', 'client')
const sStray = drawn('stray', 'server')
const timer = (seat: Seat, y: number): Mark => ({ kind: 'timer', seat, y })

const picture = (client: Life, server: Life, ...marks: readonly Mark[]): Picture => ({
  life: { client, server },
  marks,
})

const NONE: Life = [['none', 0]]
const OPEN: Life = [['open', 0]]
const opens = (y: number): Life => [
  ['none', 0],
  ['open', y],
]
const closes = (y: number, ...after: Life): Life => [['open', 0], ['closing', y], ...after]
const cut = (y: number): Life => [
  ['open', 0],
  ['none', y],
]

/** Each level's story: who sends and how far down, what is lost, and what becomes of both ends. */
export const PICTURES: { readonly [Id in LevelId]: Picture } = {
  handshake: picture(opens(18), opens(25), c(4), s(12), c(20)),
  'first-words': picture(opens(9), opens(16), c(1), s(6), c(11), cData(18), sData(25)),
  wrap: picture(opens(20), opens(27), c(2), { kind: 'round' }, s(23, 28)),
  'cross-open': picture(opens(23), opens(23), c(4, 11), s(4, 11), c(17, 24), s(17, 24)),
  refused: picture(NONE, NONE, c(6), sRst(17)),
  'close-client': picture(closes(3, ['wait', 20]), closes(15, ['none', 27]), c(3), s(9), s(15), c(22)),
  'close-server': picture(closes(15, ['none', 27]), closes(3, ['wait', 20]), s(3), c(9), c(15), s(22)),
  'half-close': picture(closes(2), closes(21, ['none', 30]), c(2), sData(9), sData(15), s(21), c(26)),
  'three-segment-close': picture(closes(4, ['wait', 17]), closes(12, ['none', 25]), c(4), s(12), c(20)),
  'cross-close': picture(
    closes(4, ['wait', 24]),
    closes(4, ['wait', 24]),
    c(4, 11),
    s(4, 11),
    c(17, 24),
    s(17, 24),
  ),
  abort: picture(cut(18), cut(23), cData(5), cRst(18)),
  'abort-unread': picture(cut(24), cut(19), cData(5), { kind: 'unread', seat: 'server', y: 11 }, sRst(19)),
  'lost-syn': picture(opens(24), NONE, cLost(3), timer('client', 13), c(13), s(20)),
  'lost-syn-ack': picture(opens(22), opens(29), c(2), sLost(8), timer('server', 17), s(17), c(24)),
  'lost-third-ack-talks': picture(opens(12), opens(27), c(1), s(7), cLost(14), cData(21)),
  'lost-third-ack-silent': picture(opens(8), opens(29), s(3), cLost(10), timer('server', 18), s(18), c(25)),
  'lost-data': picture(OPEN, OPEN, cLost(2), cData(7), s(13), timer('client', 21), cData(21)),
  'out-of-order': picture(OPEN, OPEN, cData(3, 20), cData(8, 13), s(23)),
  'duplicate-data': picture(OPEN, OPEN, cData(5), cStray(7, 13), s(16), s(21)),
  'lost-fin': picture(closes(3), OPEN, cLost(3), timer('client', 13), c(13), s(20)),
  'lost-fin-ack': picture(closes(2), OPEN, c(2), sLost(8), timer('client', 16), c(16), s(23)),
  'lost-second-fin': picture(
    closes(1, ['wait', 26]),
    closes(11),
    c(1),
    sLost(11),
    timer('server', 21),
    s(21),
  ),
  'lost-last-ack': picture(
    [
      ['closing', 0],
      ['wait', 9],
    ],
    closes(4, ['none', 29]),
    s(4),
    cLost(10),
    timer('server', 18),
    s(18),
    c(24),
  ),
  'time-wait': picture([['wait', 0]], NONE, sStray(4), c(10), sStray(19)),
  'ghost-syn': picture(opens(30), [['none', 0]], cStray(2, 6), s(7), cRst(13), c(21), s(26)),
  'half-open': picture(cut(24), cut(5), cData(8), sRst(18)),
  flood: picture(NONE, NONE, cStray(1), cStray(6), cStray(11), { kind: 'full', y: 5 }, cLost(22)),
  leak: picture(closes(3), closes(8), c(3), c(10), c(17), { kind: 'full', y: 8 }),
  gauntlet: picture(
    [
      ['none', 0],
      ['open', 9],
      ['closing', 20],
      ['wait', 28],
    ],
    [
      ['none', 0],
      ['open', 16],
      ['closing', 24],
    ],
    sLost(1),
    s(5),
    c(10),
    cData(14, 23),
    cStray(19, 26),
    s(24),
  ),
}
