import type { LevelId } from '../../game/levels/level.ts'
import type { RoundRecord } from './record.ts'
import type { Overlay } from './report.ts'

/** For each level the first finished round of every table, and the two of them that differ most. */
export const overlaysOf = (levels: readonly LevelId[], rounds: readonly RoundRecord[]): readonly Overlay[] =>
  levels.flatMap((level) => {
    const first = new Map<number, RoundRecord>()
    for (const round of rounds)
      if (round.isWon && round.level === level && !first.has(round.table)) first.set(round.table, round)
    const lines = [...first.values()].map(({ table, replayId, line }) => ({ table, replayId, line }))
    return lines.length === 0 ? [] : [{ level, rounds: lines, apart: apartest(lines) }]
  })

/** Alike rounds are compared once: of 200 tables few are really different. */
const apartest = (rounds: Overlay['rounds']): Overlay['apart'] => {
  const kinds = new Map<string, number>()
  rounds.forEach(({ line }, at) => {
    const text = line.join('\n')
    if (!kinds.has(text)) kinds.set(text, at)
  })
  const places = [...kinds.values()]
  let most = 0
  let apart: Overlay['apart']
  places.forEach((one, at) => {
    for (const other of places.slice(at + 1)) {
      const steps = distance(rounds[one]?.line ?? [], rounds[other]?.line ?? [])
      if (steps <= most) continue
      most = steps
      apart = { one, other }
    }
  })
  return apart
}

/** How many segments must be put in, left out or exchanged to make one line of the other. */
export const distance = (one: readonly string[], other: readonly string[]): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  one.forEach((word, down) => {
    const next = [down + 1]
    other.forEach((sign, right) => {
      const exchanged = (row[right] ?? 0) + (word === sign ? 0 : 1)
      next.push(Math.min(exchanged, (row[right + 1] ?? 0) + 1, (next[right] ?? 0) + 1))
    })
    row = next
  })
  return row.at(-1) ?? 0
}
