import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { TOPICS } from '../../../shared/game/coach/question.ts'
import type { Topic } from '../../../shared/game/coach/question.ts'
import { QUESTION_IDS } from '../../../shared/game/coach/questionId.ts'
import type { QuestionId } from '../../../shared/game/coach/questionId.ts'
import { QUESTIONS } from '../../../shared/game/coach/questions.ts'
import { optionOrder } from '../../../shared/game/coach/optionOrder.ts'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { useCompact } from '../../ui/useMedia.ts'
import { QuestionOptions } from '../room/QuestionOptions.tsx'
import { useTitle } from '../room/useTitle.ts'
import { NO_MEMORY, knownOf, nextOf, parseMemory, remember } from './repetition.ts'
import type { Memory } from './repetition.ts'
import '../../styles/questions.css'

const KEY = 'wavehand.questions'

const read = (): Memory => {
  try {
    return parseMemory(localStorage.getItem(KEY))
  } catch {
    return NO_MEMORY
  }
}

const keep = (memory: Memory): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(memory))
  } catch {
    // A browser that keeps nothing begins anew next time.
  }
}

const among = (topic: Topic | undefined): readonly QuestionId[] =>
  QUESTION_IDS.filter((id) => topic === undefined || QUESTIONS[id].topic === topic)

/** The bank for one person, in this browser only: by topic, and what was missed comes back. */
const QuestionsPage = (): ReactNode => {
  const words = useWords()
  const lessons = useLessons()
  const isCompact = useCompact()
  useTitle(`${lessons?.bank.title ?? ''} · ${words.app.name}`)
  if (lessons === undefined) return <p className="loading">{words.app.loading}</p>
  return (
    <>
      <Bar title={lessons.bank.title} isCompact={isCompact}>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      <Bank lessons={lessons} />
    </>
  )
}
export default QuestionsPage

const Bank = ({ lessons }: { readonly lessons: Lessons }): ReactNode => {
  const { bank } = lessons
  const [memory, setMemory] = useState(read)
  const [topic, setTopic] = useState<Topic>()
  const [id, setId] = useState(() => nextOf(memory, QUESTION_IDS, undefined))
  const [mine, setMine] = useState<number>()
  const heading = useRef<HTMLHeadingElement>(null)

  const show = (next: QuestionId | undefined): void => {
    setId(next)
    setMine(undefined)
    heading.current?.focus()
  }
  const answer = (question: QuestionId, option: number): void => {
    const next = remember(memory, question, option === QUESTIONS[question].right)
    keep(next)
    setMemory(next)
    setMine(option)
  }
  return (
    <main className="bank">
      <p className="cap">{bank.intro}</p>
      <nav className="bank-topics" aria-label={bank.topics}>
        {[undefined, ...TOPICS].map((other) => (
          <button
            key={other ?? ''}
            type="button"
            className="btn"
            aria-pressed={other === topic}
            onClick={() => {
              setTopic(other)
              show(nextOf(memory, among(other), undefined))
            }}
          >
            {other === undefined ? bank.all : bank.topic[other]}
            <small>{bank.known(knownOf(memory, among(other)), among(other).length)}</small>
          </button>
        ))}
      </nav>
      {id !== undefined && (
        <OneQuestion
          key={`${id}/${memory.given - (mine === undefined ? 0 : 1)}`}
          {...{ id, mine, lessons, heading }}
          turn={memory.given - (mine === undefined ? 0 : 1)}
          onAnswer={(option) => answer(id, option)}
          onNext={() => show(nextOf(memory, among(topic), id))}
        />
      )}
    </main>
  )
}

const OneQuestion = ({
  id,
  mine,
  turn,
  lessons,
  heading,
  onAnswer,
  onNext,
}: {
  readonly id: QuestionId
  readonly mine: number | undefined
  /** Shuffles the options anew each time */
  readonly turn: number
  readonly lessons: Lessons
  readonly heading: React.RefObject<HTMLHeadingElement | null>
  readonly onAnswer: (option: number) => void
  readonly onNext: () => void
}): ReactNode => {
  const words = useWords()
  const labelled = useId()
  const { right, rfc, topic, options: rules } = QUESTIONS[id]
  const { text, options, reason } = lessons.questions[id]
  const betrayed = mine === undefined ? undefined : rules[mine]?.betrays
  return (
    <section className="question" aria-labelledby={labelled}>
      <p className="cap">{lessons.bank.topic[topic]}</p>
      <h2 id={labelled} ref={heading} tabIndex={-1}>
        {text}
      </h2>
      <QuestionOptions
        labelledBy={labelled}
        options={options}
        order={optionOrder(String(turn), id, options.length)}
        mine={mine}
        right={mine === undefined ? undefined : right}
        onChoose={onAnswer}
      />
      <output className="told">
        {mine !== undefined &&
          [
            mine === right ? words.result.right : words.result.wrong,
            reason,
            rfc === undefined ? '' : lessons.cards.rfc(rfc),
          ].join(' ')}
      </output>
      {betrayed !== undefined && <p className="cap">{lessons.bank.again}</p>}
      {mine !== undefined && (
        <button type="button" className="btn primary" onClick={onNext}>
          {lessons.bank.next}
        </button>
      )}
    </section>
  )
}
