import type { Overlay } from '../../shared/class/report/report.ts'
import type { Seat } from '../../shared/game/seat.ts'

/** One segment of a line such as `C SYN` or `S SYN,ACK`. */
export interface Stroke {
  readonly seat: Seat
  readonly flags: string
}

/** A way in which a round went, and how many went it. */
export interface Way {
  readonly strokes: readonly Stroke[]
  readonly count: number
}

export const strokesOf = (line: readonly string[]): readonly Stroke[] =>
  line.map((text) => ({ seat: text.startsWith('S') ? 'server' : 'client', flags: asDrawn(text.slice(2)) }))

/** Flags in the order in which every ladder says them: `FIN,ACK`. */
const asDrawn = (flags: string): string => {
  const names = flags.split(',')
  return names.includes('ACK') ? [...names.filter((name) => name !== 'ACK'), 'ACK'].join(',') : flags
}

/** The different ways in which the rounds went, the most travelled first. */
export const waysOf = ({ rounds }: Pick<Overlay, 'rounds'>): readonly Way[] => {
  const ways = new Map<string, Way>()
  for (const { line } of rounds) {
    const key = line.join('|')
    const known = ways.get(key)
    ways.set(key, { strokes: known?.strokes ?? strokesOf(line), count: (known?.count ?? 0) + 1 })
  }
  return [...ways.values()].toSorted((a, b) => b.count - a.count)
}

/** One arrow of the overlay: from which end, what it says, and how many rounds sent it there. */
export interface LaidStroke extends Stroke {
  readonly count: number
}

/**
 * All rounds over each other, an arrow a row: the most travelled way first, then each other way laid along it, with a
 * row of its own for what only it has.
 */
export const laidOver = (overlay: Pick<Overlay, 'rounds'>): readonly LaidStroke[] =>
  waysOf(overlay).reduce<readonly LaidStroke[]>((rows, { strokes, count }) => {
    const along = alongside(rows, strokes)
    return along.map(({ one, other }): LaidStroke => {
      const { seat, flags } = one ?? other
      return { seat, flags, count: (one?.count ?? 0) + (other === undefined ? 0 : count) }
    })
  }, [])

/** Which strokes of a line the other line does not have, in their places. */
export const onlyIn = (line: readonly Stroke[], other: readonly Stroke[]): readonly boolean[] =>
  alongside(line, other).flatMap(({ one, other: met }) => (one === undefined ? [] : [met === undefined]))

/** Two lines beside each other: what both have, as much as can be in one order, and what only one of them has. */
type Along<S> =
  | { readonly one: S; readonly other: Stroke | undefined }
  | { readonly one: undefined; readonly other: Stroke }

const alongside = <S extends Stroke>(one: readonly S[], other: readonly Stroke[]): readonly Along<S>[] => {
  const common = commonIn(one, other)
  const along: Along<S>[] = []
  let [at, met] = [0, 0]
  while (at < one.length || met < other.length) {
    const [here, there] = [one[at], other[met]]
    if (here !== undefined && there !== undefined && isSame(here, there)) {
      along.push({ one: here, other: there })
      at += 1
      met += 1
    } else if (
      there === undefined ||
      (here !== undefined && (common[at + 1]?.[met] ?? 0) >= (common[at]?.[met + 1] ?? 0))
    ) {
      if (here !== undefined) along.push({ one: here, other: undefined })
      at += 1
    } else {
      along.push({ one: undefined, other: there })
      met += 1
    }
  }
  return along
}

/** How many strokes the rests of two lines have in common, from each pair of places. */
const commonIn = (one: readonly Stroke[], other: readonly Stroke[]): readonly (readonly number[])[] => {
  const common = Array.from({ length: one.length + 1 }, () =>
    Array.from({ length: other.length + 1 }, () => 0),
  )
  for (let at = one.length - 1; at >= 0; at -= 1)
    for (let met = other.length - 1; met >= 0; met -= 1) {
      const [row, here, there] = [common[at], one[at], other[met]]
      if (row === undefined || here === undefined || there === undefined) continue
      row[met] = isSame(here, there)
        ? 1 + (common[at + 1]?.[met + 1] ?? 0)
        : Math.max(common[at + 1]?.[met] ?? 0, row[met + 1] ?? 0)
    }
  return common
}

const isSame = (one: Stroke, other: Stroke): boolean => one.seat === other.seat && one.flags === other.flags
