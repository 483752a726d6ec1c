import { answer, nudge, pointer } from './coach/diagnosis.ts'
import { because, hintAnswer } from './coach/hints.ts'
import { kind, unusual } from './coach/kinds.ts'
import { evidence, lamp } from './coach/lamps.ts'
import { misconceptions } from './coach/misconceptions.ts'
import { plain } from './coach/plainWords.ts'
import { questions } from './coach/questions.ts'
import { situation } from './coach/situations.ts'
import { verdicts } from './coach/verdicts.ts'

/** 教练说的一切。句子可以带 `rich.ts` 的标记；标题、名字和引语不带。 */
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
