import { memo, useId, useMemo } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { Step } from '../../../shared/game/room/step.ts'
import type { BySeat } from '../../../shared/game/seat.ts'
import { ladderOf } from '../../../shared/replay/ladder.ts'
import type { LadderSize } from '../../../shared/replay/ladder.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { State } from '../../../shared/tcp/state.ts'
import { useWords } from '../../i18n/index.ts'
import { TextTwin } from '../../ladder/TextTwin.tsx'
import type { More } from '../../ladder/TextTwin.tsx'
import { NoteMarks } from '../../notes/NoteMark.tsx'
import type { Pointer } from '../../review/PointerLayer.tsx'
import { LongLadder } from './LongLadder.tsx'
import { Minimap } from './Minimap.tsx'
import type { Base } from './numbers.ts'
import { isUnwritten, timelineLook } from './timelineSize.ts'
import { useInSight, useScroll } from './useScroll.ts'
import { useSettled } from './useSettled.ts'
import { WholeRound } from './WholeRound.tsx'

/** Something to be said between two steps of a ladder. */
export interface LadderMark {
  /** It stands above the first step later than this one */
  readonly after: number
  readonly label: ReactNode
}

const NO_NOTES: readonly Note[] = []

/** From so many times the board's height on, the whole is shown beside the part. */
const MAPPED_FROM = 1.4

/**
 * The board of a timeline: a ladder of any length, of which only what is in sight is drawn, and beside it the whole
 * as a map. Where the whole is to fit and rows are too low for writing, the map is the ladder.
 */
export const Board = memo(function Board({
  box,
  isList,
  steps,
  start,
  size,
  isDense,
  lens,
  selected,
  isPlaying,
  base,
  more,
  pointer,
  mark,
  notes = NO_NOTES,
  onSelect,
}: {
  readonly box: RefObject<HTMLElement | null>
  /** The list instead of the picture */
  readonly isList: boolean
  readonly steps: readonly Step[]
  readonly start: BySeat<State | undefined>
  readonly size: LadderSize
  readonly isDense: boolean
  readonly lens: Lens
  readonly selected: number
  readonly isPlaying: boolean
  readonly base: Base
  /** What the list says of a step besides */
  readonly more?: More
  /** What somebody points at, where it is looked at together */
  readonly pointer?: Pointer | undefined
  readonly mark?: LadderMark | undefined
  /** What was written about its steps */
  readonly notes?: readonly Note[] | undefined
  readonly onSelect: (n: number) => void
}): ReactNode {
  const words = useWords()
  const ladder = useMemo(() => ladderOf(steps, start, size, undefined), [steps, start, size])
  const isLong = useMemo(() => base === undefined && hasLongNumbers(steps), [base, steps])
  const look = useMemo(() => timelineLook(isDense, size.pitch, isLong), [isDense, size.pitch, isLong])
  const height = size.minHeight
  const scroll = useScroll(box)
  // Who follows sees what is pointed at, although it need not be the step that is shown.
  const pointed = pointer?.name === undefined ? undefined : pointer.point?.step
  useInSight(scroll, height, ladder, pointed ?? selected)
  // The list that is only heard follows where one comes to rest: a mark a frame would lay it out anew each time.
  const settled = useSettled(selected)
  const row = useMemo(() => ladder.rows.find(({ n }) => n === selected), [ladder, selected])
  const marked = mark && ladder.rows.find(({ n }) => n !== undefined && n > mark.after)
  const boardId = useId()
  const isBare = isUnwritten(size, isDense)
  const isMapped = !isList && !isBare && ladder.height > height * MAPPED_FROM
  return (
    <div className={`boardbox${isMapped ? ' mapped' : ''}`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section className="scroll top" id={boardId} ref={box} tabIndex={0} aria-label={words.timeline.ladder}>
        {/* Until the board is measured nothing can be laid out. */}
        {height > 0 && !isList && picture()}
        <TextTwin
          steps={steps}
          base={base}
          isVisible={isList}
          selected={isList ? selected : settled}
          more={more}
          onSelect={isList ? onSelect : undefined}
        />
      </section>
      {isMapped && (
        <Minimap
          ladder={ladder}
          scroll={scroll}
          height={height}
          boardId={boardId}
          at={row?.yFrom}
          notes={notes}
        />
      )}
    </div>
  )

  function picture(): ReactNode {
    if (isBare)
      return (
        <WholeRound
          ladder={ladder}
          size={size}
          look={look}
          row={row}
          notes={notes}
          pointer={pointer}
          onSelect={onSelect}
        />
      )
    return (
      <LongLadder
        ladder={ladder}
        scroll={scroll}
        height={height}
        row={row}
        size={size}
        look={look}
        lens={lens}
        fresh={isPlaying ? selected : undefined}
        base={base}
        pointer={pointer}
        onSelect={onSelect}
      >
        <NoteMarks ladder={ladder} notes={notes} isDense={isDense} />
        {marked !== undefined && (
          <p className="branch-mark" style={{ top: marked.y }}>
            <span>{mark?.label}</span>
          </p>
        )}
      </LongLadder>
    )
  }
})

/** The numbers of real connections, not the small ones of the first lessons. */
const hasLongNumbers = (steps: readonly Step[]): boolean =>
  steps.some((step) => step.kind === 'segment' && step.segment.seq > 999_999)
