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

const POINTS: { readonly [M in Mark]: number } = { first: 2, later: 1, helped: 0, missed: 0 }

/** Points of a score: 2 for each decision right at the first try, 1 for a later one, minus the hints; at least 0. */
export const pointsOf = (score: Score): number => {
  const earned = COLUMNS.flatMap((column) => score.marks[column]).reduce((sum, mark) => sum + POINTS[mark], 0)
  return Math.max(0, earned - score.hintsPaid)
}

/** Decisions right at the first try, and all decisions. */
export const accuracyOf = (score: Score): { readonly right: number; readonly of: number } => {
  const marks = COLUMNS.flatMap((column) => score.marks[column])
  return { right: marks.filter((mark) => mark === 'first').length, of: marks.length }
}

/** What is decided while a round is played; reasons are given afterwards and change no star. */
const PLAYED = ['flags', 'numbers', 'state'] as const

/**
 * Stars of a finished round, 1 to 3: three for nine tenths of all possible points, two for six tenths.
 * A finished round always has one: the connection was made.
 */
export const starsOf = (scores: readonly Score[]): 1 | 2 | 3 => {
  const played = scores.map((score) => ({ ...score, marks: { ...score.marks, reason: [] } }))
  const decisions = played.flatMap(({ marks }) => PLAYED.flatMap((column) => marks[column])).length
  const earned = played.reduce((sum, score) => sum + pointsOf(score), 0)
  const share = decisions === 0 ? 1 : earned / (decisions * POINTS.first)
  return share >= 0.9 ? 3 : share >= 0.6 ? 2 : 1
}
