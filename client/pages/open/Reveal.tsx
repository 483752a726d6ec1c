import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Draft } from '../../../shared/game/draft.ts'
import { toDraft } from '../../../shared/game/judging/toSegment.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Question } from '../../../shared/replay/quiz.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { Rich } from '../../i18n/Rich.tsx'
import type { RecordingWords } from '../../i18n/recordings.ts'
import { flagsInWords } from '../../ladder/fields.ts'
import { Icon } from '../../ui/Icon.tsx'
import { RfcLink } from '../room/VerdictPanel.tsx'
import { isSameAsSent } from './quizView.ts'
import type { Refused } from './quizView.ts'
import type { Answered } from './useQuiz.ts'

/** After the answer: what the real end sent, beside what was answered. */
export const Reveal = ({
  question,
  answered,
  seat,
  onNext,
  words,
}: {
  readonly question: Question
  readonly answered: Answered
  readonly seat: Seat
  readonly onNext: () => void
  readonly words: RecordingWords
}): ReactNode => {
  const { coach } = useWords()
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  const { draft } = answered
  const isSame = draft !== undefined && isSameAsSent(draft, question)
  return (
    <section className="reveal" aria-live="polite">
      {draft !== undefined && (
        <p className="tagline fine">
          <Icon name="tick" />
          <span>{isSame ? words.quiz.exact : words.quiz.allowed}</span>
        </p>
      )}
      {draft !== undefined && !isSame && (
        <p>
          <span className="cap">{words.quiz.yours}</span> <b className="mono">{textOf(draft)}</b>
        </p>
      )}
      <p>
        <span className="cap">{words.quiz.sent}</span>{' '}
        <b className={`mono ${seat}`}>{textOf({ ...toDraft(question.sent), claim: undefined })}</b>
      </p>
      <p className="cap">
        {coach.kind[question.as]} · {words.quiz.frame(question.n)}
      </p>
      <button ref={next} type="button" className="btn primary" onClick={onNext}>
        {words.quiz.next}
      </button>
    </section>
  )
}

/** "PSH ACK seq 1 ack 1 len 517" */
const textOf = ({ flags, seq, ack, len }: Draft): string =>
  [
    flagsInWords(flags),
    `seq ${seq}`,
    ...(flags.ack && ack !== undefined ? [`ack ${ack}`] : []),
    ...(len > 0 ? [`len ${len}`] : []),
  ].join(' ')

/** Why a draft would not have conformed, and the way to the answer. */
export const Refusal = ({
  refused,
  onReveal,
  words,
}: {
  readonly refused: Refused
  readonly onReveal: () => void
  readonly words: RecordingWords
}): ReactNode => {
  const { coach } = useWords()
  const lessons = useLessons()
  const { verdict } = refused
  if (verdict.kind === 'conforming') return null
  const { diagnosis } = verdict
  const { field, code, misconception, rfc } = diagnosis
  const known = misconception === undefined ? undefined : lessons?.misconceptions[misconception]
  const title =
    verdict.kind === 'as-drawn'
      ? coach.asDrawn
      : code === 'nothing-to-send'
        ? coach.notSentNothing
        : field === 'flags'
          ? coach.notSentFlags
          : coach.notSent(field)
  return (
    <section className="verdict" role="alert" id="verdict">
      <h2>
        <Icon name="cross" />
        <span>
          <Rich>{title}</Rich>
        </span>
      </h2>
      <p>
        <Rich>{known?.nudge ?? lessons?.nudge(diagnosis) ?? ''}</Rich>
      </p>
      {refused.tries > 1 && (
        <p>
          <Rich>{lessons?.pointer(diagnosis) ?? ''}</Rich>
        </p>
      )}
      <p className="rfc">
        <RfcLink section={rfc} />
      </p>
      <button type="button" className="btn small" onClick={onReveal}>
        {words.quiz.reveal}
      </button>
    </section>
  )
}
