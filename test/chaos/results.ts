import type { Run } from './run.ts'

/** True when a run has kept every promise. */
export const isKept = ({ lost, doubled, disagreeing, deaths }: Run): boolean =>
  lost + doubled + disagreeing + deaths === 0

/** The results of runs as a table (Markdown). */
export const resultsTable = (runs: readonly Run[]): string =>
  [
    row(HEADS),
    row(HEADS.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...runs.map((run) =>
      row([
        run.name,
        run.times,
        run.rooms,
        run.acknowledged,
        run.lost,
        run.doubled,
        run.views,
        run.disagreeing,
        run.deaths,
        Math.round(run.seconds),
      ]),
    ),
  ].join('\n')

const HEADS = [
  'what goes wrong',
  'times',
  'rooms',
  'moves acknowledged',
  'lost',
  'doubled',
  'views compared',
  'disagreeing',
  'processes dead',
  'seconds',
]

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
