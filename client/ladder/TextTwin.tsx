import { memo } from 'react'
import type { ReactNode } from 'react'
import { unreachable } from '../../shared/base/unreachable.ts'
import { peerOf } from '../../shared/game/seat.ts'
import type { BySeat } from '../../shared/game/seat.ts'
import type { SegmentStep, Step } from '../../shared/game/room/step.ts'
import { useWords } from '../i18n/index.ts'
import type { Catalogue } from '../i18n/index.ts'
import { fieldsOfStep } from './fields.ts'

/** Everything that the picture says, as an ordered list: the ladder of keyboards and screen readers. */
export const TextTwin = memo(function TextTwin({
  steps,
  base,
  isVisible = false,
  selected,
  more,
  onSelect,
}: {
  readonly steps: readonly Step[]
  readonly base?: BySeat<number> | undefined
  readonly isVisible?: boolean
  readonly selected?: number
  readonly more?: More
  readonly onSelect?: ((n: number) => void) | undefined
}): ReactNode {
  const words = useWords()
  return (
    <ol className={isVisible ? 'twin' : 'vh'} aria-label={words.ladder.list}>
      {piecesOf(steps).map((piece) => (
        <Lines
          key={piece[0]?.n}
          steps={piece}
          base={base}
          more={more}
          current={piece.some(({ n }) => n === selected) ? selected : undefined}
          onSelect={onSelect}
        />
      ))}
    </ol>
  )
})

/** What else is to be said of a step, by n; the same function as long as it says the same. */
export type More = ((n: number) => string) | undefined

/** So many lines are looked at together for what has changed. */
const PIECE = 24

const pieces = new WeakMap<readonly Step[], readonly (readonly Step[])[]>()

/** The steps cut into pieces; the same steps always into the same ones. */
const piecesOf = (steps: readonly Step[]): readonly (readonly Step[])[] => {
  const known = pieces.get(steps)
  if (known !== undefined) return known
  const cut = Array.from({ length: Math.ceil(steps.length / PIECE) }, (_, at) =>
    steps.slice(at * PIECE, (at + 1) * PIECE),
  )
  pieces.set(steps, cut)
  return cut
}

const Lines = memo(function Lines({
  steps,
  base,
  more,
  current,
  onSelect,
}: {
  readonly steps: readonly Step[]
  readonly base: BySeat<number> | undefined
  readonly more: More
  readonly current: number | undefined
  readonly onSelect: ((n: number) => void) | undefined
}): ReactNode {
  return steps.map((step) => (
    <Line
      key={step.n}
      step={step}
      base={base}
      more={more}
      isCurrent={step.n === current}
      onSelect={onSelect}
    />
  ))
})

/** One step; of a long list only the lines that change are written anew. */
const Line = memo(function Line({
  step,
  base,
  more,
  isCurrent,
  onSelect,
}: {
  readonly step: Step
  readonly base: BySeat<number> | undefined
  readonly more: More
  readonly isCurrent: boolean
  readonly onSelect: ((n: number) => void) | undefined
}): ReactNode {
  const words = useWords()
  const said = sentenceOf(step, base, words) + (more?.(step.n) ?? '')
  return (
    <li aria-current={isCurrent ? 'step' : undefined}>
      {onSelect === undefined ? (
        said
      ) : (
        <button type="button" onClick={() => onSelect(step.n)}>
          {said}
        </button>
      )}
    </li>
  )
})

/** One step in a full sentence. */
export const sentenceOf = (step: Step, base: BySeat<number> | undefined, words: Catalogue): string => {
  const { ladder, app } = words
  const who = app[step.seat]
  switch (step.kind) {
    case 'call':
      return `${ladder.step(step.n, who, ladder.calls(step.call.kind))} ${ladder.enters(who, step.state)}`
    case 'timer':
      if (step.timer === 'wait')
        return `${ladder.step(step.n, who, ladder.waits)} ${ladder.enters(who, step.state)}`
      return `${ladder.step(step.n, who, ladder.timer(step.timer === 'time-wait' ? '2 MSL' : 'RTO'))} ${ladder.enters(who, step.state)}`
    case 'forged':
      return ladder.forgedFrom(step.n, step.address, ladder.forged[step.fate])
    case 'refused':
    case 'segment': {
      const fields = fieldsOfStep(step, base)
      const numbers = [
        `seq ${fields?.seq ?? ''}`,
        ...(fields?.ack === undefined ? [] : [`ack ${fields.ack}`]),
        ...(fields === undefined || fields.len === 0 ? [] : [`len ${fields.len}`]),
      ].join(', ')
      const said = ladder.step(
        step.n,
        who,
        step.kind === 'segment'
          ? ladder.sends(fields?.flags ?? '', numbers)
          : ladder.drafts(fields?.flags ?? '', numbers),
      )
      if (step.kind === 'refused') return said
      const sender = step.senderState === undefined ? '' : ` ${ladder.enters(who, step.senderState)}`
      const other = app[peerOf(step.seat)]
      const receiver = step.receiverState === undefined ? '' : ` ${ladder.enters(other, step.receiverState)}`
      const fate = fateOf(step, ladder)
      return `${said}${fate === '' ? '' : ` (${fate})`}${sender}${receiver}`
    }
    default:
      return unreachable(step)
  }
}

/** What the wire did to a segment, or that it made it; empty for most. */
const fateOf = ({ lost, dropped, made, wrong, again }: SegmentStep, ladder: Catalogue['ladder']): string =>
  [
    ...(wrong === undefined ? [] : [ladder.wrong]),
    ...(again && made === undefined ? [ladder.again] : []),
    ...(dropped === true ? [ladder.dropped] : lost === true ? [ladder.lost] : []),
    ...(made === undefined ? [] : [made === 'copy' ? ladder.copy : ladder.stray]),
  ].join(', ')
