import type { ReactNode } from 'react'
import { unreachable } from '../../shared/base/unreachable.ts'
import { peerOf } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import type { LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import { arrowOf, crossAt, stopAt } from '../../shared/replay/picture/arrow.ts'
import type { ArrowShape, Aside } from '../../shared/replay/picture/arrow.ts'
import { useWords } from '../i18n/index.ts'
import type { Catalogue } from '../i18n/index.ts'
import { fieldsOfStep, relative } from './fields.ts'
import { Label } from './Label.tsx'
import type { DraftShown } from './Label.tsx'
import type { Look } from './look.ts'
import { TailMark } from './Marks.tsx'
import { Rider } from './Rider.tsx'

/** A segment, a refused draft, or the draft being composed: one slanted line with what it says. */
export const Arrow = ({
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
  /** It grows, with a small mark riding it */
  readonly fresh: boolean
}): ReactNode => {
  const words = useWords()
  const { seat, step } = row
  const fields = row.kind === 'draft' ? draft?.fields : fieldsOfStep(step, base)
  if (fields === undefined) return null
  const shape = arrowOf(row, size, look)
  const { kind, from, tip, label, angle } = shape
  const isSent = kind !== 'refused' && kind !== 'draft'
  const plain =
    row.kind === 'draft'
      ? draft?.plain
      : step?.kind === 'segment'
        ? words.coach.plain({ ...step.plain, below: relative(step.segment.ack, base?.[peerOf(seat)]) })
        : undefined
  const hasNote = look.hasPlain && !look.compact && plain !== undefined && kind !== 'refused'
  const isFresh = fresh && kind === 'arrived'
  const tries = step?.kind === 'refused' ? step.tries : 1
  return (
    <g
      className={`row c-${seat}${isSent ? ' sent' : ''}${isFresh ? ' fresh' : ''}${isGone(kind) ? ` ${kind}` : ''}`}
    >
      <Wire shape={shape} mask={mask} />
      {isSent && seat !== hidden && <TailMark seat={seat} x={from.x} y={from.y} />}
      {shape.wrongMark !== undefined && <path className="badmark" d={shape.wrongMark} />}
      <Label
        fields={fields}
        seat={seat}
        look={look}
        x={label.x}
        y={label.y}
        angle={angle}
        tone={TONES[kind]}
      />
      {hasNote && (
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
      )}
      {isFresh && <Rider flags={fields.flags} from={from} to={tip} />}
      {shape.asides.map(({ at, anchor, says }) => (
        <text
          key={says}
          className={`tag ${says === 'not-sent' ? 'fault' : says}`}
          x={at.x}
          y={at.y}
          fontSize={look.noteSize}
          textAnchor={anchor}
        >
          {saidBy(says, tries, words)}
        </text>
      ))}
    </g>
  )
}

/** The line itself, and how it ends. */
const Wire = ({
  shape,
  mask,
}: {
  readonly shape: ArrowShape
  readonly mask: string | undefined
}): ReactNode => {
  const { kind, from, end, head } = shape
  const line = { className: 'wire', x1: from.x, y1: from.y, x2: end.x, y2: end.y }
  const masked = mask === undefined ? {} : { mask }
  switch (kind) {
    case 'draft':
      return (
        <g className="draft">
          <line {...line} />
          <circle className="open" cx={end.x} cy={end.y} r={5} />
        </g>
      )
    case 'refused':
      return (
        <g className="ghost">
          <line {...line} />
          <path className="stop" d={stopAt(end)} />
        </g>
      )
    case 'lost':
    case 'dropped':
      return (
        <>
          <g {...(kind === 'lost' ? {} : masked)}>
            <line {...line} />
          </g>
          <path className="cross" d={crossAt(end)} />
        </>
      )
    case 'arrived':
      return (
        <g {...masked}>
          <line {...line} pathLength={1} />
          <path className="head" d={head} />
        </g>
      )
    default:
      return unreachable(kind)
  }
}

/** What never came to the other end. That is the network's doing, and no fault. */
const isGone = (kind: ArrowShape['kind']): boolean => kind === 'lost' || kind === 'dropped'

const TONES = { refused: 'ghosted', draft: 'drafted', lost: 'dim', dropped: '', arrived: '' } as const

const saidBy = (says: Aside['says'], tries: number, { ladder }: Catalogue): string =>
  says === 'not-sent' ? `✕ ${ladder.notSent}${tries > 1 ? ` · ${ladder.tries(tries)}` : ''}` : ladder[says]
