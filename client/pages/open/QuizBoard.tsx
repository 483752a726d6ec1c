import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import type { SegmentStep, Step } from '../../../shared/game/room/step.ts'
import { SEATS, bySeat } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { throughLens } from '../../../shared/replay/lens.ts'
import type { Question, Quiz } from '../../../shared/replay/quiz.ts'
import { useWords } from '../../i18n/index.ts'
import { boardLook, boardSize } from '../../ladder/boardSize.ts'
import type { DraftShown } from '../../ladder/Label.tsx'
import { LadderFigure } from '../../ladder/LadderFigure.tsx'
import { TextTwin } from '../../ladder/TextTwin.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useSize } from '../../ui/useSize.ts'

/** Rows that are drawn: what one has to look back at */
const MOST = 14

/** What the end has seen so far, and the draft; after the answer its true segment too. */
export const QuizBoard = ({
  quiz,
  question,
  isOver,
  draft,
}: {
  readonly quiz: Quiz
  readonly question: Question
  readonly isOver: boolean
  readonly draft: DraftShown | undefined
}): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  const [box, measured] = useSize<HTMLElement>()
  const { seat, addresses } = quiz
  const seen = throughLens(seenBefore(quiz, question, isOver), seat)
  const steps = seen.slice(-MOST)
  const start = stateBefore(seen.slice(0, -MOST), seat) ?? quiz.start[seat]
  const size = boardSize(steps, draft !== undefined, measured, seat, isCompact)
  const rows = steps.length + (draft === undefined ? 0 : 1)
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'instant' })
    // Whatever adds a row moves the end.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [box, rows, size.pitch])
  return (
    <>
      <div className="ends">
        {SEATS.map((end) => (
          <span key={end} className={`seat ${end}${end === seat ? '' : ' hushed'}`}>
            {words.app[end]} <i>{end === seat ? words.app.you : addresses[end]}</i>
          </span>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={words.timeline.ladder} ref={box}>
        {measured.width > 0 && (
          <LadderFigure
            key={question.n}
            steps={steps}
            start={bySeat((end) => (end === seat ? start : undefined))}
            size={size}
            look={boardLook(isCompact, size.pitch)}
            viewer={seat}
            draft={draft}
          />
        )}
      </section>
      <TextTwin steps={steps} />
    </>
  )
}

/** Own segments before the question, and those of the other end that had come by then. */
const seenBefore = ({ steps, seat }: Quiz, { n }: Question, isOver: boolean): readonly SegmentStep[] =>
  steps.filter((step) =>
    step.seat === seat
      ? step.n < n || (isOver && step.n === n)
      : step.n < n && step.arrivedAfter !== undefined && step.arrivedAfter < n,
  )

const stateBefore = (steps: readonly Step[], seat: Seat): SegmentStep['senderState'] => {
  const last = steps.at(-1)
  if (last?.kind !== 'segment') return undefined
  return last.seat === seat ? last.senderState : last.receiverState
}
