import type { Fuzzed } from './run.ts'

/** What a heap may differ by for other reasons: code that was compiled, rooms that are in use. */
const MOST_GROWN = 24 * 1024 * 1024

/** True when nothing went wrong in a run, and nothing was left behind. */
export const isSound = ({ failures, grown }: Fuzzed): boolean => failures.length === 0 && grown < MOST_GROWN

/** The results as a table (Markdown). */
export const fuzzTable = (runs: readonly Fuzzed[]): string =>
  [
    '| what comes in | cases | outcomes | went wrong | heap grown (MB) | seconds |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...runs.map(
      ({ name, cases, outcomes, failures, grown, seconds }) =>
        `| ${name} | ${cases} | ${outcomes.size} | ${failures.length} | ${(grown / 2 ** 20).toFixed(1)} | ${Math.round(seconds)} |`,
    ),
  ].join('\n')
