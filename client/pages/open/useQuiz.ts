import { useCallback, useState } from 'react'
import type { Draft } from '../../../shared/game/draft.ts'
import { judgeDraft } from '../../../shared/game/judging/judgeDraft.ts'
import type { EndpointView } from '../../../shared/game/room/view.ts'
import type { Question, Quiz } from '../../../shared/replay/quiz.ts'
import { EMPTY_DRAFT, toDraft } from '../../composer/draft.ts'
import type { DraftFields } from '../../composer/draft.ts'
import type { Composer } from '../../composer/useComposer.ts'
import { quizView } from './quizView.ts'
import type { Refused } from './quizView.ts'

/** How a question was answered: at once, after a refusal, or not at all. */
type Mark = 'first' | 'later' | 'shown'

/** A question that is over: what was sent for it, if anything was. */
export interface Answered {
  readonly draft: Draft | undefined
}

export interface QuizPlay {
  /** Undefined when all have been answered */
  readonly question: Question | undefined
  readonly at: number
  readonly me: EndpointView | undefined
  readonly composer: Composer
  readonly refused: Refused | undefined
  readonly answered: Answered | undefined
  readonly right: number
  readonly of: number
  /** Shows what was sent, and counts the question as not answered */
  readonly reveal: () => void
  readonly next: () => void
  readonly again: () => void
}

/** Question after question: a draft is judged by what its end knew, and only then the true segment is shown. */
export const useQuiz = (quiz: Quiz): QuizPlay => {
  const [at, setAt] = useState(0)
  const [fields, setFields] = useState<DraftFields>(EMPTY_DRAFT)
  const [refused, setRefused] = useState<Refused>()
  const [answered, setAnswered] = useState<Answered>()
  const [marks, setMarks] = useState<readonly Mark[]>([])
  const question = quiz.questions[at]
  const me = question === undefined ? undefined : quizView(quiz.seat, question, refused)

  const change = useCallback(
    (part: Partial<DraftFields>): void => setFields((old) => ({ ...old, ...part })),
    [],
  )
  const settle = (mark: Mark, draft: Draft | undefined): void => {
    setMarks([...marks, mark])
    setAnswered({ draft })
  }
  const send = (): void => {
    if (question === undefined || me === undefined || answered !== undefined) return
    const draft = toDraft(fields, me)
    const { verdict } = judgeDraft(question.tcb, draft, question.arrivals, refused?.draft)
    if (verdict.kind === 'conforming') settle(refused === undefined ? 'first' : 'later', draft)
    else setRefused({ draft, verdict, tries: (refused?.tries ?? 0) + 1 })
  }
  const turnTo = (index: number): void => {
    setAt(index)
    setFields(EMPTY_DRAFT)
    setRefused(undefined)
    setAnswered(undefined)
  }
  return {
    question,
    at,
    me,
    composer: {
      fields,
      change,
      isSending: false,
      refusal: undefined,
      send,
      move: () => undefined,
      ask: () => undefined,
    },
    refused,
    answered,
    right: marks.filter((mark) => mark === 'first').length,
    of: marks.length,
    reveal: () => settle('shown', undefined),
    next: () => turnTo(at + 1),
    again: () => {
      setMarks([])
      turnTo(0)
    },
  }
}
