import { app } from './app.ts'
import { coach } from './coach.ts'
import { home } from './home.ts'
import { ladder } from './ladder.ts'
import { levels } from './levels.ts'
import { lobby } from './lobby.ts'
import { refusals } from './refusals.ts'
import { result } from './result.ts'
import { table } from './table.ts'
import { timeline } from './timeline.ts'
import type { en } from '../en/index.ts'
import type { Words } from '../words.ts'

/** Every Simplified Chinese sentence of the page, by place. */
export const zh = {
  app,
  coach,
  home,
  ladder,
  levels,
  lobby,
  refusals,
  result,
  table,
  timeline,
} satisfies Words<typeof en>
