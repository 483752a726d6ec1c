import { unreachable } from '../../base/unreachable.ts'
import { peerOf } from '../../game/seat.ts'
import type { LadderRow, LadderSize } from '../ladder.ts'
import { HEAD } from './look.ts'
import type { Look } from './look.ts'

/** How far along the wire a ghost, a draft and what did not arrive reach, and where labels lie: 0 to 1. */
const REACH = { refused: 0.68, draft: 0.72, lost: 0.78, dropped: 0.96 } as const

export interface Point {
  readonly x: number
  readonly y: number
}

/** A word beside an arrow: what became of it. */
export interface Aside {
  readonly at: Point
  readonly anchor: 'start' | 'end'
  readonly says: 'not-sent' | 'draft' | 'lost' | 'dropped' | 'again' | 'copy' | 'stray'
}

/** The geometry of one slanted line with what it says: numbers only, whoever draws it. */
export interface ArrowShape {
  readonly kind: 'arrived' | 'refused' | 'draft' | 'lost' | 'dropped'
  readonly from: Point
  /** Where its line ends: at a cross, a bar, a circle, or under the head */
  readonly end: Point
  /** The tip of the head, where it has one */
  readonly tip: Point
  /** The head, as a path that is turned already: a ladder has many, and a turn for each costs a browser more */
  readonly head: string
  /** Middle of its label, on the line, and how far writing is turned, in degrees */
  readonly label: Point
  readonly angle: number
  readonly asides: readonly Aside[]
  /** A cross at its tail, as a path, where it was sent and wrong: never to be taken for a ghost */
  readonly wrongMark: string | undefined
}

/** The arrow of a row that has one (a segment, a refused draft, the draft being composed). */
export const arrowOf = (row: LadderRow, size: LadderSize, look: Look): ArrowShape => {
  const kind = kindOf(row)
  const from = { x: size.x[row.seat], y: row.yFrom }
  const tip = { x: size.x[peerOf(row.seat)], y: row.yTo }
  const drop = tip.y - from.y
  const across = tip.x - from.x
  const direction = Math.sign(across)
  const at = (share: number): Point => ({ x: from.x + across * share, y: from.y + drop * share })
  const end =
    kind === 'arrived'
      ? { x: tip.x - direction * HEAD * 0.8, y: tip.y - (HEAD * 0.8 * drop) / Math.abs(across) }
      : at(REACH[kind])
  return {
    kind,
    from,
    end,
    tip,
    head: headAt(tip, Math.atan2(drop, across)),
    label: at(labelled(kind, look)),
    angle: degrees(Math.atan(drop / across)),
    wrongMark:
      row.step?.kind === 'segment' && row.step.wrong !== undefined
        ? crossAt({ x: from.x + direction * 26, y: from.y + 9 }, 6)
        : undefined,
    asides: asidesOf(row, { kind, from, end, tip, direction, drop, look }),
  }
}

/** How far along the wire a label lies: over the part of the line that is there, clear of a bar or a cross. */
const labelled = (kind: ArrowShape['kind'], { compact }: Look): number => {
  switch (kind) {
    case 'refused':
      return compact ? 0.33 : 0.37
    case 'lost':
      return REACH.lost / 2
    case 'draft':
      return 0.46
    case 'dropped':
    case 'arrived':
      return 0.5
    default:
      return unreachable(kind)
  }
}

const degrees = (radians: number): number => (radians * 180) / Math.PI

const kindOf = ({ kind, step }: LadderRow): ArrowShape['kind'] => {
  if (kind === 'draft' || kind === 'refused') return kind
  if (step?.kind !== 'segment') return 'arrived'
  if (step.lost === true) return 'lost'
  return step.dropped === true ? 'dropped' : 'arrived'
}

const asidesOf = (
  { step }: LadderRow,
  {
    kind,
    from,
    end,
    tip,
    direction,
    drop,
    look,
  }: Pick<ArrowShape, 'kind' | 'from' | 'end' | 'tip'> & {
    readonly direction: number
    readonly drop: number
    readonly look: Look
  },
): readonly Aside[] => {
  const inwards = direction > 0 ? 'start' : 'end'
  const outwards = direction > 0 ? 'end' : 'start'
  const below = { x: from.x + direction * 18, y: from.y + drop * 0.12 }
  const beside = { x: from.x + direction * 16, y: from.y + 20 }
  const again: readonly Aside[] =
    step?.kind === 'segment' && step.again ? [{ at: beside, anchor: inwards, says: 'again' }] : []
  switch (kind) {
    case 'draft':
      return [{ at: { x: below.x, y: below.y + 21 }, anchor: inwards, says: 'draft' }]
    case 'refused': {
      const at = look.compact ? { x: below.x, y: below.y + 20 } : { x: end.x + direction * 12, y: end.y + 5 }
      return [{ at, anchor: inwards, says: 'not-sent' }]
    }
    case 'lost':
      return [{ at: { x: end.x + direction * 14, y: end.y + 5 }, anchor: inwards, says: 'lost' }]
    case 'dropped':
      return [
        ...again,
        { at: { x: tip.x - direction * 20, y: tip.y + 20 }, anchor: outwards, says: 'dropped' },
      ]
    case 'arrived': {
      const made = step?.kind === 'segment' ? step.made : undefined
      // Words of some length: they stand clear of the arrow to their end.
      return made === undefined
        ? again
        : [{ at: { x: beside.x, y: beside.y + 6 }, anchor: inwards, says: made }]
    }
    default:
      return unreachable(kind)
  }
}

/** A head of this direction, in radians, with its tip here. */
const headAt = (tip: Point, turn: number): string => {
  const [along, aside] = [Math.cos(turn) * HEAD, Math.sin(turn) * HEAD]
  const corner = (side: 1 | -1): string =>
    `${rounded(tip.x - along - aside * WIDENING * side)} ${rounded(tip.y - aside + along * WIDENING * side)}`
  return `M${rounded(tip.x)} ${rounded(tip.y)}L${corner(-1)}L${corner(1)}Z`
}

/** Half the width of a head, in its length */
const WIDENING = 0.42

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Paths of the marks on an arrow: its cross, its bar, its tail. */
export const crossAt = ({ x, y }: Point, reach = 8): string =>
  `M${x - reach} ${y - reach}l${2 * reach} ${2 * reach}M${x + reach} ${y - reach}l${-2 * reach} ${2 * reach}`
export const stopAt = ({ x, y }: Point): string => `M${x} ${y - 9}v18`
export const diamondAt = ({ x, y }: Point): string => `M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z`
