import { because, hintAnswer } from './coach/hints.ts'
import { kind } from './coach/kinds.ts'
import { evidence, lamp } from './coach/lamps.ts'
import { plain } from './coach/plainWords.ts'
import { situation } from './coach/situations.ts'
import { verdicts } from './coach/verdicts.ts'

/** All that the coach says. Sentences may carry the marks of `rich.ts`; titles, names and quotes carry none. */
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
