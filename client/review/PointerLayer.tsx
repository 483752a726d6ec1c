import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import type { ReviewPart, ReviewPoint } from '../../shared/replay/review/review.ts'
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
/** Letters of a name on its plate */
const LONGEST_NAME = { dense: 9, wide: 14 }
/** So far beside the middle of a field its pointer's name may reach */
const NAME_REACH = 30

/** Where a field stands, in the coordinates of its writing, which is turned with its arrow. */
interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly turn: string
  /** Above this nothing else is written on the arrow */
  readonly top: number
}

/**
 * The leader's pointer, drawn over a long ladder: a frame around a field, or a hand at an arrow or a mark. It stands
 * inside the ladder's picture and reads from it where the writing is; for whoever leads it also says what the hand is over.
 *
 * @param rows  all of the ladder's
 * @param drawn changes whenever other rows are drawn than before
 */
export const PointerLayer = ({
  rows,
  drawn,
  size,
  look,
  pointer: { point, name, onPoint },
}: {
  readonly rows: readonly LadderRow[]
  readonly drawn: object
  readonly size: LadderSize
  readonly look: Look
  readonly pointer: Pointer
}): ReactNode => {
  const layer = useRef<SVGGElement>(null)
  const [box, setBox] = useState<Box>()
  const index = rows.findIndex(({ n }) => n === point?.step)
  const row = rows[index]
  const longest = look.compact ? LONGEST_NAME.dense : LONGEST_NAME.wide
  const called = name !== undefined && name.length > longest ? `${name.slice(0, longest - 1)}…` : name

  useLayoutEffect(() => {
    const group = rowDrawn(layer.current, rows, index)
    // Only the browser knows how wide its letters are: it is asked once they stand there.
    setBox(
      point === undefined || point.part === 'step' || group === undefined
        ? undefined
        : boxOf(group, point.part),
    )
  }, [rows, drawn, index, point, size, look])

  const over = useEffectEvent((event: PointerEvent | MouseEvent) => {
    const picture = pictureAround(layer.current)
    if (onPoint === undefined || picture === undefined) return
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
    const picture = pictureAround(layer.current)
    if (picture === undefined || !isLeading) return undefined
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
          <Framed box={box} name={called} />
        ) : (
          <Hand row={row} size={size} name={called} />
        ))}
    </g>
  )
}

const pictureAround = (layer: Element | null): HTMLElement | undefined =>
  layer?.closest<HTMLElement>('.picture') ?? undefined

/** The row as it stands in the piece of the ladder that holds it; undefined while that is not drawn. */
const rowDrawn = (layer: Element | null, rows: readonly LadderRow[], index: number): Element | undefined => {
  for (const piece of pictureAround(layer)?.querySelectorAll<HTMLElement>('.piece') ?? []) {
    const drawn = piece.querySelectorAll('g.row')
    const place = index - rows.findIndex(({ n }) => String(n) === piece.dataset['first'])
    if (place >= 0 && place < drawn.length) return drawn[place]
  }
  return undefined
}

/** What lies between the first letter of a piece of writing and its last. */
const extentOf = (piece: SVGTSpanElement): DOMRect | undefined => {
  const letters = piece.getNumberOfChars()
  if (letters === 0) return undefined
  const first = piece.getExtentOfChar(0)
  const last = piece.getExtentOfChar(letters - 1)
  return new DOMRect(first.x, first.y, last.x + last.width - first.x, first.height)
}

const boxOf = (row: Element, part: ReviewPart): Box | undefined => {
  const piece = pieceOf(row, part)
  const extent = piece && extentOf(piece)
  if (piece === undefined || extent === undefined) return undefined
  // On a phone the flags stand on a line of their own above the numbers.
  const flags = pieceOf(row, 'flags')
  const above = flags && extentOf(flags)
  const middle = extent.x + extent.width / 2
  const isUnder = above !== undefined && above.x - NAME_REACH < middle && middle < above.right + NAME_REACH
  return {
    x: extent.x - 4,
    y: extent.y - 1,
    width: extent.width + 8,
    height: extent.height + 2,
    turn: piece.closest('text')?.getAttribute('transform') ?? '',
    top: isUnder ? Math.min(above.y, extent.y) : extent.y,
  }
}

const Framed = ({ box, name }: { readonly box: Box; readonly name: string | undefined }): ReactNode => (
  <g transform={box.turn}>
    <rect className="frame" x={box.x} y={box.y} width={box.width} height={box.height} rx={3} />
    {name !== undefined && <Name x={box.x + box.width / 2} y={box.top - 11} isCentred name={name} />}
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
      {name !== undefined && <Name x={20} y={23} name={name} />}
    </g>
  )
}

/** A name on a plate, which is as wide as the name turns out to be. */
const Name = ({
  x,
  y,
  name,
  isCentred = false,
}: {
  readonly x: number
  /** Of the line on which it is written */
  readonly y: number
  readonly name: string
  readonly isCentred?: boolean
}): ReactNode => {
  const text = useRef<SVGTextElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => setWidth(text.current?.getComputedTextLength() ?? 0), [name])
  const left = isCentred ? x - width / 2 : x
  return (
    <>
      <rect className="plate" x={left - 6} y={y - 14} width={width + 12} height={19} rx={3} />
      <text ref={text} className="who" x={left} y={y}>
        {name}
      </text>
    </>
  )
}
