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

/** Every English sentence of the page, by place. It defines what a translation must have. */
export const en = { app, coach, home, ladder, levels, lobby, refusals, result, table, timeline }
