import { unreachable } from '../../../shared/base/unreachable.ts'
import { HELD_SECONDS } from '../../check/check.ts'
import { verdictOn, wishesOf } from '../../check/findings.ts'
import type { Findings, Reach, Steady, Tried, Way } from '../../check/findings.ts'
import type { CheckWords } from '../../i18n/check.ts'

/** One thing that was tried, and what came of it. `note`: neither good nor bad for playing. */
export interface Row {
  readonly id: keyof CheckWords['rows']
  readonly mark: 'waiting' | 'trying' | 'fine' | 'wrong' | 'note'
  readonly text: string
}

/** Where the page came from. */
export type Place = Pick<Location, 'host' | 'protocol'>

/** All that was tried, in the order in which it is told. */
export const rowsOf = (findings: Findings, words: CheckWords, { protocol }: Place): readonly Row[] => {
  const row = <T>(id: Row['id'], tried: Tried<T>, told: (found: T) => Omit<Row, 'id'>): Row => {
    if (tried === undefined) return { id, mark: 'waiting', text: words.waiting }
    if (tried !== 'trying') return { id, ...told(tried) }
    return { id, mark: 'trying', text: id === 'steady' ? words.holding(HELD_SECONDS) : words.trying }
  }
  const { reach, socket, polling, steady } = findings
  const isPlain = protocol !== 'https:'
  return [
    row('reach', reach, (found) => reachRow(found, words)),
    row('socket', socket, (found) => wayRow(found, words)),
    row('polling', polling, (found) => wayRow(found, words)),
    row('steady', steady, (found) => steadyRow(found, words)),
    ...(reach !== undefined && reach !== 'trying' && !reach.ok
      ? []
      : [row('clock', reach, (found) => ({ mark: 'note', text: clockText(found, words) }))]),
    { id: 'secret', mark: isPlain ? 'note' : 'fine', text: isPlain ? words.plain : words.encrypted },
  ]
}

const reachRow = (found: Reach, words: CheckWords): Omit<Row, 'id'> =>
  found.ok
    ? { mark: 'fine', text: words.reached(rounded(found.ms), rounded(found.slowestMs)) }
    : { mark: 'wrong', text: words.notReached }

const wayRow = (found: Way, words: CheckWords): Omit<Row, 'id'> => {
  if (found.ok) return { mark: 'fine', text: words.opened(rounded(found.ms)) }
  return { mark: 'wrong', text: found.why === 'silent' ? words.silent : words.refused }
}

const steadyRow = (found: Steady, words: CheckWords): Omit<Row, 'id'> => {
  switch (found.kind) {
    case 'held':
      return { mark: 'fine', text: words.held(found.seconds) }
    case 'cut':
      return { mark: 'wrong', text: words.cut(found.seconds) }
    case 'no-line':
      return { mark: 'wrong', text: words.noLine }
    default:
      return unreachable(found)
  }
}

const clockText = (found: Reach, words: CheckWords): string => {
  if (!found.ok || Math.abs(found.aheadMs) < 1_000) return words.clockRight
  const seconds = rounded(Math.abs(found.aheadMs) / 1_000)
  return found.aheadMs > 0 ? words.clockAhead(seconds) : words.clockBehind(seconds)
}

const rounded = (value: number): string => String(Math.max(1, Math.round(value)))

const MARKS = { waiting: ' ', trying: ' ', fine: '+', wrong: 'x', note: '-' } as const

/** Everything as plain text, for whoever runs the network. */
export const reportOf = (
  findings: Findings,
  words: CheckWords,
  { place, browser, at }: { readonly place: Place; readonly browser: string; readonly at: Date },
): string => {
  const { title, more } = words.verdict[verdictOn(findings)]
  const wishes = wishesOf(findings).map((wish) => `- ${words.wish[wish](place.host)}`)
  return [
    `Wavehand: ${words.reportOf(place.host)}`,
    `${at.toISOString()}, ${place.protocol}//${place.host}`,
    browser,
    '',
    `${title} ${more}`,
    '',
    ...rowsOf(findings, words, place).map(
      ({ id, mark, text }) => `${MARKS[mark]} ${words.rows[id]}: ${text}`,
    ),
    ...(wishes.length === 0 ? [] : ['', `${words.wishesTitle}:`, ...wishes]),
    '',
  ].join('\n')
}
