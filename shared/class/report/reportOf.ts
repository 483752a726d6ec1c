import type { MisconceptionId } from '../../game/judging/misconceptions.ts'
import type { LevelId } from '../../game/levels/level.ts'
import type { Class, Student } from '../class.ts'
import { findingsOf, learnedOf } from './findings.ts'
import { overlaysOf } from './overlay.ts'
import type { RoundRecord } from './record.ts'
import type {
  ClassReport,
  Columns,
  HeatMap,
  Share,
  StudentFigures,
  TableFigures,
  TravelMap,
} from './report.ts'

/** Columns of the heat map at the most: what is read at a glance. */
const MOST_COLUMNS = 12

const DAY_MS = 86_400_000

/**
 * The report of a class. Nobody is ranked, and speed is not in it.
 *
 * @param rounds   all rounds of all tables
 * @param openedAt when the class was opened, in milliseconds
 * @param keptDays days that this server keeps anything at all
 */
export const reportOf = (
  group: Class,
  rounds: readonly RoundRecord[],
  { openedAt, keptDays }: { readonly openedAt: number; readonly keptDays: number },
): ClassReport => {
  const played = rounds
    .filter(({ segments, refused }) => segments + refused > 0)
    .toSorted((a, b) => a.startedAt - b.startedAt)
  const levels = levelsIn(group, played)
  const findings = findingsOf(played)
  return {
    code: group.code,
    title: group.plan.title,
    openedAt,
    erasedAt: group.at + Math.min(group.plan.keptDays, keptDays) * DAY_MS,
    counts: {
      students: group.students.reduce((sum, { names }) => sum + names.length, 0),
      tables: tablesIn(played).length,
      levels: levels.length,
      judged: played.reduce((sum, { segments, refused }) => sum + segments + refused, 0),
    },
    findings,
    heat: heatOf(levels, played),
    learned: learnedOf(played, new Set(findings.map(({ id }) => id))),
    students: group.students.map((student) => studentFigures(student, played)),
    tables: tablesIn(played).map((n) => tableFigures(n, played)),
    map: mapOf(played),
    overlays: overlaysOf(levels, played),
  }
}

/** The levels that were played, in the order of the plan; then those that the plan no longer has. */
const levelsIn = ({ plan }: Class, rounds: readonly RoundRecord[]): readonly LevelId[] => {
  const played = new Set(rounds.map(({ level }) => level))
  return [...new Set([...plan.levels, ...played])].filter((level) => played.has(level))
}

const tablesIn = (rounds: readonly RoundRecord[]): readonly number[] =>
  [...new Set(rounds.map(({ table }) => table))].toSorted((a, b) => a - b)

const heatOf = (levels: readonly LevelId[], rounds: readonly RoundRecord[]): HeatMap => {
  const tables = new Map<MisconceptionId, Set<number>>()
  for (const { table, shown } of rounds)
    for (const { id } of shown) tables.set(id, (tables.get(id) ?? new Set()).add(table))
  const ids = [...tables]
    .toSorted(([a, inA], [b, inB]) => inB.size - inA.size || a.localeCompare(b))
    .slice(0, MOST_COLUMNS)
    .map(([id]) => id)
  return {
    ids,
    rows: levels.map((level) => {
      const here = rounds.filter((round) => round.level === level)
      const showing = (id: MisconceptionId): number =>
        tablesIn(here.filter(({ shown }) => shown.some((one) => one.id === id))).length
      return { level, of: tablesIn(here).length, tables: ids.map(showing) }
    }),
  }
}

const NO_SHARE: Share = { right: 0, of: 0 }

/** Right at the first try, of all decisions: of one student, or of everybody. */
const columnsOf = (rounds: readonly RoundRecord[], student?: string): Columns => {
  const shares = { flags: NO_SHARE, numbers: NO_SHARE, state: NO_SHARE, reason: NO_SHARE }
  for (const { marks } of rounds)
    for (const { students, column, mark } of marks) {
      if (student !== undefined && !students.includes(student)) continue
      const { right, of } = shares[column]
      shares[column] = { right: right + (mark === 'first' ? 1 : 0), of: of + 1 }
    }
  return shares
}

const isIn = ({ seats, marks, shown }: RoundRecord, student: string): boolean =>
  [seats.client, seats.server, ...[...marks, ...shown].map(({ students }) => students)].some((students) =>
    students.includes(student),
  )

const studentFigures = ({ id, names }: Student, rounds: readonly RoundRecord[]): StudentFigures => {
  const mine = rounds.filter((round) => isIn(round, id))
  const shown = new Map<MisconceptionId, number>()
  for (const round of mine)
    for (const one of new Set(
      round.shown.filter(({ students }) => students.includes(id)).map((each) => each.id),
    ))
      shown.set(one, (shown.get(one) ?? 0) + 1)
  return {
    id,
    names,
    columns: columnsOf(mine, id),
    rounds: mine.filter(({ isWon }) => isWon).length,
    shown: [...shown]
      .map(([misconception, count]) => ({ id: misconception, rounds: count }))
      .toSorted((a, b) => b.rounds - a.rounds || a.id.localeCompare(b.id)),
    practise: practiseOf(mine, id),
  }
}

/** The level in which this student missed most decisions at the first try; undefined where none was missed. */
const practiseOf = (rounds: readonly RoundRecord[], student: string): LevelId | undefined => {
  const missed = new Map<LevelId, number>()
  for (const { level, marks } of rounds) {
    const count = marks.filter(({ students, mark }) => students.includes(student) && mark !== 'first').length
    if (count > 0) missed.set(level, (missed.get(level) ?? 0) + count)
  }
  const [most] = [...missed].toSorted(([, a], [, b]) => b - a)
  return most?.[0]
}

const tableFigures = (n: number, rounds: readonly RoundRecord[]): TableFigures => {
  const here = rounds.filter(({ table }) => table === n)
  const students = here.flatMap(({ seats, marks }) => [
    ...seats.client,
    ...seats.server,
    ...marks.flatMap((mark) => mark.students),
  ])
  return {
    n,
    students: [...new Set(students)],
    columns: columnsOf(here),
    rounds: here.map(({ turn, level, replayId, isWon, seats, segments, refused }) => ({
      turn,
      level,
      replayId,
      isWon,
      seats,
      segments,
      refused,
    })),
  }
}

const mapOf = (rounds: readonly RoundRecord[]): TravelMap => {
  const states = new Map<string, { state: TravelMap['states'][number]['state']; who: Set<string> }>()
  const arrows = new Map<
    string,
    { from: TravelMap['arrows'][number]['from']; to: TravelMap['arrows'][number]['to']; who: Set<string> }
  >()
  for (const { travelled } of rounds)
    for (const { students, from, to } of travelled) {
      const at = states.get(to) ?? { state: to, who: new Set() }
      for (const one of students) at.who.add(one)
      states.set(to, at)
      if (from === undefined) continue
      const arrow = arrows.get(`${from} ${to}`) ?? { from, to, who: new Set() }
      for (const one of students) arrow.who.add(one)
      arrows.set(`${from} ${to}`, arrow)
    }
  return {
    states: [...states.values()].map(({ state, who }) => ({ state, students: who.size })),
    arrows: [...arrows.values()].map(({ from, to, who }) => ({ from, to, students: who.size })),
  }
}
