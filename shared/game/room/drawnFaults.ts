import { drawn } from '../../base/random.ts'
import type { SegmentSort, Stray, WireFault } from '../levels/level.ts'
import { SEATS } from '../seat.ts'
import type { Seat } from '../seat.ts'

/** What a wire that is left to chance does in one round. */
export interface DrawnWire {
  readonly faults: readonly WireFault[]
  readonly strays: readonly Stray[]
}

/** The n-th segment of a sort is lost so often at most: a segment that is sent a third time arrives. */
const MOST_LOSSES_OF_A_SORT = 2

/**
 * What befalls a round, drawn from a seed: the same seed and count always give the same. The first is a loss that
 * strikes in every play; the others are losses of any segment, copies, segments that are overtaken and old
 * duplicates. None comes twice, and each heals by itself, so that two sound players always win.
 *
 * @param seed  known to the players, perhaps: nothing else may be drawn from it
 * @param count how many, 0 to 9
 */
export const drawnWire = (seed: string, count: number): DrawnWire => {
  let wire: DrawnWire = { faults: [], strays: [] }
  for (let turn = 0; sizeOf(wire) < count; turn += 1) {
    const menu = sizeOf(wire) === 0 ? SURE : MENU[drawn(seed, `sort of fault ${turn}`, MENU.length)]
    const dish = menu?.[drawn(seed, `fault ${turn}`, menu.length)]
    if (dish !== undefined) wire = withDish(wire, dish)
  }
  return wire
}

const sizeOf = ({ faults, strays }: DrawnWire): number => faults.length + strays.length

type Dish =
  { readonly kind: 'fault'; readonly fault: WireFault } | { readonly kind: 'stray'; readonly stray: Stray }

const withDish = ({ faults, strays }: DrawnWire, dish: Dish): DrawnWire =>
  dish.kind === 'stray'
    ? { faults, strays: strays.length === 0 ? [dish.stray] : strays }
    : { faults: isOneMore(faults, dish.fault) ? [...faults, dish.fault] : faults, strays }

/** One segment has one fate, and no sort is lost for ever. */
const isOneMore = (faults: readonly WireFault[], { from, what, nth, fate }: WireFault): boolean => {
  const alike = faults.filter((other) => other.from === from && other.what === what)
  const losses = alike.filter((other) => other.fate.kind === 'lost').length
  return alike.every((other) => other.nth !== nth) && (fate.kind !== 'lost' || losses < MOST_LOSSES_OF_A_SORT)
}

const lost = (from: Seat, what: SegmentSort, nth: number): Dish => ({
  kind: 'fault',
  fault: { from, what, nth, fate: { kind: 'lost' } },
})

const opening = (from: Seat): SegmentSort => (from === 'client' ? 'syn' : 'syn-ack')

/** Losses that strike in every play of a whole life. */
const SURE: readonly Dish[] = SEATS.flatMap((from) =>
  [opening(from), 'data' as const, 'fin' as const].map((what) => lost(from, what, 1)),
)

/** Losses of later segments: of a second try, of an acknowledgement, of what else is said. */
const LOSSES: readonly Dish[] = SEATS.flatMap((from) =>
  [opening(from), 'data' as const, 'fin' as const, 'ack' as const].flatMap((what) =>
    [1, 2, 3].map((nth) => lost(from, what, nth)),
  ),
)

const COPIES: readonly Dish[] = SEATS.flatMap((from) =>
  [opening(from), 'data' as const, 'fin' as const].flatMap((what) =>
    [1, 2].map((nth): Dish => ({
      kind: 'fault',
      fault: { from, what, nth, fate: { kind: 'doubled', afterMs: 400 * nth } },
    })),
  ),
)

const overtaken = (from: Seat, what: SegmentSort, nth: number, by: SegmentSort, byNth: number): Dish => {
  const until = { kind: 'arrived', from, what: by, nth: byNth } as const
  return { kind: 'fault', fault: { from, what, nth, fate: { kind: 'held', until } } }
}

/** What one end says is overtaken by what it says next. */
const OVERTAKEN: readonly Dish[] = [
  overtaken('server', 'data', 1, 'data', 2),
  overtaken('server', 'data', 2, 'data', 3),
  overtaken('server', 'ack', 1, 'data', 1),
  overtaken('server', 'ack', 1, 'fin', 1),
  overtaken('client', 'ack', 1, 'fin', 1),
  overtaken('client', 'ack', 1, 'data', 1),
]

/** Segments of an earlier connection between the same ports: their numbers lie before those of this one. */
const OLD: readonly Dish[] = [
  { kind: 'stray', stray: { to: 'server', when: 'start', flags: ['SYN'], seq: { of: 'client', plus: -50 } } },
  {
    kind: 'stray',
    stray: {
      to: 'server',
      when: { kind: 'arrived', from: 'client', what: 'data', nth: 1 },
      flags: ['SYN'],
      seq: { of: 'client', plus: -50 },
    },
  },
  {
    kind: 'stray',
    stray: {
      to: 'client',
      when: { kind: 'arrived', from: 'server', what: 'data', nth: 1 },
      flags: ['ACK', 'PSH'],
      seq: { of: 'server', plus: -30 },
      ack: { of: 'client', plus: -50 },
      data: 'Hello!',
    },
  },
]

/** Half of what is drawn is lost: what is lost is what the levels before have taught. */
const MENU: readonly (readonly Dish[])[] = [LOSSES, LOSSES, LOSSES, LOSSES, COPIES, OVERTAKEN, OVERTAKEN, OLD]
