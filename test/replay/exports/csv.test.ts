import { expect, test } from 'vitest'
import { toCsv } from '../../../shared/replay/exports/csv.ts'
import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { playedRound } from '../../support/playedRound.ts'
import { ROUNDS } from '../../support/rounds.ts'

/** The cells of a CSV text, as RFC 4180 reads it; throws where it is not one. */
const cellsOf = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]]
  let rest = text
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)
    if (match === null) throw new Error(`not RFC 4180: ${rest.slice(0, 40)}`)
    rows.at(-1)?.push((match[1] ?? match[2] ?? '').replaceAll('""', '"'))
    if (match[3] === '\r\n') rows.push([])
    rest = rest.slice(match[0].length)
  }
  return rows.slice(0, -1)
}

const named = (timeline: Timeline, name: string): Timeline => ({
  ...timeline,
  names: { client: name, server: name },
})

const round = (): Timeline => {
  const timeline = timelineOf(
    playedRound('lost-syn', [{ seat: 'server', at: 1, change: { ack: 7, claim: 'ESTABLISHED' } }]).events,
  )
  if (timeline === undefined) throw new Error('it was played')
  return timeline
}

test.each(ROUNDS.map(({ name, timeline }) => [name, timeline] as const))(
  'has a line of as many cells for each step of %s',
  (_name, timeline) => {
    const [head, ...rows] = cellsOf(toCsv(timeline, EXPORT_WORDS.zh))
    expect(rows.map(([n]) => Number(n))).toEqual(timeline.steps.map(({ n }) => n))
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([head?.length]))
  },
)

test('says of every segment what the ladder says', () => {
  const [head = [], ...rows] = cellsOf(toCsv(round(), EXPORT_WORDS.en))
  const told = rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at] ?? '', cell])))
  expect(
    told.map(({ event, flags, seq_rel, ack_rel, kind, fate, wrong }) =>
      [event, flags, seq_rel, ack_rel, kind, fate, wrong].join('|'),
    ),
  ).toEqual([
    'call||||||',
    'call||||||',
    'segment|SYN|0||syn|lost|',
    'timer||||||',
    'segment|SYN|0||syn-retransmission|again|',
    'refused|SYN ACK|||||ack state',
    'segment|SYN ACK|0|1|syn-ack||',
    'segment|ACK|1|1|ack||',
  ])
})

test.each(['=1+1', '+SUM(A1)', '-2', '@cmd', '\t=1', ' =1', '\r=1'])(
  'a player called %j is no formula',
  (name) => {
    const [, first] = cellsOf(toCsv(named(round(), name), EXPORT_WORDS.en))
    expect(first?.[3]).toBe(`'${name}`)
  },
)

test('quotes, commas and line ends in a name stay in their cell', () => {
  const name = 'Tom "the, wave"\r\nhand'
  const [, first] = cellsOf(toCsv(named(round(), name), EXPORT_WORDS.en))
  expect(first?.[3]).toBe(name)
})
