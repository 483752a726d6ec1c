import { answer, nudge, pointer } from './coach/diagnosis.ts'
import { because, hintAnswer } from './coach/hints.ts'
import { kind, unusual } from './coach/kinds.ts'
import { evidence, lamp } from './coach/lamps.ts'
import { misconceptions } from './coach/misconceptions.ts'
import { plain } from './coach/plainWords.ts'
import { questions } from './coach/questions.ts'
import { situation } from './coach/situations.ts'
import { verdicts } from './coach/verdicts.ts'

/** All that the coach says. Sentences may carry the marks of `rich.ts`; titles, names and quotes carry none. */
export const coach = {
  ...verdicts,
  answer,
  because,
  evidence,
  hintAnswer,
  kind,
  lamp,
  misconceptions,
  nudge,
  plain,
  pointer,
  questions,
  situation,
  unusual,
}
