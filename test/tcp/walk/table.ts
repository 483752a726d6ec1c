import { STATES } from '../../../shared/tcp/state.ts'
import type { Walk } from './walk.ts'

/** A walk in figures, as the golden files keep it: the layers, the endings, and which states met. */
export const tableOf = (name: string, walk: Walk): string =>
  [
    `The walk "${name}", ${walk.layers.length - 1} events deep, ${walk.complete ? 'complete' : 'not complete'}`,
    '',
    rows(
      ['depth', 'orders', 'worlds', 'pairs', 'stuck'],
      walk.layers.map(({ depth, orders, worlds, pairs, stuck }) => [depth, orders, worlds, pairs, stuck]),
    ),
    '',
    `different worlds ${walk.worlds}`,
    ...Object.entries(walk.endings).map(([ending, worlds]) => `ending ${ending} ${worlds}`),
    '',
    `pairs of states ${walk.states.size}`,
    ...pairsOf(walk),
    '',
  ].join('\n')

const rows = (head: readonly string[], body: readonly (readonly (number | bigint)[])[]): string => {
  const all = [head, ...body.map((row) => row.map(String))]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')).join('\n')
}

const pairsOf = (walk: Walk): readonly string[] =>
  STATES.flatMap((client) =>
    STATES.flatMap((server) => {
      const worlds = walk.states.get(`${client} ${server}`)
      return worlds === undefined ? [] : [`${client.padEnd(13)} ${server.padEnd(13)} ${worlds}`]
    }),
  )
