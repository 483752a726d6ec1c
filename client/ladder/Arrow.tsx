import type { ReactNode } from 'react'
import { peerOf } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import type { LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import { useWords } from '../i18n/index.ts'
import { fieldsOfStep, relative } from './fields.ts'
import { Label } from './Label.tsx'
import type { DraftShown } from './Label.tsx'
import { HEAD } from './look.ts'
import type { Look } from './look.ts'
import { TailMark } from './Marks.tsx'
import { Rider } from './Rider.tsx'

/** How far along the wire a ghost and a draft reach, and where labels lie. */
const GHOST_REACH = 0.68
const DRAFT_REACH = 0.72
const LOST_REACH = 0.78
const DROPPED_REACH = 0.96

/** A segment, a refused draft, or the draft being composed: one slanted line with what it says. */
export const Arrow = ({
  row,
  size,
  look,
  mask,
  hidden,
  draft,
  base,
  picked,
  fresh,
}: {
  readonly row: LadderRow
  readonly size: LadderSize
  readonly look: Look
  readonly mask: string | undefined
  readonly hidden: Seat | undefined
  readonly draft: DraftShown | undefined
  readonly base: BySeat<number> | undefined
  readonly picked: boolean
  /** It grows, with a small mark riding it */
  readonly fresh: boolean
}): ReactNode => {
  const words = useWords()
  const { seat, step } = row
  const from = size.x[seat]
  const to = size.x[peerOf(seat)]
  const drop = row.yTo - row.yFrom
  const direction = Math.sign(to - from)
  const at = (share: number): { readonly x: number; readonly y: number } => ({
    x: from + (to - from) * share,
    y: row.yFrom + drop * share,
  })
  const isGhost = row.kind === 'refused'
  const label = at(isGhost ? (look.compact ? 0.33 : 0.37) : row.kind === 'draft' ? 0.46 : 0.5)
  const angle = (Math.atan(drop / (to - from)) * 180) / Math.PI
  const fields = row.kind === 'draft' ? draft?.fields : fieldsOfStep(step, base)
  if (fields === undefined) return null
  const plain =
    row.kind === 'draft'
      ? draft?.plain
      : step?.kind === 'segment'
        ? words.coach.plain({ ...step.plain, below: relative(step.segment.ack, base?.[peerOf(seat)]) })
        : undefined
  const className = `row c-${seat}${picked ? ' picked' : ''}`
  const note = look.hasPlain && !look.compact && plain !== undefined && !isGhost && (
    <text
      className="note"
      x={label.x}
      y={label.y + look.noteSize + 7}
      fontSize={look.noteSize}
      textAnchor="middle"
      transform={`rotate(${angle} ${label.x} ${label.y})`}
    >
      {plain}
    </text>
  )
  const text = (tone: '' | 'ghosted' | 'drafted'): ReactNode => (
    <Label fields={fields} seat={seat} look={look} x={label.x} y={label.y} angle={angle} tone={tone} />
  )
  const aside = (x: number, y: number, anchor: 'start' | 'end', tone: string, said: string): ReactNode => (
    <text className={`tag ${tone}`} x={x} y={y} fontSize={look.noteSize} textAnchor={anchor}>
      {said}
    </text>
  )
  const inwards = direction > 0 ? 'start' : 'end'

  if (row.kind === 'draft' || isGhost) {
    const end = at(isGhost ? GHOST_REACH : DRAFT_REACH)
    const tries = step?.kind === 'refused' ? step.tries : 1
    const refusal = `✕ ${words.ladder.notSent}${tries > 1 ? ` · ${words.ladder.tries(tries)}` : ''}`
    return (
      <g className={className}>
        <g className={isGhost ? 'ghost' : 'draft'}>
          <line className="wire" x1={from} y1={row.yFrom} x2={end.x} y2={end.y} />
          {isGhost ? (
            <path className="stop" d={`M${end.x} ${end.y - 9}v18`} />
          ) : (
            <circle className="open" cx={end.x} cy={end.y} r={5} />
          )}
        </g>
        {text(isGhost ? 'ghosted' : 'drafted')}
        {note}
        {isGhost
          ? look.compact
            ? aside(from + direction * 18, row.yFrom + drop * 0.12 + 20, inwards, 'fault', refusal)
            : aside(end.x + direction * 12, end.y + 5, inwards, 'fault', refusal)
          : aside(from + direction * 18, row.yFrom + drop * 0.12 + 21, inwards, '', words.ladder.draft)}
      </g>
    )
  }

  // Sent and wrong: a solid arrow with a cross at its tail, never to be taken for a ghost.
  const wrongMark = step?.kind === 'segment' && step.wrong !== undefined && (
    <path className="badmark" d={`M${from + direction * 26 - 6} ${row.yFrom + 3}l12 12m0 -12l-12 12`} />
  )

  if (step?.kind === 'segment' && step.lost === true) {
    const end = at(LOST_REACH)
    return (
      <g className={`${className} sent`}>
        <line className="wire" x1={from} y1={row.yFrom} x2={end.x} y2={end.y} />
        <path className="cross" d={`M${end.x - 8} ${end.y - 8}l16 16M${end.x + 8} ${end.y - 8}l-16 16`} />
        <TailMark seat={seat} x={from} y={row.yFrom} />
        {wrongMark}
        {text('')}
        {note}
        {aside(end.x + direction * 14, end.y + 5, inwards, 'fault', words.ladder.lost)}
      </g>
    )
  }

  if (step?.kind === 'segment' && step.dropped === true) {
    const end = at(DROPPED_REACH)
    return (
      <g className={`${className} sent`}>
        <g {...(mask === undefined ? {} : { mask })}>
          <line className="wire" x1={from} y1={row.yFrom} x2={end.x} y2={end.y} />
        </g>
        <path className="cross" d={`M${end.x - 8} ${end.y - 8}l16 16M${end.x + 8} ${end.y - 8}l-16 16`} />
        {seat !== hidden && <TailMark seat={seat} x={from} y={row.yFrom} />}
        {text('')}
        {note}
        {step.again && aside(from + direction * 16, row.yFrom + 20, inwards, '', words.ladder.again)}
        {aside(
          to - direction * 20,
          row.yTo + 20,
          inwards === 'start' ? 'end' : 'start',
          'fault',
          words.ladder.dropped,
        )}
      </g>
    )
  }

  const headX = to - direction * HEAD * 0.8
  const headY = row.yTo - (HEAD * 0.8 * drop) / Math.abs(to - from)
  const headAngle = (Math.atan2(drop, to - from) * 180) / Math.PI
  const isAgain = step?.kind === 'segment' && step.again
  const isMade = step?.kind === 'segment' && step.made !== undefined
  return (
    <g className={`${className} sent${fresh ? ' fresh' : ''}`}>
      <g {...(mask === undefined ? {} : { mask })}>
        <line className="wire" pathLength={1} x1={from} y1={row.yFrom} x2={headX} y2={headY} />
        <path
          className="head"
          transform={`translate(${to} ${row.yTo}) rotate(${headAngle})`}
          d={`M0 0L${-HEAD} ${-HEAD * 0.42}L${-HEAD} ${HEAD * 0.42}Z`}
        />
      </g>
      {seat !== hidden && <TailMark seat={seat} x={from} y={row.yFrom} />}
      {wrongMark}
      {text('')}
      {note}
      {fresh && <Rider flags={fields.flags} from={{ x: from, y: row.yFrom }} to={{ x: to, y: row.yTo }} />}
      {isAgain && !isMade && aside(from + direction * 16, row.yFrom + 20, inwards, '', words.ladder.again)}
      {step?.kind === 'segment' &&
        step.made !== undefined &&
        aside(
          from + direction * 16,
          row.yFrom + 20,
          inwards,
          '',
          step.made === 'copy' ? words.ladder.copy : words.ladder.stray,
        )}
    </g>
  )
}
