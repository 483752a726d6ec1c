import { Suspense, lazy, useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'
import { accuracyOf } from '../../../shared/game/judging/score.ts'
import type { LevelId } from '../../../shared/game/levels/level.ts'
import { SEATS, bySeat } from '../../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../../shared/game/seat.ts'
import { noteOn } from '../../../shared/replay/notes.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import type { Moment, Told } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'
import { NoteField } from '../../notes/NoteField.tsx'
import { useNotes } from '../../notes/useNotes.ts'
import type { NotesOf } from '../../notes/useNotes.ts'
import { ReviewBar, ReviewOffer } from '../../review/ReviewBar.tsx'
import type { RoomBeside } from '../../review/useRoomBeside.ts'
import { useTogether } from '../../review/useTogether.ts'
import { useCompact } from '../../ui/useMedia.ts'
import { useTitle } from '../room/useTitle.ts'
import type { LadderMark } from './Board.tsx'
import { BoardPart } from './BoardPart.tsx'
import { LensChoice, ZoomChoice } from './Choices.tsx'
import { flyingTold } from './flyingWords.ts'
import { InFlight } from './InFlight.tsx'
import { PhoneLayout, WideLayout } from './Layouts.tsx'
import type { Base } from './numbers.ts'
import type { PictureLook } from './pictureOptions.ts'
import { Scrubber } from './Scrubber.tsx'
import { StepPanel } from './StepPanel.tsx'
import type { Surround } from './surround.ts'
import { SheetTools, WideHead } from './Tools.tsx'
import { useTimelineView } from './useTimelineView.ts'

/** What the browser prints: loaded beside the page, drawn when it prints. */
const PrintSheet = lazy(() => import('./PrintSheet.tsx'))

const NO_NOTES: readonly Note[] = []

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
  const view = useTimelineView(timeline, surround === undefined ? 'absolute' : 'relative', isCompact)
  const { base, counting, isList, late, lens, setCounting, setLens, setList, setZoom, steps, zoom } = view
  const { selected, select } = view.stepping
  const together = useTogether(room?.session, sharedAs ?? '', { step: selected, lens, zoom }, (to) => {
    setLens(to.lens)
    setZoom(to.zoom)
    select(to.step)
  })
  const { moments, names } = timeline
  const lost = timeline.lost && lessons?.live.lost[timeline.lost].word
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
  const isRecorded = surround !== undefined
  // What the head has no room for.
  const tools = useMemo(() => {
    if (isCompact) return <SheetTools {...{ counting, setCounting, zoom, setZoom, isList, setList }} />
    return isRecorded && <ZoomChoice value={zoom} onChange={setZoom} />
  }, [isCompact, isRecorded, counting, setCounting, zoom, setZoom, isList, setList])
  const title = words.timeline.of(level)
  useTitle(`${title} · ${words.app.name}`)
  const step = steps.find(({ n }) => n === selected)
  const first = moments[0]
  if (step === undefined || first === undefined || moments[selected] === undefined) return null

  const count = surround?.count ?? timeline.steps.length
  const above = (
    <>
      {surround?.above}
      {together !== undefined && (
        <ReviewBar
          together={together}
          step={step}
          sentence={sentenceOf(step, base, words)}
          isCompact={isCompact}
        />
      )}
    </>
  )
  const board = (
    <BoardPart
      timeline={timeline}
      view={view}
      isCompact={isCompact}
      holder={holder}
      more={more}
      notes={written}
      pointer={together?.pointer}
      mark={mark}
    />
  )
  const told = (
    <StepPanel
      timeline={timeline}
      step={steps.find(({ n }) => n === late) ?? step}
      acts={surround?.acts}
      tools={
        isCompact && together !== undefined ? (
          <>
            {tools}
            <ReviewOffer together={together} />
          </>
        ) : (
          tools
        )
      }
      notes={written}
      {...{ lens, base, count, about, beside, shown, holder, sharedAs, title, look, renderAway }}
    />
  )
  return (
    <>
      <Suspense>
        <PrintSheet timeline={timeline} look={look} notes={written} />
      </Suspense>
      {isCompact ? (
        <PhoneLayout
          title={level}
          progress={`${selected} / ${count}`}
          back={
            surround?.back ??
            (room === undefined
              ? { href: '/rounds', label: words.timeline.toRounds }
              : { href: `/${room.code}`, label: lessons?.review.toRoom ?? room.code })
          }
          lenses={<LensChoice value={lens} onChange={setLens} />}
          scrubber={<Scrubber steps={steps} stepping={view.stepping} base={base} />}
          flying={lens === 'all' && <InFlight timeline={timeline} n={late} base={base} ends={undefined} />}
          {...{ above, board, told }}
        />
      ) : (
        <WideLayout
          title={title}
          isRecorded={isRecorded}
          head={
            <WideHead
              title={level}
              hasZoom={!isRecorded}
              more={
                surround?.more ??
                (shown?.drafts === false
                  ? undefined
                  : [
                      words.timeline.summary(
                        holder('client'),
                        holder('server'),
                        ...rightOf(moments.at(-1) ?? first),
                      ),
                      ...(lost === undefined ? [] : [lost]),
                    ].join(' · '))
              }
              {...{ lens, setLens, counting, setCounting, zoom, setZoom, isList, setList }}
            />
          }
          {...{ above, board, told }}
        />
      )}
    </>
  )
}

/** How many of how many decisions both players got right at first, together. */
const rightOf = (last: BySeat<Moment>): readonly [right: number, of: number] =>
  SEATS.map((seat) => accuracyOf(last[seat].score)).reduce<readonly [number, number]>(
    ([right, of], each) => [right + each.right, of + each.of],
    [0, 0],
  )
