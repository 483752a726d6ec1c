import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EndpointView } from '../../shared/game/room/view.ts'
import type { SegmentStep, Step } from '../../shared/game/room/step.ts'
import { bySeat } from '../../shared/game/seat.ts'
import type { Lessons } from '../i18n/lessons.ts'
import { useWords } from '../i18n/index.ts'
import { flagsInWords } from '../ladder/fields.ts'
import { HeaderBits } from './HeaderBits.tsx'
import { Pipes } from './Pipes.tsx'
import '../styles/inside.css'

/** While a round is played: both pipes as far as this end knows them, and the header of a segment it has seen. */
export const TableInside = ({
  me,
  steps,
  n,
  lessons,
}: {
  readonly me: EndpointView
  readonly steps: readonly Step[]
  /** The step to begin with; the newest segment where it is none */
  readonly n: number | undefined
  readonly lessons: Lessons
}): ReactNode => {
  const { app } = useWords()
  const { inside } = lessons
  const segments = steps.filter((step): step is SegmentStep => step.kind === 'segment')
  const [chosen, choose] = useState(() => (segments.some((step) => step.n === n) ? n : segments.at(-1)?.n))
  // Opened before anything was seen, it shows what comes first.
  const step = segments.find((each) => each.n === chosen) ?? segments.at(-1)
  return (
    <div className="inside">
      <Pipes states={bySeat((seat) => (seat === me.seat ? me.state : undefined))} lessons={lessons} />
      {step === undefined ? (
        <p className="cap">{inside.none}</p>
      ) : (
        <>
          <label className="which">
            <span>{inside.segment}</span>
            <select value={step.n} onChange={(event) => choose(Number(event.target.value))}>
              {segments.map((each) => (
                <option key={each.n} value={each.n}>
                  {`${each.n} · ${app[each.seat]} · ${flagsInWords(each.segment.flags)}`}
                </option>
              ))}
            </select>
          </label>
          <HeaderBits key={step.n} segment={step.segment} seat={step.seat} lessons={lessons} />
        </>
      )}
    </div>
  )
}
