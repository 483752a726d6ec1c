import { answer, nudge, pointer } from './coach/diagnosis.ts'
import { misconceptions } from './coach/misconceptions.ts'
import { questions } from './coach/questions.ts'

/** The long words of the coach: why a draft is wrong, known mistakes, questions. Loaded while a round is played. */
export const lessons = { answer, misconceptions, nudge, pointer, questions }
