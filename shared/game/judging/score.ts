/** What is scored apart: the choice of flags, the numbers, the state claimed, the reason given. */
export const COLUMNS = ['flags', 'numbers', 'state', 'reason'] as const
export type Column = (typeof COLUMNS)[number]

/**
 * One thing that had to be decided: `first` right at the first try, `later` right after a refusal, `helped` right
 * after the answer was bought, `missed` never right.
 */
export type Mark = 'first' | 'later' | 'helped' | 'missed'

export interface Score {
  /** Marks in the order in which the decisions came up */
  readonly marks: { readonly [C in Column]: readonly Mark[] }
  /** Points paid for hints */
  readonly hintsPaid: number
}

export const NO_SCORE: Score = { marks: { flags: [], numbers: [], state: [], reason: [] }, hintsPaid: 0 }

/** 2 for each decision right at the first try, 1 for a later one. */
const POINTS: { readonly [M in Mark]: number } = { first: 2, later: 1, helped: 0, missed: 0 }

/** Decisions right at the first try, and all decisions. */
export const accuracyOf = (score: Score): { readonly right: number; readonly of: number } => ({
  right: sumOf(score, COLUMNS, (mark) => (mark === 'first' ? 1 : 0)),
  of: sumOf(score, COLUMNS, () => 1),
})

/** What is decided while a round is played; reasons are given afterwards and change no star. */
const PLAYED: readonly Column[] = ['flags', 'numbers', 'state']

/** Of a finished round; none where it was lost. */
export type Stars = 0 | 1 | 2 | 3

/**
 * Stars of a won round, 1 to 3: three for nine tenths of all possible points, two for six tenths.
 * A won round always has one: the connection was made.
 */
export const starsOf = (scores: readonly Score[]): 1 | 2 | 3 => {
  let decisions = 0
  let earned = 0
  for (const score of scores) {
    decisions += sumOf(score, PLAYED, () => 1)
    // Hints take from what was earned, and never more.
    earned += Math.max(0, sumOf(score, PLAYED, (mark) => POINTS[mark]) - score.hintsPaid)
  }
  const share = decisions === 0 ? 1 : earned / (decisions * POINTS.first)
  return share >= 0.9 ? 3 : share >= 0.6 ? 2 : 1
}

/** The worth of all marks in these columns. */
const sumOf = (score: Score, columns: readonly Column[], worth: (mark: Mark) => number): number => {
  let sum = 0
  for (const column of columns) for (const mark of score.marks[column]) sum += worth(mark)
  return sum
}
