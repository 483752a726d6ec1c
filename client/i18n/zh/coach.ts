import { because, hintAnswer } from './coach/hints.ts'
import { kind } from './coach/kinds.ts'
import { evidence, lamp } from './coach/lamps.ts'
import { plain } from './coach/plainWords.ts'
import { situation } from './coach/situations.ts'
import { verdicts } from './coach/verdicts.ts'

/** 教练说的一切。句子可以带 `rich.ts` 的标记；标题、名字和引语不带。 */
export const coach = {
  ...verdicts,
  because,
  evidence,
  hintAnswer,
  kind,
  lamp,
  plain,
  situation,
}
