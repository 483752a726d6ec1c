import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { EndpointView } from '../../../shared/game/room/view.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Question, Quiz } from '../../../shared/replay/quiz.ts'
import { Bar } from '../../app/Bar.tsx'
import { ComposerPanel } from '../../composer/ComposerPanel.tsx'
import { useWords } from '../../i18n/index.ts'
import { Rich } from '../../i18n/Rich.tsx'
import type { RecordingWords } from '../../i18n/recordings.ts'
import { askQuiz } from '../../recording/recording.ts'
import type { Listed } from '../../recording/recording.ts'
import { TcbPanel } from '../../tcb/TcbPanel.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { draftShown } from '../room/draftShown.ts'
import '../room/looks.ts'
import { PhoneTable } from '../room/PhoneTable.tsx'
import { Skip } from '../room/Skip.tsx'
import { stepOfHash } from '../timeline/useStepping.ts'
import { QuizBoard } from './QuizBoard.tsx'
import { Reveal, Refusal } from './Reveal.tsx'
import { useQuiz } from './useQuiz.ts'
import type { QuizPlay } from './useQuiz.ts'

/** A recorded connection as a level: from a step on, what would this end send next? */
export const QuizScreen = ({
  listed,
  row,
  seat,
  words,
}: {
  readonly listed: Listed
  readonly row: number
  readonly seat: Seat
  readonly words: RecordingWords
}): ReactNode => {
  const from = stepOfHash(location.hash) ?? 1
  useEffect(() => askQuiz(row, seat, from), [row, seat, from])
  const told = listed.quiz
  const quiz = told?.row === row && told.from === from && told.quiz.seat === seat ? told.quiz : undefined
  const back = `/open/${row}#step=${from}`
  if (quiz === undefined)
    return (
      <main className="open-drop">
        <output className="loading">{words.opening}</output>
      </main>
    )
  if (quiz.questions.length === 0)
    return (
      <Ended words={words} back={back} title={words.quiz.none}>
        {null}
      </Ended>
    )
  return <Playing quiz={quiz} back={back} words={words} />
}

const Ended = ({
  words,
  back,
  title,
  children,
}: {
  readonly words: RecordingWords
  readonly back: string
  readonly title: string
  readonly children: ReactNode
}): ReactNode => (
  <>
    <Bar title={words.quiz.title} />
    <main className="mid narrow">
      <h1>{title}</h1>
      <p className="row2">
        <Link href={back} className="btn primary">
          {words.quiz.back}
        </Link>
        {children}
      </p>
    </main>
  </>
)

const Playing = ({
  quiz,
  back,
  words,
}: {
  readonly quiz: Quiz
  readonly back: string
  readonly words: RecordingWords
}): ReactNode => {
  const play = useQuiz(quiz)
  const { question, me } = play
  if (question === undefined || me === undefined)
    return (
      <Ended words={words} back={back} title={words.quiz.over(play.right, play.of)}>
        <button type="button" className="btn" onClick={play.again}>
          {words.quiz.again}
        </button>
      </Ended>
    )
  return <Asked quiz={quiz} play={play} question={question} me={me} back={back} words={words} />
}

const Asked = ({
  quiz,
  play,
  question,
  me,
  back,
  words,
}: {
  readonly quiz: Quiz
  readonly play: QuizPlay
  readonly question: Question
  readonly me: EndpointView
  readonly back: string
  readonly words: RecordingWords
}): ReactNode => {
  const catalogue = useWords()
  const isCompact = useCompact()
  const { composer, refused, answered } = play
  const titleRef = useRef<HTMLHeadingElement>(null)
  // A new question is read from its title on.
  useEffect(() => titleRef.current?.focus({ preventScroll: true }), [question])
  const { title, more } = catalogue.coach.situation(me.situation)
  const ask = (
    <header className="ask">
      <h1 tabIndex={-1} ref={titleRef}>
        <Rich>{title}</Rich>
      </h1>
      {refused === undefined && (
        <p>
          <Rich>{more}</Rich>
        </p>
      )}
    </header>
  )
  const happened =
    answered === undefined ? (
      refused !== undefined && <Refusal refused={refused} onReveal={play.reveal} words={words} />
    ) : (
      <Reveal question={question} answered={answered} seat={quiz.seat} onNext={play.next} words={words} />
    )
  const panel =
    answered === undefined ? (
      <ComposerPanel me={me} composer={composer} isGuided isCompact={isCompact} />
    ) : null
  const draft = answered === undefined ? draftShown(composer.fields, me, catalogue) : undefined
  const board = (
    <section className="board" aria-label={catalogue.table.wire}>
      <QuizBoard quiz={quiz} question={question} isOver={answered !== undefined} draft={draft} />
    </section>
  )
  const leave = (
    <Link href={back} className={isCompact ? 'btn small quiet' : 'btn small'}>
      <Icon name="back" />
      <span className={isCompact ? 'vh' : undefined}>{words.quiz.back}</span>
    </Link>
  )
  const progress = words.quiz.progress(play.at + 1, quiz.questions.length)
  if (isCompact)
    return (
      <PhoneTable
        me={me}
        title={progress}
        progress={play.of === 0 ? '' : words.quiz.score(play.right, play.of)}
        tools={leave}
        ask={ask}
        lost={null}
        happened={happened}
        board={board}
        panel={panel}
        announcer={null}
      />
    )
  return (
    <div className={`table quiz as-${quiz.seat}`}>
      <Skip />
      <Bar
        title={words.quiz.title}
        more={[progress, ...(play.of === 0 ? [] : [words.quiz.score(play.right, play.of)])].join(' · ')}
      >
        {leave}
      </Bar>
      <main className="zones">
        <section className="desk" aria-label={catalogue.table.desk}>
          {ask}
          {happened}
          <TcbPanel me={me} />
          {panel}
        </section>
        {board}
      </main>
    </div>
  )
}
