import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { SEATS } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { Rich } from '../../i18n/Rich.tsx'
import type { RecordingWords } from '../../i18n/recordings.ts'
import type { Opened, Row } from '../../recording/messages.ts'
import { askTimeline } from '../../recording/recording.ts'
import type { Listed } from '../../recording/recording.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { TimelineScreen } from '../timeline/TimelineScreen.tsx'
import type { Surround } from '../timeline/surround.ts'
import { stepOfHash } from '../timeline/useStepping.ts'
import { ProblemNote } from './DropPlace.tsx'
import { Finding } from './Finding.tsx'
import { TakeRecorded } from './TakeRecorded.tsx'

/** Steps that one timeline shows: as many as the worker sends at once */
const STRETCH = 400
const stretchOf = (n: number): number => Math.floor((n - 1) / STRETCH) * STRETCH + 1

/** The timeline of a recorded connection, with the judge's word on every segment. */
export const RecordedScreen = ({
  listed,
  row,
  words,
}: {
  readonly listed: Listed
  readonly row: Row
  readonly words: RecordingWords
}): ReactNode => {
  const [from, setFrom] = useState(() => stretchOf(stepOfHash(location.hash) ?? 1))
  useEffect(() => askTimeline(row.id, from), [row.id, from])
  const opened = listed.opened?.row === row.id ? listed.opened.opened : undefined
  const isHere = opened?.timeline.steps[0]?.n === from
  if (listed.failed !== undefined)
    return (
      <main className="open-drop">
        <ProblemNote words={words} problem={listed.failed} name={listed.name} />
        <Link href="/open" className="btn">
          {words.back}
        </Link>
      </main>
    )
  if (opened === undefined || !isHere)
    return (
      <main className="open-drop">
        <output className="loading">{words.opening}</output>
      </main>
    )
  const jump = (n: number): void => {
    // Unlike history.replaceState this tells the timeline, and adds no step to the way back.
    location.replace(`#step=${n}`)
    setFrom(stretchOf(n))
  }
  return <Recorded key={from} row={row} opened={opened} from={from} jump={jump} words={words} />
}

const Recorded = ({
  row,
  opened,
  from,
  jump,
  words,
}: {
  readonly row: Row
  readonly opened: Opened
  readonly from: number
  readonly jump: (n: number) => void
  readonly words: RecordingWords
}): ReactNode => {
  const { timeline, hash } = opened
  const { addresses, count } = timeline
  const [notesOf] = useState(() => ({ round: `recorded-${hash}`, given: [] }))
  return (
    <TimelineScreen
      timeline={timeline}
      sharedAs={undefined}
      shown={undefined}
      surround={{
        title: words.recorded,
        more: words.summary(addresses.client, addresses.server, opened.segments),
        count,
        back: { href: '/open', label: words.back },
        above: <Above opened={opened} from={from} jump={jump} words={words} />,
        about: aboutStep(opened, words),
        acts: actsFrom(row, words),
      }}
      notesOf={notesOf}
      renderAway={(look, notes) => (
        <TakeRecorded row={row.id} timeline={timeline} look={look} notes={notes} />
      )}
    />
  )
}

/** What the judge has against a step. */
const aboutStep = ({ timeline: { findings, steps } }: Opened, words: RecordingWords): Surround['about'] =>
  function About(n, base) {
    const finding = findings[n]
    const step = steps.find((one) => one.n === n)
    return finding === undefined || step?.kind !== 'segment' ? null : (
      <Finding finding={finding} step={step} base={base} words={words} />
    )
  }

const actsFrom = (row: Row, words: RecordingWords): Surround['acts'] =>
  function Acts(n) {
    return <AskNext row={row} n={n} words={words} />
  }

/** The way back, what is wrong with the whole connection, and the parts of a long one. */
const Above = ({
  opened,
  from,
  jump,
  words,
}: {
  readonly opened: Opened
  readonly from: number
  readonly jump: (n: number) => void
  readonly words: RecordingWords
}): ReactNode => {
  const isCompact = useCompact()
  const { timeline, nonconforming, segments } = opened
  const { count } = timeline
  const to = Math.min(count, from + STRETCH - 1)
  const nextWrong = (): void => {
    const at = stepOfHash(location.hash) ?? from
    const next = nonconforming.find((n) => n > at) ?? nonconforming[0]
    if (next !== undefined) jump(next)
  }
  return (
    <nav className="recorded-bar" aria-label={words.recorded}>
      {!isCompact && (
        <Link href="/open" className="btn small">
          <Icon name="back" />
          {words.back}
        </Link>
      )}
      <span className={nonconforming.length > 0 ? 'is-wrong' : 'is-fine'}>
        <Icon name={nonconforming.length > 0 ? 'cross' : 'tick'} />
        {words.all(nonconforming.length)}
      </span>
      {nonconforming.length > 0 && (
        <button type="button" className="btn small" onClick={nextWrong}>
          {words.nextWrong}
        </button>
      )}
      {count > STRETCH && (
        <span className="recorded-part">
          <button
            type="button"
            className="btn small"
            disabled={from === 1}
            onClick={() => jump(from - STRETCH)}
          >
            {words.earlier}
          </button>
          {words.stretch(from, to, count)}
          <button type="button" className="btn small" disabled={to === count} onClick={() => jump(to + 1)}>
            {words.later}
          </button>
        </span>
      )}
      {segments > count && <span className="cap">{words.tooMany(count, segments)}</span>}
    </nav>
  )
}

/** "Make a level of it": the doors to the questions from this step on. */
const AskNext = ({
  row,
  n,
  words,
}: {
  readonly row: Row
  readonly n: number
  readonly words: RecordingWords
}): ReactNode => {
  const { app } = useWords()
  return (
    <section className="ask-next">
      <h3>{words.quiz.ask}</h3>
      <p className="cap">{words.quiz.more}</p>
      <p className="row2">
        {SEATS.map((seat) => (
          <Link key={seat} href={`/open/${row.id}/${seat}#step=${n}`} className="btn small">
            <span>
              <Rich>{words.quiz.as(seat, app[seat])}</Rich>
            </span>
          </Link>
        ))}
      </p>
    </section>
  )
}
