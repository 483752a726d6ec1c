import { useId } from 'react'
import type { ReactNode } from 'react'
import type { QuestionView, View } from '../../../shared/game/room/view.ts'
import { SEATS } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Session } from '../../net/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { holderName } from './names.ts'
import { QuestionOptions } from './QuestionOptions.tsx'

/** Short questions of a round: each answers alone, then both see both answers and the reason. */
export const Questions = ({
  session,
  view,
}: {
  readonly session: Session
  readonly view: View
}): ReactNode => {
  const words = useWords()
  const questions = view.round?.questions ?? []
  if (questions.length === 0) return null
  return (
    <section className="questions" aria-label={words.result.questions}>
      <h2>{words.result.questions}</h2>
      <QuestionList session={session} view={view} />
    </section>
  )
}

/** The questions that are asked now: the first open one, and all that have been answered, are unfolded. */
export const QuestionList = ({
  session,
  view,
}: {
  readonly session: Session
  readonly view: View
}): ReactNode => {
  const questions = view.round?.questions ?? []
  const firstOpen = questions.findIndex((question) => question.mine === undefined)
  return questions.map((question, index) => (
    <Question
      key={question.id}
      session={session}
      view={view}
      question={question}
      isOpen={question.mine !== undefined || index === firstOpen}
    />
  ))
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
  if (lessons === undefined) return null
  const { mine, reveal, shared } = question
  const { text, options, reason } = lessons.questions[question.id]
  const hasOther = shared && SEATS.every((seat) => view.seats[seat].held === 'person')
  const waiting = view.phase === 'playing' ? lessons.cards.travels : words.result.waiting
  return (
    <details className="question" open={isOpen}>
      <summary>
        <Icon name="forward" />
        <span id={id}>{text}</span>
      </summary>
      {!shared && <p className="cap">{lessons.cards.offered}</p>}
      <QuestionOptions
        labelledBy={id}
        options={options}
        order={question.order}
        mine={mine}
        right={reveal?.right}
        beside={(index) =>
          shared &&
          SEATS.filter((seat) => reveal?.answers[seat] === index).map((seat) => (
            <span key={seat} className={`seat ${seat}`}>
              {holderName(view, seat, words)}
            </span>
          ))
        }
        onChoose={(option) => void session.act({ kind: 'answer-question', question: question.id, option })}
      />
      <output className={reveal === undefined ? 'cap' : 'told'}>
        {reveal !== undefined
          ? [
              reveal.right === mine ? words.result.right : words.result.wrong,
              reason,
              reveal.rfc === undefined ? '' : lessons.cards.rfc(reveal.rfc),
            ].join(' ')
          : mine !== undefined
            ? waiting
            : hasOther
              ? words.result.alone
              : ''}
      </output>
    </details>
  )
}
