import type { Level, ScriptStep } from './level.ts'
import { SEATS } from '../seat.ts'

/** What is wrong with a level, as a stable code and the place in the level where it stands. */
export interface LevelProblem {
  readonly code:
    | 'goal/unreachable-state'
    | 'par/not-positive'
    | 'wire/delay-range'
    | 'wire/not-counted-from-one'
    | 'script/empty'
    | 'script/open-in-open-connection'
    | 'script/does-not-open'
    | 'script/data-not-octets'
    | 'script/call-after-close'
    | 'questions/none'
    | 'host/size'
  readonly at: string
}

/**
 * Everything that is wrong with the shape of a level; empty when it can be loaded.
 * (Whether it can be won is found by letting two bots play it.)
 */
export const problemsOf = (level: Level): readonly LevelProblem[] => {
  const problems: LevelProblem[] = []
  if (!Number.isInteger(level.par) || level.par < 1) problems.push({ code: 'par/not-positive', at: 'par' })
  if (level.wire.delayMs < 0 || level.wire.delayMs > 10_000)
    problems.push({ code: 'wire/delay-range', at: 'wire.delayMs' })
  const counts = [
    ...(level.wire.faults ?? []).flatMap(({ nth, fate }) => [nth, fate.kind === 'held' ? fate.until.nth : 1]),
    ...(level.wire.strays ?? []).map(({ when }) => (when === 'start' ? 1 : when.nth)),
  ]
  if (counts.some((nth) => nth !== 'every' && (!Number.isInteger(nth) || nth < 1)))
    problems.push({ code: 'wire/not-counted-from-one', at: 'wire' })
  if ((level.wire.strays ?? []).some(({ data }) => data !== undefined && !isOctets(data)))
    problems.push({ code: 'script/data-not-octets', at: 'wire.strays' })
  if (level.questions.length === 0) problems.push({ code: 'questions/none', at: 'questions' })
  if (level.backlog !== undefined && level.backlog.size < 1)
    problems.push({ code: 'host/size', at: 'backlog' })
  if (level.crowd !== undefined && level.crowd.before >= level.crowd.descriptors)
    problems.push({ code: 'host/size', at: 'crowd' })
  const isStill = SEATS.every((seat) => level.script[seat].length === 0)
  if (isStill && (level.wire.strays ?? []).length === 0) problems.push({ code: 'script/empty', at: 'script' })
  for (const seat of SEATS) {
    const goal = level.goal[seat]
    if (goal !== 'ESTABLISHED' && goal !== 'CLOSED' && goal !== 'LISTEN')
      problems.push({ code: 'goal/unreachable-state', at: `goal.${seat}` })
    problems.push(...scriptProblems(level, level.script[seat], `script.${seat}`))
  }
  return problems
}

const scriptProblems = (level: Level, script: readonly ScriptStep[], at: string): readonly LevelProblem[] => {
  const problems: LevelProblem[] = []
  const opens = script.filter((step) => step.call.kind === 'OPEN').length
  const isOpen = level.start !== 'closed' && !(level.start === 'crashed' && at === 'script.server')
  if (isOpen && opens > 0) problems.push({ code: 'script/open-in-open-connection', at })
  const opensFirst = opens === 1 && script[0]?.call.kind === 'OPEN'
  // An end that never opens refuses whoever calls; somebody has to call.
  if (level.start === 'closed' && !opensFirst && (script.length > 0 || at === 'script.client'))
    problems.push({ code: 'script/does-not-open', at })
  let closed = false
  script.forEach((step, index) => {
    if (closed) problems.push({ code: 'script/call-after-close', at: `${at}.${index}` })
    if (step.call.kind === 'CLOSE' || step.call.kind === 'ABORT') closed = true
    if (step.call.kind === 'SEND' && !isOctets(step.call.data))
      problems.push({ code: 'script/data-not-octets', at: `${at}.${index}` })
  })
  return problems
}

const isOctets = (data: string): boolean =>
  data.length > 0 && Array.from(data).every((character) => (character.codePointAt(0) ?? 256) < 256)
