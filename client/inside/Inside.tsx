import { useState } from 'react'
import type { ReactNode } from 'react'
import { unreachable } from '../../shared/base/unreachable.ts'
import { bySeat } from '../../shared/game/seat.ts'
import type { BySeat } from '../../shared/game/seat.ts'
import type { Lens } from '../../shared/replay/lens.ts'
import type { Told } from '../../shared/replay/timeline.ts'
import { useLessons } from '../i18n/lessons.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { HeaderBits } from './HeaderBits.tsx'
import { Memory } from './Memory.tsx'
import { Pipes } from './Pipes.tsx'
import { RulerView } from './RulerView.tsx'
import '../styles/inside.css'

const TABS = ['pipes', 'ruler', 'memory', 'bits'] as const
type Tab = (typeof TABS)[number]

/** A step of a finished round from inside: as pipes, as numbered octets, as memory, and its segment as bits. */
const Inside = ({
  timeline,
  n,
  lens,
  base,
}: {
  readonly timeline: Told
  /** The step */
  readonly n: number
  readonly lens: Lens
  readonly base: BySeat<number> | undefined
}): ReactNode => {
  const lessons = useLessons()
  const [tab, setTab] = useState<Tab>('pipes')
  if (lessons === undefined) return null
  const { inside } = lessons
  const moment = timeline.moments[n]
  const step = timeline.steps.find((each) => each.n === n)
  const now = bySeat((seat) => (lens === 'all' || lens === seat ? moment?.[seat] : undefined))
  return (
    <section className="inside" aria-label={inside.title}>
      <Segmented
        label={inside.title}
        value={tab}
        onChange={setTab}
        options={TABS.map((value) => ({ value, label: inside.tab[value] }))}
      />
      {shown(tab)}
    </section>
  )

  function shown(which: Tab): ReactNode {
    if (lessons === undefined) return null
    switch (which) {
      case 'pipes':
        return <Pipes states={bySeat((seat) => now[seat]?.state)} lessons={lessons} />
      case 'ruler':
        return <RulerView timeline={timeline} n={n} lens={lens} base={base} lessons={lessons} />
      case 'memory':
        return <Memory now={now} lessons={lessons} />
      case 'bits':
        return step?.kind === 'segment' ? (
          <HeaderBits segment={step.segment} seat={step.seat} lessons={lessons} />
        ) : (
          <p className="cap">{inside.noSegment}</p>
        )
      default:
        return unreachable(which)
    }
  }
}

export default Inside
