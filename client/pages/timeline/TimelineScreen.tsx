import { Suspense, lazy, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { accuracyOf } from '../../../shared/game/judging/score.ts'
import { SEATS, bySeat } from '../../../shared/game/seat.ts'
import { throughLens } from '../../../shared/replay/lens.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { LevelId } from '../../../shared/game/levels/level.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { Bar } from '../../app/Bar.tsx'
import SpellingChoice from '../../app/SpellingChoice.tsx'
import { useWords } from '../../i18n/index.ts'
import { LadderFigure } from '../../ladder/LadderFigure.tsx'
import { TextTwin } from '../../ladder/TextTwin.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useSize } from '../../ui/useSize.ts'
import { ScorePips } from '../room/ScorePips.tsx'
import { useTitle } from '../room/useTitle.ts'
import { Beyond } from './Beyond.tsx'
import { BothHosts } from './BothHosts.tsx'
import { BothTcbs } from './BothTcbs.tsx'
import { Scrubber } from './Scrubber.tsx'
import { ShareLink } from './ShareLink.tsx'
import { StepDetail } from './StepDetail.tsx'
import type { Base } from './numbers.ts'
import { timelineLook, timelineSize } from './timelineSize.ts'
import { useStepping } from './useStepping.ts'

/** Looks inside a step: they come after the ladder stands. */
const Inside = lazy(() => import('../../inside/Inside.tsx'))

/** What stands around a timeline that is not that of a round. */
export interface Surround {
  readonly title: string
  readonly more: string
  /** Steps of the whole of which this timeline may show a part */
  readonly count: number
  readonly back: { readonly href: string; readonly label: string }
  /** Between the head of the page and the ladder */
  readonly above: ReactNode
  /** What else is known of a step, and what can be done from it */
  readonly about: (n: number, base: Base) => ReactNode
  readonly acts: (n: number) => ReactNode
}

/**
 * A finished round, or a recorded connection, looked back at: the whole ladder, time as a line, and one step in
 * full.
 */
export const TimelineScreen = ({
  timeline,
  sharedAs,
  shown,
  surround,
  away,
}: {
  readonly timeline: Told & { readonly level?: LevelId }
  /** Its id where a link to it can be opened elsewhere */
  readonly sharedAs: string | undefined
  /** How much of the round the link shows by which one came here */
  readonly shown: Shown | undefined
  /** Undefined for a round */
  readonly surround?: Surround
  /** The round as files, where it can be had as such */
  readonly away?: ReactNode
}): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  const [lens, setLens] = useState<Lens>('all')
  const [counting, setCounting] = useState<'absolute' | 'relative'>(
    surround === undefined ? 'absolute' : 'relative',
  )
  const [isList, setList] = useState(false)
  const [box, measured] = useSize<HTMLElement>()

  const { moments, verdicts, names } = timeline
  const steps = throughLens(timeline.steps, lens)
  const stepping = useStepping(steps)
  const { selected, select, isPlaying } = stepping
  const at = steps.findIndex((step) => step.n === selected)
  const step = steps[at]
  const first = moments[0]
  const moment = moments[selected]
  useSelectedInSight(box)
  const level = timeline.level === undefined ? (surround?.title ?? '') : words.levels.name[timeline.level]
  useTitle(`${words.timeline.of(level)} · ${words.app.name}`)
  if (step === undefined || first === undefined || moment === undefined) return null

  const base = counting === 'relative' ? bySeat((seat) => first[seat].variables.iss) : undefined
  // Between a phone and a desktop the board may be too narrow for one line on an arrow.
  const isDense = isCompact || measured.width < 720
  const size = timelineSize(steps, measured, isDense)
  const holder = (seat: 'client' | 'server'): string =>
    names[seat] !== '' ? names[seat] : shown?.names === false ? words.app[seat] : words.app.bot
  const count = surround?.count ?? timeline.steps.length
  const back = surround?.back ?? { href: '/rounds', label: words.timeline.toRounds }

  const lenses = (
    <Segmented
      label={words.timeline.whose}
      value={lens}
      onChange={setLens}
      options={[
        {
          value: 'client',
          label: (
            <>
              <i className="dm client" />
              <span>{words.app.client}</span>
            </>
          ),
        },
        {
          value: 'all',
          label: (
            <>
              <Icon name="eye" />
              <span>{words.timeline.all}</span>
            </>
          ),
        },
        {
          value: 'server',
          label: (
            <>
              <i className="ds server" />
              <span>{words.app.server}</span>
            </>
          ),
        },
      ]}
    />
  )
  const numbers = (
    <Segmented
      label={words.timeline.numbers}
      value={counting}
      onChange={setCounting}
      options={[
        { value: 'absolute', label: words.timeline.absolute },
        { value: 'relative', label: words.timeline.relative },
      ]}
    />
  )
  const list = (
    <button type="button" className="btn small" aria-pressed={isList} onClick={() => setList(!isList)}>
      <Icon name={isList ? 'tick' : 'menu'} />
      {words.timeline.list}
    </button>
  )
  const board = (
    <section className="board" aria-label={words.timeline.title}>
      {!isCompact && (
        <div className={`ends rends${isDense ? ' dense' : ''}`}>
          {SEATS.map((seat) => (
            <span key={seat} className={`seat ${seat}`} style={{ left: size.x[seat] }}>
              {words.app[seat]} <i>{holder(seat)}</i>
            </span>
          ))}
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section className="scroll top" ref={box} tabIndex={0} aria-label={words.timeline.ladder}>
        {isList ? (
          <TextTwin steps={steps} base={base} isVisible selected={selected} onSelect={select} />
        ) : (
          measured.width > 0 && (
            <>
              <LadderFigure
                steps={steps}
                start={bySeat((seat) => (lens === 'all' || lens === seat ? first[seat].state : undefined))}
                size={size}
                look={timelineLook(isDense, size.pitch)}
                viewer={lens}
                selected={selected}
                fresh={isPlaying ? selected : 'none'}
                base={base}
                onSelect={select}
              />
              <TextTwin steps={steps} base={base} selected={selected} />
            </>
          )
        )}
      </section>
      {!isCompact && <Scrubber steps={steps} stepping={stepping} base={base} />}
    </section>
  )
  const score = moment[step.seat].score
  const told = (
    <>
      <StepDetail step={step} verdict={verdicts[selected]} count={count} base={base} />
      {surround?.about(selected, base)}
      <Beyond
        moves={timeline.allowed[selected] ?? []}
        sent={step.kind === 'segment' ? step.as : undefined}
        run={timeline.consequences[selected]}
        seat={step.seat}
      />
      <Suspense fallback={<div className="inside" />}>
        <Inside timeline={timeline} n={selected} lens={lens} base={base} />
      </Suspense>
      {shown?.drafts !== false && accuracyOf(score).of > 0 && (
        <div className="sofar">
          <h3 className="cap">{words.timeline.soFar(holder(step.seat))}</h3>
          <ScorePips score={score} />
        </div>
      )}
      <BothHosts now={moment} lens={lens} />
      <BothTcbs now={moment} before={moments[selected - 1] ?? first} lens={lens} base={base} />
      {surround?.acts(selected)}
      <div className="acts">
        {isCompact && numbers}
        {isCompact && list}
        <SpellingChoice />
        {sharedAs !== undefined && <ShareLink id={sharedAs} step={selected} shown={shown} />}
      </div>
      {away}
    </>
  )

  if (isCompact)
    return (
      <div className="replay phone">
        <header className="bar">
          <Link href={back.href} className="back" aria-label={back.label}>
            <Icon name="back" />
          </Link>
          <div className="crumb">
            <h1>{level}</h1>
            <span className="mono">
              {selected} / {count}
            </span>
          </div>
          <span className="grow" />
          {lenses}
        </header>
        {surround?.above}
        <main>
          {board}
          <section className="sheet" aria-label={words.timeline.thisStep}>
            <div className="grab" aria-hidden="true" />
            <Scrubber steps={steps} stepping={stepping} base={base} />
            <div className="detail">{told}</div>
          </section>
        </main>
      </div>
    )
  if (surround !== undefined)
    return (
      <div className="replay recorded">
        <Bar title={level} more={surround.more}>
          {list}
          {lenses}
          {numbers}
        </Bar>
        {surround.above}
        <main className="rzones">
          <h1 className="vh">{words.timeline.of(level)}</h1>
          {board}
          <aside className="detail" aria-label={words.timeline.thisStep}>
            {told}
          </aside>
        </main>
      </div>
    )
  const { right, of } = SEATS.map((seat) => accuracyOf((moments.at(-1) ?? first)[seat].score)).reduce(
    (sum, each) => ({ right: sum.right + each.right, of: sum.of + each.of }),
  )
  return (
    <div className="replay">
      <Bar
        title={level}
        more={
          shown?.drafts === false
            ? undefined
            : words.timeline.summary(holder('client'), holder('server'), right, of)
        }
      >
        {list}
        {lenses}
        {numbers}
      </Bar>
      <main className="rzones">
        <h1 className="vh">{words.timeline.of(level)}</h1>
        {board}
        <aside className="detail" aria-label={words.timeline.thisStep}>
          {told}
        </aside>
      </main>
    </div>
  )
}

/** Keeps the selected row in sight whenever the board is drawn anew, with a row's height before and after it. */
const useSelectedInSight = (box: { readonly current: HTMLElement | null }): void => {
  useEffect(() => {
    const scroller = box.current
    const row = scroller?.querySelector('.sel, [aria-current="step"]') ?? null
    if (scroller === null || row === null) return
    const seen = scroller.getBoundingClientRect()
    const { top, bottom, height } = row.getBoundingClientRect()
    if (top - height < seen.top) scroller.scrollBy(0, top - height - seen.top)
    else if (bottom + height > seen.bottom) scroller.scrollBy(0, bottom + height - seen.bottom)
  })
}
