import { memo, useEffect, useId, useMemo, useRef } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { peerOf } from '../../../shared/game/seat.ts'
import type { BySeat } from '../../../shared/game/seat.ts'
import type { Ladder, LadderRow, LadderSize } from '../../../shared/replay/ladder.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import { useWords } from '../../i18n/index.ts'
import { Ground, Row } from '../../ladder/LadderFigure.tsx'
import type { Look } from '../../ladder/look.ts'
import { PointerLayer } from '../../review/PointerLayer.tsx'
import type { Pointer } from '../../review/PointerLayer.tsx'
import { piecesOf } from './pieces.ts'
import type { Piece } from './pieces.ts'
import { Sketch } from './Sketch.tsx'
import { usePieces } from './usePieces.ts'
import type { Scroll } from './useScroll.ts'
import { WaitMark } from './WaitMark.tsx'

interface Drawn {
  readonly size: LadderSize
  readonly look: Look
  readonly lens: Lens
  readonly base: BySeat<number> | undefined
}

/**
 * The ladder of a whole round, of any length: the same picture as `LadderFigure`, drawn in pieces that stay as they are
 * while one moves through it. Only the mark of the selected step moves, and it is drawn by nobody: the compositor
 * shifts it.
 */
export const LongLadder = memo(function LongLadder({
  ladder,
  scroll,
  height,
  row,
  fresh,
  pointer,
  children,
  onSelect,
  ...drawn
}: Drawn & {
  readonly ladder: Ladder
  readonly scroll: Scroll
  /** Of the board */
  readonly height: number
  /** The selected step's */
  readonly row: LadderRow | undefined
  /** The n of the step whose arrow grows now */
  readonly fresh: number | undefined
  /** What somebody points at, where it is looked at together */
  readonly pointer: Pointer | undefined
  /** What stands over the picture and is no part of it */
  readonly children?: ReactNode
  readonly onSelect: (n: number) => void
}): ReactNode {
  const { ladder: words } = useWords()
  const picture = useRef<HTMLDivElement>(null)
  // Written by hand: nothing else changes with it.
  useEffect(() => {
    const follow = (): void => void picture.current?.toggleAttribute('data-fast', scroll.isFast())
    return scroll.subscribe(follow)
  }, [scroll])
  const pick = (event: MouseEvent<HTMLElement>): void => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top
    const hit = ladder.rows.find((each) => y >= each.y && y < each.y + each.height)
    if (hit?.n !== undefined) onSelect(hit.n)
  }
  return (
    <div className="long" style={{ width: ladder.width, height: ladder.height }}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- the keys are the page's, and its twin is a list */}
      <div className="picture" ref={picture} role="img" aria-label={words.label} onClick={pick}>
        <Pieces ladder={ladder} scroll={scroll} height={height} fresh={fresh} pointer={pointer} {...drawn} />
        {row !== undefined && (
          <i className="sel" style={{ transform: `translateY(${row.y}px) scaleY(${row.height})` }} />
        )}
      </div>
      {children}
    </div>
  )
})

/** So few pieces are drawn as fast as one goes through them. */
const FEW = 2

const Pieces = memo(function Pieces({
  ladder,
  scroll,
  height,
  fresh,
  pointer,
  size,
  look,
  lens,
  base,
}: Drawn & {
  readonly ladder: Ladder
  readonly scroll: Scroll
  readonly height: number
  readonly fresh: number | undefined
  readonly pointer: Pointer | undefined
}): ReactNode {
  const id = useId().replace(/[^a-z0-9]/gi, '')
  const pieces = useMemo(() => piecesOf(ladder), [ladder])
  const standing = usePieces(scroll, height, pieces)
  const hidden = lens === 'all' ? undefined : peerOf(lens)
  return (
    <>
      <svg
        className="ladder"
        viewBox={`0 0 ${ladder.width} ${ladder.height}`}
        width={ladder.width}
        height={ladder.height}
      >
        <Ground id={id} ladder={ladder} size={size} look={look} hidden={hidden} />
        {pieces.length > FEW && <Sketch pieces={pieces} size={size} look={look} hidden={hidden} />}
      </svg>
      {pieces.map(
        (piece, place) =>
          standing.has(place) && (
            <DrawnPiece
              key={piece.rows[0]?.n}
              piece={piece}
              ground={id}
              fresh={piece.rows.some(({ n }) => n === fresh) ? fresh : undefined}
              size={size}
              look={look}
              lens={lens}
              base={base}
            />
          ),
      )}
      {pointer !== undefined && (
        <svg className="ladder over" width={ladder.width} height={ladder.height} aria-hidden="true">
          <PointerLayer rows={ladder.rows} drawn={standing} size={size} look={look} pointer={pointer} />
        </svg>
      )}
    </>
  )
})

const DrawnPiece = memo(function DrawnPiece({
  piece: { rows, from, to },
  ground,
  fresh,
  size,
  look,
  lens,
  base,
}: Drawn & {
  readonly piece: Piece
  /** The id of what the rows stand on: the fog's mask is there */
  readonly ground: string
  readonly fresh: number | undefined
}): ReactNode {
  const hidden = lens === 'all' ? undefined : peerOf(lens)
  return (
    <div
      className="piece"
      data-first={rows[0]?.n}
      style={{ top: from, height: to - from }}
      aria-hidden="true"
    >
      <svg
        className="ladder"
        viewBox={`0 ${from} ${size.width} ${to - from}`}
        width={size.width}
        height={to - from}
      >
        {rows.map((row) => (
          <Row
            key={row.n}
            row={row}
            size={size}
            look={look}
            mask={hidden === undefined ? undefined : `url(#${ground}-ma)`}
            hidden={hidden}
            draft={undefined}
            base={base}
            fresh={fresh !== undefined && row.n === fresh}
          />
        ))}
        {rows.map(
          (row) =>
            row.waitMs !== undefined && (
              <WaitMark key={row.n} row={row} size={size} look={look} ms={row.waitMs} />
            ),
        )}
        {look.hasGutter && rows.map((row) => <Gutter key={row.n} row={row} width={size.width} />)}
      </svg>
    </div>
  )
})

/** The number of a step and its time, in seconds since the round began. */
const Gutter = ({
  row: { n, yFrom, step },
  width,
}: {
  readonly row: LadderRow
  readonly width: number
}): ReactNode => (
  <>
    <text className="gut" x={22} y={yFrom + 4} textAnchor="middle">
      {n}
    </text>
    <text className="gut" x={width - 14} y={yFrom + 4} textAnchor="end">
      {step === undefined ? '' : (step.at / 1000).toFixed(2)}
    </text>
  </>
)
