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
import type { lessons as english } from '../en/lessons.ts'
import type { Words } from '../words.ts'

/** 教练的长句：草稿错在哪里、常见误解、问题。在对局进行时才加载。 */
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
} satisfies Words<typeof english>
