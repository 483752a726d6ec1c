import { memo, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import type { Step } from '../../../shared/game/room/step.ts'
import { SEATS } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { isMistake } from '../../../shared/replay/mistakes.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { SpeedChoice } from './Choices.tsx'
import type { Base } from './numbers.ts'
import { usePointing } from './usePointing.ts'
import type { Stepping } from './useStepping.ts'

/** Time as a line: one mark a step, by what happened there. Arrow keys are the page's. */
export const Scrubber = ({
  steps,
  stepping,
  base,
}: {
  readonly steps: readonly Step[]
  readonly stepping: Stepping
  readonly base: Base
}): ReactNode => {
  const words = useWords()
  const { timeline } = words
  const told = useLessons()?.step
  const moving = useLessons()?.moving
  const helpId = useId()
  const { selected, select, move, mistakes, isPlaying, togglePlaying, speed, setSpeed } = stepping
  const at = steps.findIndex((step) => step.n === selected)
  const step = steps[at]
  const slider = useRef<HTMLInputElement>(null)
  const pointing = usePointing(slider, (share) => {
    const to = steps[Math.min(steps.length - 1, Math.max(0, Math.floor(share * steps.length)))]
    if (to !== undefined) select(to.n)
  })
  return (
    <section className="scrub" aria-label={timeline.steps}>
      <Keys move={move} isPlaying={isPlaying} togglePlaying={togglePlaying} />
      {moving !== undefined && steps.some(isMistake) && (
        <div className="keys wrongs">
          <Mistake name={moving.previousMistake} to={mistakes.previous} onPress={select} isBack />
          <Mistake name={moving.nextMistake} to={mistakes.next} onPress={select} />
        </div>
      )}
      <div className="ticks" {...pointing}>
        <Ticks steps={steps} />
        <span className="rail" aria-hidden="true">
          <i className="mover" style={{ transform: `translateX(${((at + 0.5) / steps.length) * 100}%)` }}>
            <i className={`at${steps.length > MOST_SYMBOLS ? ' line' : ''}`} />
          </i>
        </span>
        <input
          ref={slider}
          type="range"
          min={1}
          max={steps.length}
          value={at + 1}
          aria-label={timeline.steps}
          aria-describedby={helpId}
          aria-valuetext={step === undefined ? '' : sentenceOf(step, base, words)}
          onChange={(event) => select(steps[Number(event.target.value) - 1]?.n ?? 1)}
        />
      </div>
      <SpeedChoice value={speed} onChange={setSpeed} />
      <p id={helpId} className="vh">
        {told?.keysHelp}
      </p>
    </section>
  )
}

/** More marks than these stand as lines: symbols would lie on each other. */
const MOST_SYMBOLS = 56

/** From so many marks on, a narrow line of time shows only those that stand out: the style sheet knows how narrow. */
const MANY = [6, 13, 26] as const

/** One mark a step. They stay as they are while one steps through them. */
const Ticks = memo(function Ticks({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  if (steps.length <= MOST_SYMBOLS)
    return (
      <span
        className={`marks${MANY.filter((many) => steps.length > many)
          .map((many) => ` over-${many}`)
          .join('')}`}
        style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}
        aria-hidden="true"
      >
        {steps.map((each) => (
          <i key={each.n} className={markOf(each)} />
        ))}
      </span>
    )
  const line = (isOne: (step: Step) => boolean, top: number, height: number): string =>
    steps.flatMap((step, place) => (isOne(step) ? [`M${place + 0.5} ${top}v${height}`] : [])).join('')
  return (
    <svg className="marks" viewBox={`0 0 ${steps.length} 44`} preserveAspectRatio="none" aria-hidden="true">
      {SEATS.map((seat) => (
        <path
          key={seat}
          className={`of-${seat}`}
          d={line(
            (step) => step.kind === 'segment' && step.seat === seat && !isMistake(step),
            seat === 'client' ? 12 : 22,
            10,
          )}
        />
      ))}
      <path className="of-timers" d={line(({ kind }) => kind === 'timer', 6, 32)} />
      <path className="of-wrong" d={line(isMistake, 4, 36)} />
    </svg>
  )
})

/** The buttons that move by a step or to an end, and let it play. */
const Keys = memo(function Keys({
  move,
  isPlaying,
  togglePlaying,
}: Pick<Stepping, 'move' | 'isPlaying' | 'togglePlaying'>): ReactNode {
  const { timeline } = useWords()
  return (
    <div className="keys">
      <Key name={timeline.first} icon="first" onPress={() => move(-Infinity)} />
      <Key name={timeline.previous} icon="back" onPress={() => move(-1)} />
      <button
        type="button"
        className="btn small"
        aria-label={isPlaying ? timeline.pause : timeline.play}
        onClick={togglePlaying}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <Key name={timeline.next} icon="forward" onPress={() => move(1)} />
      <Key name={timeline.last} icon="last" onPress={() => move(Infinity)} />
    </div>
  )
})

const Mistake = memo(function Mistake({
  name,
  to,
  onPress,
  isBack = false,
}: {
  readonly name: string
  /** Undefined where there is none that way */
  readonly to: number | undefined
  readonly onPress: (n: number) => void
  readonly isBack?: boolean
}): ReactNode {
  return (
    <button
      type="button"
      className="btn small quiet"
      aria-label={name}
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && onPress(to)}
    >
      {isBack && <Icon name="back" />}
      <Icon name="cross" />
      {!isBack && <Icon name="forward" />}
    </button>
  )
})

const Key = ({
  name,
  icon,
  onPress,
}: {
  readonly name: string
  readonly icon: 'first' | 'back' | 'forward' | 'last'
  readonly onPress: () => void
}): ReactNode => (
  <button type="button" className="btn small quiet" aria-label={name} onClick={onPress}>
    <Icon name={icon} />
  </button>
)

/** The class of a step's mark: a diamond, a disc, a square, a clock, a cross. */
const markOf = (step: Step): string => {
  switch (step.kind) {
    case 'segment':
      if (step.wrong !== undefined) return 'm-g'
      if (step.lost === true || step.dropped === true) return 'm-x'
      return step.seat === 'client' ? 'm-c' : 'm-s'
    case 'call':
      return step.seat === 'client' ? 'm-a' : 'm-b'
    case 'timer':
      return 'm-t'
    case 'refused':
      return 'm-g'
    case 'forged':
      return 'm-x'
    default:
      return unreachable(step)
  }
}
