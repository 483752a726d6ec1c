import { describe, expect, test } from 'vitest'
import { orderedRows } from '../../client/pages/open/order.ts'
import { topFor, windowOf } from '../../client/pages/open/window.ts'
import type { Row } from '../../client/recording/messages.ts'

const row = (id: number, client: string, nonconforming: number | undefined, segments = 10): Row => ({
  id,
  addresses: { client, server: '192.0.2.80:443' },
  segments,
  start: id,
  duration: 1,
  ending: 'closed',
  nonconforming,
})

const ROWS = [
  row(0, '192.0.2.9:1000', 0, 30),
  row(1, '192.0.2.1:2000', 2, 10),
  row(2, '[2001:db8::1]:3000', undefined, 20),
]

const ids = (rows: readonly Row[]): readonly number[] => rows.map(({ id }) => id)

describe('the list of connections', () => {
  test('is sorted by any column, either way, equal ones in the order of the file', () => {
    expect(ids(orderedRows(ROWS, { by: 'start', isDown: true }, ''))).toEqual([2, 1, 0])
    expect(ids(orderedRows(ROWS, { by: 'client', isDown: false }, ''))).toEqual([1, 0, 2])
    expect(ids(orderedRows(ROWS, { by: 'segments', isDown: true }, ''))).toEqual([0, 2, 1])
    expect(ids(orderedRows(ROWS, { by: 'duration', isDown: true }, ''))).toEqual([0, 1, 2])
  })

  test('what has not been judged counts as less than nothing wrong', () => {
    expect(ids(orderedRows(ROWS, { by: 'nonconforming', isDown: true }, ''))).toEqual([1, 0, 2])
  })

  test('is searched in both addresses, in any case', () => {
    expect(ids(orderedRows(ROWS, { by: 'start', isDown: false }, ' 2001:DB8 '))).toEqual([2])
    expect(ids(orderedRows(ROWS, { by: 'start', isDown: false }, ':443'))).toEqual([0, 1, 2])
    expect(orderedRows(ROWS, { by: 'start', isDown: false }, 'nobody')).toEqual([])
  })
})

describe('the rows in sight', () => {
  const at = (top: number, count = 100_000) => ({ count, height: 44, top, box: 600 })

  test('are few, and the room around them is that of the whole list', () => {
    const { from, to, above, below } = windowOf(at(44_000))
    expect(to - from).toBeLessThan(40)
    expect(from).toBeLessThanOrEqual(1000)
    expect(to).toBeGreaterThanOrEqual(1014)
    expect(above + (to - from) * 44 + below).toBe(4_400_000)
  })

  test('begin with the first and end with the last', () => {
    expect(windowOf(at(0)).from).toBe(0)
    expect(windowOf(at(4_400_000 - 600)).to).toBe(100_000)
    expect(windowOf(at(0, 3))).toMatchObject({ from: 0, to: 3, above: 0, below: 0 })
  })

  test('of more rows than browsers can place all can be reached', () => {
    const many = at(0, 1_000_000)
    expect(windowOf(many).from).toBe(0)
    const end = topFor(999_999, many)
    expect(windowOf({ ...many, top: end }).to).toBe(1_000_000)
    const middle = topFor(500_000, many)
    const seen = windowOf({ ...many, top: middle })
    expect(seen.from).toBeLessThanOrEqual(500_000)
    expect(seen.to).toBeGreaterThan(500_000)
  })

  test('a row is scrolled to only when it is out of sight', () => {
    expect(topFor(5, at(0))).toBe(0)
    expect(topFor(50, at(0))).toBe(50 * 44 + 88 - 600)
    expect(topFor(10, at(44_000))).toBe(10 * 44 - 44)
  })
})
