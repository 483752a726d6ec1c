import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import type { ReviewPoint } from '../../shared/replay/review/review.ts'
import { peerOf } from '../../shared/game/seat.ts'
import type { Look } from '../ladder/look.ts'
import { partWritten, pieceOf } from './parts.ts'

/** What is pointed at in a ladder. */
export interface Pointer {
  readonly point: ReviewPoint | undefined
  /** Who points; undefined for oneself */
  readonly name: string | undefined
  /** Told what the hand is over, of whoever leads; undefined for everybody else */
  readonly onPoint: ((on: ReviewPoint | undefined) => void) | undefined
}

/** How far along an arrow one points at the whole of it. */
const ALONG = 0.24
const LONGEST_NAME = 14

/** Where a field stands, in the coordinates of its writing, which is turned with its arrow. */
interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly turn: string
}

/**
 * The leader's pointer, drawn over a ladder: a frame around a field, or a hand at an arrow or a mark. It stands inside
 * the ladder's picture and reads from it where the writing is; for whoever leads it also says what the hand is over.
 *
 * @param rows those that are drawn, in the order in which they are drawn
 */
export const PointerLayer = ({
  rows,
  size,
  look,
  pointer: { point, name, onPoint },
}: {
  readonly rows: readonly LadderRow[]
  readonly size: LadderSize
  readonly look: Look
  readonly pointer: Pointer
}): ReactNode => {
  const layer = useRef<SVGGElement>(null)
  const [box, setBox] = useState<Box>()
  const index = rows.findIndex(({ n }) => n === point?.step)
  const row = rows[index]

  useLayoutEffect(() => {
    const drawn = layer.current?.ownerSVGElement?.querySelectorAll('g.row')
    const piece =
      point === undefined || point.part === 'step' || drawn?.length !== rows.length
        ? undefined
        : pieceOf(drawn[index] ?? document.body, point.part)
    // Only the browser knows how wide its letters are: it is asked once they stand there.
    setBox(piece && boxOf(piece))
  }, [rows, index, point, size, look])

  const over = useEffectEvent((event: PointerEvent | MouseEvent) => {
    const picture = layer.current?.ownerSVGElement
    if (onPoint === undefined || picture === null || picture === undefined) return
    const y = event.clientY - picture.getBoundingClientRect().top
    const hit = rows.findLast((each) => each.n !== undefined && each.y <= y && y < each.y + each.height)
    if (hit?.n === undefined) return
    const piece = document
      .elementsFromPoint(event.clientX, event.clientY)
      .find((each) => each.tagName === 'tspan' && picture.contains(each))
    const part = (piece && partWritten(piece)) ?? 'step'
    if (point?.step !== hit.n || point.part !== part) onPoint({ step: hit.n, part })
  })
  const gone = useEffectEvent(() => onPoint?.(undefined))
  const isLeading = onPoint !== undefined
  useEffect(() => {
    const picture = layer.current?.ownerSVGElement
    if (picture === null || picture === undefined || !isLeading) return undefined
    // A finger points where it taps; a mouse wherever it is.
    const move = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse') over(event)
    }
    const leave = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse') gone()
    }
    const tap = (event: MouseEvent): void => over(event)
    picture.addEventListener('pointermove', move)
    picture.addEventListener('pointerleave', leave)
    picture.addEventListener('click', tap)
    return () => {
      picture.removeEventListener('pointermove', move)
      picture.removeEventListener('pointerleave', leave)
      picture.removeEventListener('click', tap)
    }
  }, [isLeading])

  return (
    <g ref={layer} className="pointer" aria-hidden="true">
      {row !== undefined &&
        point !== undefined &&
        (point.part !== 'step' && box !== undefined ? (
          <Framed box={box} name={name} isBelow={look.compact && point.part !== 'flags'} />
        ) : (
          <Hand row={row} size={size} name={name} />
        ))}
    </g>
  )
}

const boxOf = (piece: SVGTSpanElement): Box | undefined => {
  const text = piece.closest('text')
  const letters = piece.getNumberOfChars()
  if (text === null || letters === 0) return undefined
  const first = piece.getExtentOfChar(0)
  const last = piece.getExtentOfChar(letters - 1)
  return {
    x: first.x - 4,
    y: first.y - 1,
    width: last.x + last.width - first.x + 8,
    height: first.height + 2,
    turn: text.getAttribute('transform') ?? '',
  }
}

const Framed = ({
  box,
  name,
  isBelow,
}: {
  readonly box: Box
  readonly name: string | undefined
  readonly isBelow: boolean
}): ReactNode => (
  <g transform={box.turn}>
    <rect className="frame" x={box.x} y={box.y} width={box.width} height={box.height} rx={3} />
    <Name
      x={box.x + box.width / 2}
      y={isBelow ? box.y + box.height + 17 : box.y - 10}
      anchor="middle"
      name={name}
    />
  </g>
)

const Hand = ({
  row,
  size,
  name,
}: {
  readonly row: LadderRow
  readonly size: LadderSize
  readonly name: string | undefined
}): ReactNode => {
  const isArrow = row.step?.kind === 'segment' || row.step?.kind === 'refused'
  const from = size.x[row.seat]
  const x = isArrow ? from + (size.x[peerOf(row.seat)] - from) * ALONG : from
  const y = isArrow ? row.yFrom + (row.yTo - row.yFrom) * ALONG : row.yFrom
  return (
    <g transform={`translate(${x} ${y + 2})`}>
      <path className="hand" d="M0 0V18L4.600 14L7.600 21L11 19.500L8 12.800H14Z" />
      <Name x={18} y={21} anchor="start" name={name} />
    </g>
  )
}

const Name = ({
  x,
  y,
  anchor,
  name,
}: {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle'
  readonly name: string | undefined
}): ReactNode => {
  if (name === undefined) return null
  return (
    <text className="who" x={x} y={y} textAnchor={anchor}>
      {name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name}
    </text>
  )
}
