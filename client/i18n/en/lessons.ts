import { away } from './away.ts'
import { bank, cards } from './bank.ts'
import { answer, nudge, pointer } from './coach/diagnosis.ts'
import { hosts } from './coach/hosts.ts'
import { inside } from './coach/inside.ts'
import { how, means } from './coach/means.ts'
import { misconceptions } from './coach/misconceptions.ts'
import { letters, match, pictures } from './coach/pictures.ts'
import { knowing } from './knowing.ts'
import { live } from './live.ts'
import { moving } from './moving.ts'
import { notes } from './notes.ts'
import { questions } from './coach/questions.ts'
import { allowed, consequence, shown, ticks } from './coach/sheets.ts'
import { review } from './review.ts'
import { rounds } from './rounds.ts'
import { sharing } from './sharing.ts'
import { step } from './step.ts'
import { unusual } from './coach/unusual.ts'

/** The long words of the coach: why a draft is wrong, known mistakes, questions. Loaded while a round is played. */
export const lessons = {
  allowed,
  away,
  bank,
  cards,
  how,
  means,
  inside,
  knowing,
  letters,
  live,
  match,
  moving,
  notes,
  pictures,
  consequence,
  hosts,
  rounds,
  shown,
  step,
  sharing,
  ticks,
  unusual,
  answer,
  misconceptions,
  nudge,
  pointer,
  questions,
  review,
}
