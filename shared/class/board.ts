import { appearance } from '../tcp/appearance.ts'
import type { MisconceptionId } from '../game/judging/misconceptions.ts'
import { holdsPlace, isForgetful } from '../game/room/backlog.ts'
import type { Room, Round } from '../game/room/room.ts'
import { starsIn } from '../game/room/viewOf.ts'
import { SEATS, bySeat } from '../game/seat.ts'
import type { Seat } from '../game/seat.ts'
import type { BacklogRow, BoardRow, FloodView } from './view.ts'

/** So long without anything that moves the connection on, and a table needs somebody, in milliseconds. */
export const STUCK_MS = 120_000

/** So many misconceptions of a round are kept on its row. */
const MOST_SHOWN = 6

/**
 * The row of a table, as its room is now.
 *
 * @param before the same table's row as it was told last: it knows when each misconception was shown first
 */
export const boardRow = (n: number, room: Room, before: BoardRow | undefined): BoardRow => {
  const { round } = room
  const turn = room.hosted?.turn ?? 0
  const base = { n, turn, level: room.settings.level, replayId: round?.replayId }
  if (round === undefined)
    return {
      ...base,
      phase: 'waiting',
      isPaused: false,
      states: { client: 'CLOSED', server: 'CLOSED' },
      segments: 0,
      par: 0,
      since: room.at,
      tries: 0,
      shown: [],
      now: [],
      stars: undefined,
      backlog: undefined,
    }
  const isOver = room.phase !== 'playing'
  return {
    ...base,
    phase: isOver ? 'over' : 'playing',
    isPaused: round.pausedAt !== undefined,
    states: bySeat((seat) => appearance(round.play[seat].tcb)),
    segments: round.flightsMade,
    par: round.level.par,
    since: Math.max(...SEATS.map((seat) => round.play[seat].changedAt)),
    tries: SEATS.reduce((sum, seat) => sum + round.play[seat].decision.tries, 0),
    shown: shownIn(round, room.at, before?.replayId === round.replayId ? before.shown : []),
    now: isOver ? [] : SEATS.flatMap((seat) => misconceptionNow(round, seat)),
    stars: isOver ? starsIn(room, round) : undefined,
    backlog: backlogIn(round),
  }
}

/** The half-open connections of a round's listener; undefined where the level has no backlog. */
export const backlogIn = (round: Round): BacklogRow | undefined => {
  const { backlog, level } = round
  if (backlog === undefined || level.backlog === undefined) return undefined
  return {
    size: level.backlog.size,
    taken: backlog.places.length + (holdsPlace(round) ? 1 : 0),
    dropped: backlog.dropped,
    isForgetful: isForgetful(round),
  }
}

/** How the tables with these backlogs stand a flood; undefined where there are none. */
export const floodIn = (all: readonly BacklogRow[]): FloodView | undefined => {
  if (all.length === 0) return undefined
  const count = (is: (row: BacklogRow) => boolean): number => all.filter(is).length
  return {
    of: all.length,
    full: count(({ taken, size, isForgetful: isOpen }) => !isOpen && taken >= size),
    cookies: count((row) => row.isForgetful),
    dropped: count(({ dropped }) => dropped > 0),
  }
}

const shownIn = (round: Round, at: number, before: BoardRow['shown']): BoardRow['shown'] => {
  const known = new Set(before.map(({ id, seat }) => `${seat} ${id}`))
  const fresh = SEATS.flatMap((seat) =>
    [...new Set(round.play[seat].revealed.map(({ id }) => id))]
      .filter((id) => !known.has(`${seat} ${id}`))
      .map((id) => ({ id, seat, at })),
  )
  return fresh.length === 0 ? before : [...before, ...fresh].slice(-MOST_SHOWN)
}

const misconceptionNow = (round: Round, seat: Seat): readonly MisconceptionId[] => {
  const verdict = round.play[seat].decision.refused?.verdict
  const id =
    verdict === undefined || verdict.kind === 'conforming' ? undefined : verdict.diagnosis.misconception
  return id === undefined ? [] : [id]
}

/** Why a table is looked at before others: the first that holds. */
export const NEEDS = ['called', 'stuck', 'wrong', 'playing', 'waiting', 'done'] as const
export type Need = (typeof NEEDS)[number]

/**
 * What a table needs from the teacher now.
 *
 * @param isDone it has finished the level once, and plays it again until the others have too
 */
export const needOf = (
  row: BoardRow,
  {
    calls,
    now,
    isDone = false,
  }: { readonly calls: boolean; readonly now: number; readonly isDone?: boolean },
): Need => {
  if (calls) return 'called'
  // A round that was lost on the live wire is over, and nobody is done.
  if ((row.phase === 'over' && row.stars !== 0) || isDone) return 'done'
  if (row.phase === 'waiting') return 'waiting'
  if (!row.isPaused && now - row.since >= STUCK_MS) return 'stuck'
  return row.now.length > 0 ? 'wrong' : 'playing'
}

/**
 * Rows in the order in which a teacher should look at them: who calls, then who is stuck, the longest first; tables
 * alike stay in the order of their numbers, so that rows do not jump about.
 */
export const needsFirst = (
  rows: readonly BoardRow[],
  {
    calls,
    now,
    done = NOBODY,
  }: { readonly calls: ReadonlySet<number>; readonly now: number; readonly done?: ReadonlySet<number> },
): readonly BoardRow[] => {
  const rank = (row: BoardRow): number =>
    NEEDS.indexOf(needOf(row, { calls: calls.has(row.n), now, isDone: done.has(row.n) }))
  return rows.toSorted(
    (a, b) => rank(a) - rank(b) || (rank(a) === NEEDS.indexOf('stuck') ? a.since - b.since : 0) || a.n - b.n,
  )
}

const NOBODY: ReadonlySet<number> = new Set()

/** How many tables have shown each misconception since a moment; the most first. */
export const goingWrong = (
  rows: readonly BoardRow[],
  since: number,
): readonly { readonly id: MisconceptionId; readonly tables: readonly number[] }[] => {
  const tables = new Map<MisconceptionId, Set<number>>()
  for (const { n, shown } of rows)
    for (const { id, at } of shown) if (at >= since) tables.set(id, (tables.get(id) ?? new Set()).add(n))
  return [...tables]
    .map(([id, where]) => ({ id, tables: [...where].toSorted((a, b) => a - b) }))
    .toSorted((a, b) => b.tables.length - a.tables.length || a.id.localeCompare(b.id))
}
