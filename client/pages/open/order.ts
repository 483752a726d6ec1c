import { ENDINGS } from '../../../shared/replay/imports/ending.ts'
import type { Row } from '../../recording/messages.ts'

/** What a list of connections can be sorted by. */
export const COLUMNS = [
  'start',
  'client',
  'server',
  'segments',
  'duration',
  'ending',
  'nonconforming',
] as const
export type Column = (typeof COLUMNS)[number]

export interface Order {
  readonly by: Column
  readonly isDown: boolean
}

/** Columns whose values come only as the connections are judged */
export const isLate = (column: Column): boolean => column === 'ending' || column === 'nonconforming'

/**
 * The rows that have this text in one of their addresses, sorted; equal ones in the order of the file. Not yet
 * judged counts as less than nothing wrong.
 */
export const orderedRows = (rows: readonly Row[], { by, isDown }: Order, search: string): readonly Row[] => {
  const wanted = search.trim().toLowerCase()
  const found =
    wanted === ''
      ? [...rows]
      : rows.filter(({ addresses }) => addresses.client.includes(wanted) || addresses.server.includes(wanted))
  const sign = isDown ? -1 : 1
  const value = VALUES[by]
  return found.sort((a, b) => sign * compared(value(a), value(b)) || a.start - b.start || a.id - b.id)
}

const compared = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)

const VALUES: { readonly [C in Column]: (row: Row) => number | string } = {
  start: ({ start }) => start,
  client: ({ addresses }) => addresses.client,
  server: ({ addresses }) => addresses.server,
  segments: ({ segments }) => segments,
  duration: ({ duration }) => duration,
  ending: ({ ending }) => ENDINGS.indexOf(ending),
  nonconforming: ({ nonconforming }) => nonconforming ?? -1,
}
