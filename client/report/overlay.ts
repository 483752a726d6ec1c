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

/** One arrow of the overlay: which row, from which end, what most of them say, and how many go there. */
export interface LaidStroke {
  readonly row: number
  readonly seat: Seat
  readonly flags: string
  readonly count: number
}

/** All rounds over each other: for each row and end, how many sent, and what most of these said. */
export const laidOver = ({ rounds }: Pick<Overlay, 'rounds'>): readonly LaidStroke[] => {
  const laid = new Map<string, Map<string, number>>()
  for (const { line } of rounds)
    strokesOf(line).forEach(({ seat, flags }, row) => {
      const key = `${row} ${seat}`
      const said = laid.get(key) ?? new Map<string, number>()
      said.set(flags, (said.get(flags) ?? 0) + 1)
      laid.set(key, said)
    })
  return [...laid].map(([key, said]) => {
    const [row, seat] = key.split(' ')
    const [most] = [...said].toSorted((a, b) => b[1] - a[1])
    return {
      row: Number(row),
      seat: seat === 'server' ? 'server' : 'client',
      flags: most?.[0] ?? '',
      count: [...said.values()].reduce((sum, count) => sum + count, 0),
    }
  })
}
