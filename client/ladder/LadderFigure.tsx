import { Suspense, lazy, memo, useId, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Step } from '../../shared/game/room/step.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import { ladderOf } from '../../shared/replay/ladder.ts'
import type { Ladder, LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import type { State } from '../../shared/tcp/state.ts'
import { useWords } from '../i18n/index.ts'
import { Arrow } from './Arrow.tsx'
import { Bands } from './Bands.tsx'
import { Fog, FogDefs } from './Fog.tsx'
import { CallMark, ForgedMark, TimerMark } from './Marks.tsx'
import type { DraftShown } from './Label.tsx'
import type { Look } from './look.ts'

/** TIME-WAIT comes late in a round, and so may what draws it. */
const Draining = lazy(() => import('./Draining.tsx'))

/**
 * The ladder: one picture for the live table, the result and the timeline. It shows what it is given; the same as a
 * list stands beside it for whoever reads instead of looks (`TextTwin`).
 */
export const LadderFigure = ({
  steps,
  start,
  size,
  look,
  viewer,
  draft,
  base,
  label,
  onSelect,
}: {
  readonly steps: readonly Step[]
  readonly start: BySeat<State | undefined>
  readonly size: LadderSize
  readonly look: Look
  /** Whose eyes: the other end lies in the fog. `all` sees both. */
  readonly viewer: Seat | 'all'
  readonly draft?: DraftShown | undefined
  /** Subtracted from the numbers of each line: the ISNs for relative numbers */
  readonly base?: BySeat<number> | undefined
  /** What the picture is called, where it is not the ladder of a round */
  readonly label?: string
  readonly onSelect?: (n: number) => void
}): ReactNode => {
  const words = useWords()
  const id = useId().replace(/[^a-z0-9]/gi, '')
  const [known] = useState(() => steps.reduce((most, step) => Math.max(most, step.n), 0))
  const drafting = draft?.seat
  const ladder = useMemo(() => ladderOf(steps, start, size, drafting), [steps, start, size, drafting])
  const { rows } = ladder
  const hidden = viewer === 'all' ? undefined : viewer === 'client' ? 'server' : 'client'
  return (
    <svg
      className="ladder"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing inside the page has no other tag
      role="img"
      aria-label={label ?? words.ladder.label}
      viewBox={`0 0 ${ladder.width} ${ladder.height}`}
      width={ladder.width}
      height={ladder.height}
    >
      <Ground id={id} ladder={ladder} size={size} look={look} hidden={hidden} />
      {rows.map((row) => (
        <Row
          key={row.n ?? 'draft'}
          row={row}
          size={size}
          look={look}
          mask={hidden === undefined ? undefined : `url(#${id}-ma)`}
          hidden={hidden}
          draft={draft}
          base={base}
          fresh={row.n !== undefined && row.n > known}
        />
      ))}
      {onSelect !== undefined && <Picks rows={rows} width={ladder.width} onSelect={onSelect} />}
    </svg>
  )
}

/** What the rows stand on: fog, lifelines, bands. */
export const Ground = memo(function Ground({
  id,
  ladder,
  size,
  look,
  hidden,
}: {
  readonly id: string
  readonly ladder: Ladder
  readonly size: LadderSize
  readonly look: Look
  /** The end that lies in the fog */
  readonly hidden: Seat | undefined
}): ReactNode {
  const { width, height, bands } = ladder
  return (
    <>
      <defs>
        <Patterns id={id} />
        {hidden !== undefined && <FogDefs id={id} hidden={hidden} size={size} height={height} />}
      </defs>
      {hidden !== undefined && <Fog id={id} width={width} height={height} />}
      {SEATS.map((seat) => (
        <line
          key={seat}
          className={seat === hidden ? 'life veiled' : 'life'}
          x1={size.x[seat]}
          x2={size.x[seat]}
          y1={size.top - 6}
          y2={height}
        />
      ))}
      <Bands id={id} bands={bands.filter(({ seat }) => seat !== hidden)} size={size} look={look} />
      {bands.some(({ state }) => state === 'TIME-WAIT') && (
        <Suspense>
          <Draining ladder={ladder} size={size} />
        </Suspense>
      )}
    </>
  )
})

/** One row; it is drawn anew only when something of its own changes. */
export const Row = memo(function Row({
  row,
  size,
  look,
  mask,
  hidden,
  draft,
  base,
  fresh,
}: {
  readonly row: LadderRow
  readonly size: LadderSize
  readonly look: Look
  readonly mask: string | undefined
  readonly hidden: Seat | undefined
  readonly draft: DraftShown | undefined
  readonly base: BySeat<number> | undefined
  readonly fresh: boolean
}): ReactNode {
  const words = useWords()
  const { step } = row
  if (step?.kind === 'forged') return <ForgedMark row={row} size={size} look={look} step={step} />
  if (step?.kind === 'call') return <CallMark row={row} size={size} look={look} text={step.call.kind} />
  if (step?.kind === 'timer')
    return (
      <TimerMark
        row={row}
        size={size}
        look={look}
        text={step.timer === 'wait' ? words.ladder.wait : step.timer === 'time-wait' ? '2 MSL' : 'RTO'}
      />
    )
  return (
    <Arrow
      row={row}
      size={size}
      look={look}
      mask={mask}
      hidden={hidden}
      draft={draft}
      base={base}
      fresh={fresh}
    />
  )
})

/** Each row can be pointed at. */
const Picks = memo(function Picks({
  rows,
  width,
  onSelect,
}: {
  readonly rows: readonly LadderRow[]
  readonly width: number
  readonly onSelect: (n: number) => void
}): ReactNode {
  return rows.map(
    ({ n, y, height }) =>
      n !== undefined && (
        <rect
          key={n}
          className="pick"
          x={0}
          y={y}
          width={width}
          height={height}
          onClick={() => onSelect(n)}
        />
      ),
  )
})

/** Textures of the states: colour is never the only sign. */
const Patterns = ({ id }: { readonly id: string }): ReactNode =>
  SEATS.map((seat) => (
    <g key={seat}>
      <pattern id={`${id}-opening-${seat}`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1.5" className={`fill-${seat}`} />
      </pattern>
      <pattern
        id={`${id}-closing-${seat}`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="2.6" height="6" className={`fill-${seat}`} />
      </pattern>
      <pattern id={`${id}-waiting-${seat}`} width="12" height="6" patternUnits="userSpaceOnUse">
        <rect width="12" height="2.2" className={`fill-${seat}`} />
      </pattern>
    </g>
  ))
