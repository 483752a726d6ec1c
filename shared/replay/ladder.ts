import { unreachable } from '../base/unreachable.ts'
import type { Step } from '../game/room/step.ts'
import { SEATS } from '../game/seat.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import type { State } from '../tcp/state.ts'

/** How large a ladder is drawn, in CSS pixels, and whose it is. */
export interface LadderSize {
  readonly width: number
  /** Where the two lifelines stand */
  readonly x: BySeat<number>
  readonly top: number
  /** Height of a segment's row, and how far a segment falls on its way */
  readonly pitch: number
  readonly slant: number
  /** Where in its row a segment leaves, 0 to 1 */
  readonly lead: number
  /** Space below the last row */
  readonly tail: number
  readonly minHeight: number
  /** Milliseconds of a long wait before a step (by n): it is drawn as a zigzag, with room of its own */
  readonly waits?: ReadonlyMap<number, number>
  /** How long 2 MSL are in this round, in milliseconds; the game's own unless given */
  readonly twoMslMs?: number
  /** Empty room above a step (by n), in pixels, where the ladder stands beside another one */
  readonly gaps?: ReadonlyMap<number, number>
}

/** One row of the ladder: a step, or the draft being composed. */
export interface LadderRow {
  /** The step's n; undefined for the draft */
  readonly n: number | undefined
  readonly kind: 'segment' | 'refused' | 'call' | 'timer' | 'forged' | 'draft'
  readonly seat: Seat
  /** The row's own band of the picture */
  readonly y: number
  readonly height: number
  /** Where it happens at its seat, and where a segment reaches the other end */
  readonly yFrom: number
  readonly yTo: number
  readonly step: Step | undefined
  /** The long wait above it, in milliseconds: it takes the first `WAIT_ROOM` of the row */
  readonly waitMs?: number | undefined
}

/** A stretch of a lifeline in one state. */
export interface LadderBand {
  readonly seat: Seat
  readonly state: State
  readonly y: number
  readonly height: number
  /** The state named at its beginning: not where the stretch is too short for its name */
  readonly isNamed: boolean
  readonly isFirst: boolean
  /** Where its name stands: below a call that made it, and above its beginning where a mark follows at once */
  readonly named: 'below' | 'below-mark' | 'above'
}

export interface Ladder {
  readonly width: number
  readonly height: number
  readonly rows: readonly LadderRow[]
  readonly bands: readonly LadderBand[]
}

/** Height of a row without a segment, as a share of the pitch */
const SMALL_ROW = 0.6
/** Height of what comes from outside, in pixels: it has a line, and no more */
const FORGED_ROW = 30
/** Height of a zigzag, in pixels */
export const WAIT_ROOM = 34

/**
 * The pitch with which these rows fill a height, in pixels.
 *
 * @param hasDraft a draft is being composed below them, as high as a segment
 * @param height   of all rows together
 */
export const pitchFilling = (
  steps: readonly Step[],
  hasDraft: boolean,
  height: number,
  { least, most }: { readonly least: number; readonly most: number },
): number => {
  const fixed = steps.filter(({ kind }) => kind === 'forged').length * FORGED_ROW
  const units = steps.reduce((sum, step) => sum + unitsOf(step), hasDraft ? 1 : 0)
  return Math.min(most, Math.max(least, (height - fixed) / Math.max(1, units)))
}

const unitsOf = (step: Step): number => {
  if (step.kind === 'forged') return 0
  return isSmall(step) ? SMALL_ROW : 1
}

/** Height of a step's row: what needs no room for an arrow across takes less. */
export const rowHeight = (step: Step, pitch: number): number =>
  step.kind === 'forged' ? FORGED_ROW : pitch * unitsOf(step)

const isSmall = ({ kind }: Step): boolean => kind === 'call' || kind === 'timer' || kind === 'forged'

export const FIRST_NAME_ROOM = 14
/** Shortest stretch that has room for its state's name, in pixels */
const NAME_ROOM = 28

/**
 * The geometry of a ladder diagram: time runs down, a segment leaves at its row and arrives lower at the other
 * end; the sender's state changes at the tail, the receiver's at the head, so "both are ESTABLISHED" is never one
 * instant. Segments that overtake or cross each other do so in the picture. Nothing is drawn here.
 *
 * @param steps in order; what the viewer may see
 * @param start the states in which the lifelines begin; undefined for an end that the viewer cannot see
 * @param draft the seat that composes a segment now, if any
 */
export const ladderOf = (
  steps: readonly Step[],
  start: BySeat<State | undefined>,
  size: LadderSize,
  draft: Seat | undefined,
): Ladder => {
  const rows = [...layRows(steps, size)]
  const end = rows.reduce((lowest, row) => Math.max(lowest, row.y + row.height), size.top)
  if (draft !== undefined) rows.push(draftRow(draft, end, size))
  const bottom = draft === undefined ? end : end + size.pitch
  const height = Math.max(bottom + size.tail, size.minHeight)
  return { width: size.width, height, rows, bands: bandsOf(rows, start, size.top, height) }
}

const layRows = (steps: readonly Step[], size: LadderSize): readonly LadderRow[] => {
  // A call that comes at once leaves the name of the first state its place.
  const isLate = size.gaps !== undefined || (steps[0] !== undefined && isSmall(steps[0]))
  let y = size.top + (isLate ? FIRST_NAME_ROOM : 0)
  const laid = steps.map((step): LadderRow => {
    const small = isSmall(step)
    const waitMs = size.waits?.get(step.n)
    const room = waitMs === undefined ? 0 : WAIT_ROOM
    const height = rowHeight(step, size.pitch) + room
    y += size.gaps?.get(step.n) ?? 0
    const yFrom = y + room + (small ? (height - room) * 0.5 : size.pitch * size.lead)
    const row = {
      n: step.n,
      kind: step.kind,
      seat: step.seat,
      y,
      height,
      yFrom,
      yTo: small ? yFrom : yFrom + size.slant,
      step,
      waitMs,
    }
    y += height
    return row
  })
  const byNumber = new Map(laid.map((row) => [row.n, row]))
  return laid.map((row) => arrivingLater(row, byNumber, size))
}

/** A segment that arrived after later steps ends below them: so two of them cross. */
const arrivingLater = (
  row: LadderRow,
  rows: ReadonlyMap<number | undefined, LadderRow>,
  size: LadderSize,
): LadderRow => {
  const { step } = row
  if (step?.kind !== 'segment' || step.arrivedAfter === undefined || step.arrivedAfter <= step.n) return row
  const after = rows.get(step.arrivedAfter)
  return after === undefined ? row : { ...row, yTo: Math.max(row.yTo, after.yFrom + size.slant * 0.7) }
}

const draftRow = (seat: Seat, y: number, size: LadderSize): LadderRow => {
  const yFrom = y + size.pitch * size.lead
  return {
    n: undefined,
    kind: 'draft',
    seat,
    y,
    height: size.pitch,
    yFrom,
    yTo: yFrom + size.slant,
    step: undefined,
  }
}

interface Turn {
  readonly y: number
  readonly state: State
  readonly isMark: boolean
}

const bandsOf = (
  rows: readonly LadderRow[],
  start: BySeat<State | undefined>,
  top: number,
  bottom: number,
): readonly LadderBand[] =>
  SEATS.flatMap((seat) => {
    const first = start[seat]
    if (first === undefined) return []
    const turns = rows.flatMap((row) => turnsOf(row, seat)).sort((a, b) => a.y - b.y)
    const changes = [{ y: top - 6, state: first, isMark: false }, ...turns].filter(
      (turn, index, all) => index === 0 || all[index - 1]?.state !== turn.state,
    )
    return changes.map((turn, index): LadderBand => {
      const height = (changes[index + 1]?.y ?? bottom) - turn.y
      return {
        seat,
        state: turn.state,
        y: turn.y,
        height,
        isNamed: height >= NAME_ROOM || index === changes.length - 1,
        isFirst: index === 0,
        named: turn.isMark ? 'below-mark' : isMarkNear(rows, seat, turn.y) ? 'above' : 'below',
      }
    })
  })

/** A call or a timer follows so near below that its name would be written over the state's. */
const isMarkNear = (rows: readonly LadderRow[], seat: Seat, y: number): boolean =>
  rows.some((row) => {
    const isMark = row.kind === 'call' || row.kind === 'timer'
    return isMark && row.seat === seat && row.yFrom > y && row.yFrom < y + NAME_ROOM
  })

/** Where a row changes the state of a seat. */
const turnsOf = (row: LadderRow, seat: Seat): readonly Turn[] => {
  const { step } = row
  if (step === undefined) return []
  switch (step.kind) {
    case 'call':
    case 'timer':
      return step.seat === seat ? [{ y: row.yFrom, state: step.state, isMark: true }] : []
    case 'segment': {
      const state = step.seat === seat ? step.senderState : step.receiverState
      const y = step.seat === seat ? row.yFrom : row.yTo
      return state === undefined ? [] : [{ y, state, isMark: false }]
    }
    case 'refused':
    case 'forged':
      return []
    default:
      return unreachable(step)
  }
}

/** How a state is drawn on the lifeline. */
export type StateFamily = 'idle' | 'opening' | 'open' | 'closing' | 'waiting'

export const familyOf = (state: State): StateFamily => {
  switch (state) {
    case 'CLOSED':
    case 'LISTEN':
      return 'idle'
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      return 'opening'
    case 'ESTABLISHED':
      return 'open'
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
      return 'closing'
    case 'TIME-WAIT':
      return 'waiting'
    default:
      return unreachable(state)
  }
}
