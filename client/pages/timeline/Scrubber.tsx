import { useId } from 'react'
import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import type { Step } from '../../../shared/game/room/step.ts'
import { useWords } from '../../i18n/index.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { Base } from './numbers.ts'
import { SPEEDS } from './useStepping.ts'
import type { Speed, Stepping } from './useStepping.ts'

const SPEED_NAMES: { readonly [S in Speed]: string } = { '0.5': '½×', '1': '1×', '4': '4×' }

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
  const helpId = useId()
  const { selected, select, move, isPlaying, togglePlaying, speed, setSpeed } = stepping
  const at = steps.findIndex((step) => step.n === selected)
  const step = steps[at]
  return (
    <section className="scrub" aria-label={timeline.steps}>
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
      <div
        className={`ticks${crowdOf(steps.length)}`}
        style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}
      >
        {steps.map((each) => (
          <i
            key={each.n}
            className={`${markOf(each)}${each.n === selected ? ' at' : ''}`}
            aria-hidden="true"
          />
        ))}
        <input
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
      <Segmented
        className="speeds"
        label={timeline.speed}
        options={SPEEDS.map((value) => ({ value, label: SPEED_NAMES[value] }))}
        value={speed}
        onChange={setSpeed}
      />
      <p id={helpId} className="vh">
        {timeline.keysHelp}
      </p>
    </section>
  )
}

/** Where there is no room for a mark a step, only those that stand out are drawn. */
const crowdOf = (steps: number): string => (steps > 56 ? ' many' : steps > 14 ? ' some' : '')

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
