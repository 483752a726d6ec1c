import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inBatches } from '../../../server/store/sqlite/batches.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A store whose commits take five milliseconds each: when each of them began, and what was in it. */
const commits = (tookMs = 5) => {
  const begunAt = performance.now()
  const batches: string[] = []
  const written = inBatches<string>(async (batch) => {
    batches.push(`${Math.round(performance.now() - begunAt)} ms: ${batch.join(' ')}`)
    await new Promise((resolve) => setTimeout(resolve, tookMs))
  })
  const add = (...all: readonly string[]): void => all.forEach(written.add)
  return { add, batches, flush: written.flush }
}

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index))

const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('alone: a move is written at once, and so is the next one a moment later', async () => {
  const { add, batches } = commits()
  add('SYN')
  await after(0)
  expect(batches).toEqual(['0 ms: SYN'])
  await after(100)
  add('ACK')
  await after(0)
  expect(batches).toEqual(['0 ms: SYN', '100 ms: ACK'])
})

test('a few: what comes within 33 milliseconds of the last beginning is written together', async () => {
  const { add, batches } = commits()
  add('a')
  await after(3)
  add('b')
  await after(10)
  add('c', 'd')
  await after(100)
  expect(batches).toEqual(['0 ms: a', '33 ms: b c d'])
})

test('many: sixteen do not wait longer than six milliseconds, whether they come during a commit or after it', async () => {
  const { add, batches } = commits()
  add('a')
  await after(3)
  add(...numbers(1, 16))
  await after(4)
  expect(batches).toEqual(['0 ms: a', `6 ms: ${numbers(1, 16).join(' ')}`])
  add(...numbers(1, 3))
  await after(8)
  add(...numbers(4, 17))
  await after(1)
  expect(batches.slice(2)).toEqual([`15 ms: ${numbers(1, 17).join(' ')}`])
})

test('what was begun early leaves no clock behind that would begin the next too early', async () => {
  const { add, batches } = commits(1)
  add('a')
  await after(2)
  add('1')
  await after(6)
  add(...numbers(2, 16))
  await after(4)
  add('b')
  await after(100)
  expect(batches).toEqual(['0 ms: a', `8 ms: ${numbers(1, 16).join(' ')}`, '41 ms: b'])
})

test('one at a time: a slow commit is followed at once by all that came meanwhile', async () => {
  const { add, batches } = commits(50)
  add('a')
  await after(0)
  add('b')
  await after(30)
  add('c')
  await after(100)
  // A turn of the event loop is a millisecond to this clock.
  expect(batches).toEqual(['0 ms: a', '51 ms: b c'])
})

test('the last ones are written without waiting when it ends', async () => {
  const { add, batches, flush } = commits()
  add('a')
  await after(1)
  add('b')
  const ended = flush()
  await after(10)
  await ended
  expect(batches).toEqual(['0 ms: a', '5 ms: b'])
  await after(100)
  expect(batches).toHaveLength(2)
})
