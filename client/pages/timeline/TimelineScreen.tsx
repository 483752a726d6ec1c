import { Suspense, lazy, useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { accuracyOf } from '../../../shared/game/judging/score.ts'
import { SEATS, bySeat } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { noteOn } from '../../../shared/replay/notes.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import { throughLens } from '../../../shared/replay/lens.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import { marksOf, symbolOf } from '../../../shared/replay/symbols.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { LevelId } from '../../../shared/game/levels/level.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { Bar } from '../../app/Bar.tsx'
import SpellingChoice from '../../app/SpellingChoice.tsx'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'
import { ReviewBar, ReviewOffer } from '../../review/ReviewBar.tsx'
import type { RoomBeside } from '../../review/useRoomBeside.ts'
import { useTogether } from '../../review/useTogether.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useSize } from '../../ui/useSize.ts'
import { NoteField } from '../../notes/NoteField.tsx'
import { useNotes } from '../../notes/useNotes.ts'
import type { NotesOf } from '../../notes/useNotes.ts'
import { useTitle } from '../room/useTitle.ts'
import { Board } from './Board.tsx'
import type { LadderMark } from './Board.tsx'
import { LensChoice, NumberChoice, ZoomChoice } from './Choices.tsx'
import type { Counting } from './Choices.tsx'
import { flyingTold } from './flyingWords.ts'
import { InFlight } from './InFlight.tsx'
import { KeysHelp } from './KeysHelp.tsx'
import type { Base } from './numbers.ts'
import type { PictureLook } from './pictureOptions.ts'
import { Scrubber } from './Scrubber.tsx'
import { ShareLink } from './ShareLink.tsx'
import { StepTold } from './StepTold.tsx'
import { timelineSize } from './timelineSize.ts'
import { useSettled } from './useSettled.ts'
import { useStepping } from './useStepping.ts'
import { useZoom } from './useZoom.ts'

/** What the browser prints: loaded beside the page, drawn when it prints. */
const PrintSheet = lazy(() => import('./PrintSheet.tsx'))

const NO_NOTES: readonly Note[] = []

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
  offers,
  beside,
  mark,
  renderAway,
  room,
  notesOf,
}: {
  readonly timeline: Told & { readonly level?: LevelId }
  /** Its id where a link to it can be opened elsewhere */
  readonly sharedAs: string | undefined
  /** How much of the round the link shows by which one came here */
  readonly shown: Shown | undefined
  /** Undefined for a round */
  readonly surround?: Surround
  /** What can be done from step n of a round */
  readonly offers?: (n: number) => ReactNode
  /** What stands beside the round, whichever step is looked at */
  readonly beside?: ReactNode
  /** Where on the ladder a branch begins */
  readonly mark?: LadderMark | undefined
  /** The round as files, where it can be had as such */
  readonly renderAway?: (look: PictureLook, notes: readonly Note[]) => ReactNode
  /** Where notes on its steps come from; undefined where none can be written */
  readonly notesOf?: NotesOf | undefined
  /** The room in which the round was played, where one came from there: it can be looked at together */
  readonly room?: RoomBeside | undefined
}): ReactNode => {
  const words = useWords()
  const lessons = useLessons()
  const isCompact = useCompact()
  const [lens, setLens] = useState<Lens>('all')
  const [counting, setCounting] = useState<Counting>(surround === undefined ? 'absolute' : 'relative')
  const [isList, setList] = useState(false)
  const [box, measured] = useSize<HTMLElement>(isCompact)

  const { moments, names } = timeline
  const steps = useMemo(() => throughLens(timeline.steps, lens), [timeline, lens])
  const stepping = useStepping(steps)
  const { selected, select, isPlaying } = stepping
  const at = steps.findIndex((step) => step.n === selected)
  const step = steps[at]
  const first = moments[0]
  const moment = moments[selected]
  // The words of the step may follow a moment later: the ladder goes first.
  const late = useSettled(selected)
  const base = useMemo((): Base => {
    if (counting === 'absolute' || first === undefined) return undefined
    const isns = bySeat((seat) => first[seat].variables.iss)
    if (counting === 'relative') return isns
    const marks = marksOf(timeline.steps, isns)
    return { ...isns, named: (value, line) => symbolOf(value, line, marks) }
  }, [counting, first, timeline])
  // Between a phone and a desktop the board may be too narrow for one line on an arrow.
  const isDense = isCompact || measured.width < 720
  const { zoom, setZoom } = useZoom(box, isCompact)
  const { twoMslMs } = timeline
  const size = useMemo(
    () => ({
      ...timelineSize(steps, measured, isDense, zoom),
      ...(twoMslMs !== undefined && { twoMslMs }),
    }),
    [steps, measured, isDense, zoom, twoMslMs],
  )
  const together = useTogether(room?.session, sharedAs ?? '', { step: selected, lens, zoom }, (to) => {
    setLens(to.lens)
    setZoom(to.zoom)
    select(to.step)
  })
  const start = useMemo(
    () => bySeat((seat) => (lens === 'all' || lens === seat ? first?.[seat].state : undefined)),
    [first, lens],
  )
  const isUnnamed = shown?.names === false
  const holder = useCallback(
    (seat: Seat): string => (names[seat] !== '' ? names[seat] : isUnnamed ? words.app[seat] : words.app.bot),
    [names, isUnnamed, words],
  )
  const notes = useNotes(notesOf)
  const written = notes?.all ?? NO_NOTES
  const more = useCallback(
    (n: number): string => {
      if (lessons === undefined) return ''
      const flying = lens === 'all' ? flyingTold(timeline, n, base, words, lessons) : ''
      const note = noteOn(written, n)
      return note === '' ? flying : flying + lessons.notes.told(note)
    },
    [timeline, lens, base, words, lessons, written],
  )
  const offered = surround?.about ?? offers
  const about = useCallback(
    (n: number, counted: Base): ReactNode => (
      <>
        {offered?.(n, counted)}
        {notes !== undefined && <NoteField key={n} step={n} notes={notes} />}
      </>
    ),
    [offered, notes],
  )
  const level = timeline.level === undefined ? (surround?.title ?? '') : words.levels.name[timeline.level]
  const look = useMemo(
    (): PictureLook => ({ lens, base, names: bySeat(holder), level }),
    [lens, base, holder, level],
  )
  useTitle(`${words.timeline.of(level)} · ${words.app.name}`)
  if (step === undefined || first === undefined || moment === undefined) return null

  const count = surround?.count ?? timeline.steps.length
  const back =
    surround?.back ??
    (room === undefined
      ? { href: '/rounds', label: words.timeline.toRounds }
      : { href: `/${room.code}`, label: lessons?.review.toRoom ?? room.code })

  const printed = (
    <Suspense>
      <PrintSheet timeline={timeline} look={look} notes={written} />
    </Suspense>
  )
  const lenses = <LensChoice value={lens} onChange={setLens} />
  const numbers = <NumberChoice value={counting} onChange={setCounting} />
  const zooms = <ZoomChoice value={zoom} onChange={setZoom} />
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
      <Board
        box={box}
        isList={isList}
        steps={steps}
        start={start}
        size={size}
        isDense={isDense}
        lens={lens}
        selected={selected}
        isPlaying={isPlaying}
        base={base}
        more={more}
        notes={written}
        pointer={together?.pointer}
        mark={mark}
        onSelect={select}
      />
      {!isCompact && lens === 'all' && (
        <InFlight timeline={timeline} n={late} base={base} ends={isDense ? undefined : size.x} />
      )}
      {!isCompact && <Scrubber steps={steps} stepping={stepping} base={base} />}
    </section>
  )
  const review = together !== undefined && (
    <ReviewBar
      together={together}
      step={step}
      sentence={sentenceOf(step, base, words)}
      isCompact={isCompact}
    />
  )
  const told = (
    <>
      <StepTold
        timeline={timeline}
        step={steps.find(({ n }) => n === late) ?? step}
        lens={lens}
        base={base}
        count={count}
        about={about}
        isScored={shown?.drafts !== false}
        holder={holder}
      />
      {surround?.acts(late)}
      {beside}
      <div className="acts">
        {isCompact && numbers}
        {isCompact && zooms}
        {isCompact && list}
        {isCompact && together !== undefined && <ReviewOffer together={together} />}
        <SpellingChoice />
        <KeysHelp />
        {sharedAs !== undefined && (
          <ShareLink
            id={sharedAs}
            step={late}
            shown={shown}
            title={words.timeline.of(level)}
            notes={written}
          />
        )}
      </div>
      {renderAway?.(look, written)}
    </>
  )

  if (isCompact)
    return (
      <>
        {printed}
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
          {review}
          <main>
            {board}
            <section className="sheet" aria-label={words.timeline.thisStep}>
              <div className="grab" aria-hidden="true" />
              <Scrubber steps={steps} stepping={stepping} base={base} />
              {lens === 'all' && <InFlight timeline={timeline} n={late} base={base} ends={undefined} />}
              <div className="detail">{told}</div>
            </section>
          </main>
        </div>
      </>
    )
  if (surround !== undefined)
    return (
      <>
        {printed}
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
      </>
    )
  const { right, of } = SEATS.map((seat) => accuracyOf((moments.at(-1) ?? first)[seat].score)).reduce(
    (sum, each) => ({ right: sum.right + each.right, of: sum.of + each.of }),
  )
  return (
    <>
      {printed}
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
          {zooms}
          {lenses}
          {numbers}
        </Bar>
        {review}
        <main className="rzones">
          <h1 className="vh">{words.timeline.of(level)}</h1>
          {board}
          <aside className="detail" aria-label={words.timeline.thisStep}>
            {told}
          </aside>
        </main>
      </div>
    </>
  )
}
