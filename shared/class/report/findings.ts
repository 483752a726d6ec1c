import type { MisconceptionId } from '../../game/judging/misconceptions.ts'
import type { LevelId } from '../../game/levels/level.ts'
import type { RoundRecord } from './record.ts'
import type { Finding, Learned, Shows } from './report.ts'

/** So many things can be taught again in one lesson. */
const MOST_FINDINGS = 2
/** More would not be read. */
const MOST_LEARNED = 6

interface Story {
  readonly student: string
  /** Rounds of this student in which it was shown, as places in the list of all rounds */
  readonly at: readonly number[]
  /** After the last of them another round was finished without it */
  readonly isLearned: boolean
}

/**
 * What to teach again: what most tables have shown and not unlearned since. In a class of four tables or more, what a
 * single table has shown is its own affair.
 */
export const findingsOf = (rounds: readonly RoundRecord[]): readonly Finding[] => {
  const least = new Set(rounds.map(({ table }) => table)).size >= 4 ? 2 : 1
  return [...storiesOf(rounds)]
    .map(([id, stories]) => {
      const open = stories.filter(({ isLearned }) => !isLearned)
      return { id, open: tablesOf(rounds, open), all: tablesOf(rounds, stories) }
    })
    .filter(({ open }) => open >= least)
    .toSorted((a, b) => b.open - a.open || b.all - a.all || a.id.localeCompare(b.id))
    .slice(0, MOST_FINDINGS)
    .map(({ id }) => findingOf(id, rounds))
}

/** What was shown, and then, by at least half of those who had, no more: nothing of what is to be taught again. */
export const learnedOf = (
  rounds: readonly RoundRecord[],
  except: ReadonlySet<MisconceptionId>,
): readonly Learned[] =>
  [...storiesOf(rounds)]
    .filter(([id]) => !except.has(id))
    .map(([id, stories]) => ({
      id,
      students: stories.length,
      learned: stories.filter(({ isLearned }) => isLearned).length,
      until: lastLevel(rounds, stories),
    }))
    .filter(({ students, learned }) => learned > 0 && learned * 2 >= students)
    .toSorted((a, b) => b.learned - a.learned || a.id.localeCompare(b.id))
    .slice(0, MOST_LEARNED)
    .flatMap(({ until, ...rest }) => (until === undefined ? [] : [{ ...rest, until }]))

/** For each misconception, everybody who has shown it. */
const storiesOf = (rounds: readonly RoundRecord[]): ReadonlyMap<MisconceptionId, readonly Story[]> => {
  const shown = new Map<MisconceptionId, Map<string, number[]>>()
  /** The last round that each has finished, as a place in the list */
  const lastWon = new Map<string, number>()
  rounds.forEach((round, at) => {
    if (round.isWon)
      for (const student of [...round.seats.client, ...round.seats.server]) lastWon.set(student, at)
    for (const { students, id } of round.shown) {
      const who = shown.get(id) ?? new Map<string, number[]>()
      shown.set(id, who)
      for (const student of students) {
        const places = who.get(student) ?? []
        who.set(student, places)
        if (places.at(-1) !== at) places.push(at)
      }
    }
  })
  return new Map(
    [...shown].map(([id, who]) => [
      id,
      [...who].map(([student, at]) => ({
        student,
        at,
        isLearned: (lastWon.get(student) ?? -1) > (at.at(-1) ?? Infinity),
      })),
    ]),
  )
}

const tablesOf = (rounds: readonly RoundRecord[], stories: readonly Story[]): number =>
  new Set(stories.flatMap(({ at }) => at.map((place) => rounds[place]?.table))).size

const lastLevel = (rounds: readonly RoundRecord[], stories: readonly Story[]): LevelId | undefined =>
  rounds[Math.max(...stories.flatMap(({ at }) => at))]?.level

/** In the level in which most tables showed it. */
const findingOf = (id: MisconceptionId, rounds: readonly RoundRecord[]): Finding => {
  const levels = new Map<LevelId, { readonly all: Set<number>; readonly shown: Set<number> }>()
  for (const { level, table, shown } of rounds) {
    const tables = levels.get(level) ?? { all: new Set<number>(), shown: new Set<number>() }
    levels.set(level, tables)
    tables.all.add(table)
    if (shown.some((one) => one.id === id)) tables.shown.add(table)
  }
  const [worst] = [...levels].toSorted(([, a], [, b]) => b.shown.size - a.shown.size)
  if (worst === undefined) throw new Error('a finding was shown somewhere')
  const [level, { all, shown }] = worst
  return { id, level, tables: shown.size, of: all.size, show: showing(id, level, rounds) }
}

/** The first finished round of the level in which it can be seen. */
const showing = (id: MisconceptionId, level: LevelId, rounds: readonly RoundRecord[]): Shows | undefined => {
  for (const { isWon, level: played, shown, table, replayId } of rounds) {
    const found = isWon && played === level ? shown.find((one) => one.id === id) : undefined
    if (found !== undefined) return { table, replayId, step: found.step }
  }
  return undefined
}
