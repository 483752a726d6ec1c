import { useId } from 'react'
import type { ReactNode } from 'react'
import type { OutcomeView, QuestionView, View } from '../../../shared/game/room/view.ts'
import { SEATS } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Session } from '../../net/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { holderName } from './names.ts'

/** Short questions after a round: each answers alone, then both see both answers and the reason. */
export const Questions = ({
  session,
  view,
  outcome,
}: {
  readonly session: Session
  readonly view: View
  readonly outcome: OutcomeView
}): ReactNode => {
  const words = useWords()
  if (view.viewer.kind !== 'seat' || outcome.questions.length === 0) return null
  const firstOpen = outcome.questions.findIndex((question) => question.mine === undefined)
  return (
    <section className="questions" aria-label={words.result.questions}>
      <h2>{words.result.questions}</h2>
      {outcome.questions.map((question, index) => (
        <Question
          key={question.id}
          session={session}
          view={view}
          question={question}
          isOpen={question.mine !== undefined || index === firstOpen}
        />
      ))}
    </section>
  )
}

const Question = ({
  session,
  view,
  question,
  isOpen,
}: {
  readonly session: Session
  readonly view: View
  readonly question: QuestionView
  readonly isOpen: boolean
}): ReactNode => {
  const words = useWords()
  const id = useId()
  const lessons = useLessons()
  const { mine, reveal } = question
  const hasOther = SEATS.every((seat) => view.seats[seat].held === 'person')
  if (lessons === undefined) return null
  const { text, options, reason } = lessons.questions[question.id]
  return (
    <details className="question" open={isOpen}>
      <summary>
        <Icon name="forward" />
        <span id={id}>{text}</span>
      </summary>
      <ul aria-labelledby={id}>
        {options.map((option, index) => {
          const isRight = reveal?.right === index
          const chosenBy = SEATS.filter((seat) => reveal?.answers[seat] === index)
          return (
            <li key={option}>
              <button
                type="button"
                className={`option${mine === index ? ' mine' : ''}${reveal === undefined ? '' : isRight ? ' right' : ' wrong'}`}
                disabled={mine !== undefined}
                aria-pressed={mine === index}
                onClick={() =>
                  void session.act({ kind: 'answer-question', question: question.id, option: index })
                }
              >
                {reveal !== undefined && (isRight || mine === index) && (
                  <Icon name={isRight ? 'tick' : 'cross'} />
                )}
                <span>{option}</span>
                {chosenBy.map((seat) => (
                  <span key={seat} className={`seat ${seat}`}>
                    {holderName(view, seat, words)}
                  </span>
                ))}
              </button>
            </li>
          )
        })}
      </ul>
      <output className={reveal === undefined ? 'cap' : 'told'}>
        {reveal !== undefined
          ? `${reveal.right === mine ? words.result.right : words.result.wrong} ${reason}`
          : mine !== undefined
            ? words.result.waiting
            : hasOther
              ? words.result.alone
              : ''}
      </output>
    </details>
  )
}
