import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inBatches } from '../../../server/store/sqlite/batches.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A store whose commits take so many milliseconds each: when each of them began, and what was in it. */
const commits = (tookMs = 1) => {
  const begunAt = performance.now()
  const batches: string[] = []
  const written = inBatches<string>(async (batch) => {
    batches.push(`${Math.round(performance.now() - begunAt)} ms: ${batch.join(' ')}`)
    await new Promise((resolve) => setTimeout(resolve, tookMs))
  })
  const add = (...all: readonly string[]): void => all.forEach((one) => written.add(one))
  const hurry = (one: string): void => written.add(one, true)
  return { add, hurry, batches, flush: written.flush }
}

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index))

/** When each batch began, in milliseconds. */
const timesOf = (batches: readonly string[]): readonly number[] =>
  batches.map((line) => Number(line.split(' ')[0]))

const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

/** A store that has just used up what it had saved: what follows is counted from its last commit. */
const spent = async () => {
  const { add, hurry, batches, flush } = commits()
  for (let at = 0; at < 50; at += 1) {
    add('.')
    await after(1)
  }
  await after(1)
  // Twenty-one at once, and what came since when the next was due.
  expect(batches).toHaveLength(22)
  expect(batches.at(-1)).toMatch(/^50 ms: /)
  const since = (): readonly string[] =>
    batches.slice(22).map((line) => line.replace(/^\d+/, (at) => String(Number(at) - 50)))
  return { add, hurry, since, flush }
}

test.each([
  ['a few friends: twenty moves in a row', 20, 5],
  ['a small class: twenty moves a second', 100, 50],
])('%s are written at once', async (_, moves, everyMs) => {
  const { add, batches } = commits()
  for (const move of numbers(1, moves)) {
    add(move)
    await after(everyMs)
  }
  expect(batches).toEqual(numbers(1, moves).map((move, index) => `${index * everyMs} ms: ${move}`))
})

test('five hundred moves a second: a commit each 50 milliseconds', async () => {
  const { add, since } = await spent()
  for (const move of numbers(1, 100)) {
    add(move)
    await after(2)
  }
  await after(1)
  expect(since().map((line) => line.split(' ').length - 2)).toEqual([25, 25, 25, 25])
})

test('two thousand a second: a commit each four milliseconds, once it is known that they are so many', async () => {
  const { add, since } = await spent()
  for (let at = 0; at < 40; at += 1) {
    add('.', '.')
    await after(1)
  }
  expect(timesOf(since())).toEqual([9, 13, 17, 21, 25, 29, 33, 37, 41])
})

test('when fewer come again, they have a commit each 50 milliseconds again', async () => {
  const { add, since } = await spent()
  for (let at = 0; at < 20; at += 1) {
    add('.', '.')
    await after(1)
  }
  await after(30)
  for (let at = 0; at < 25; at += 1) {
    add('.')
    await after(2)
  }
  expect(timesOf(since())).toEqual([9, 13, 17, 21, 71])
})

test('when twenty in a row were written, what comes within 50 milliseconds is written together', async () => {
  const { add, since } = await spent()
  add('a')
  await after(10)
  add('b', 'c')
  await after(100)
  expect(since()).toEqual(['50 ms: a b c'])
})

test('thirty-three at once do not wait longer than four milliseconds, whether they come during a commit or after it', async () => {
  const { add, since } = await spent()
  await after(1)
  add(...numbers(1, 32))
  await after(1)
  add('33')
  await after(3)
  expect(since()).toEqual([`4 ms: ${numbers(1, 33).join(' ')}`])
  add(...numbers(1, 33))
  await after(5)
  expect(since().slice(1)).toEqual([`8 ms: ${numbers(1, 33).join(' ')}`])
})

test('what was begun early leaves no clock behind that would begin the next too early', async () => {
  const { add, since } = await spent()
  add('1')
  await after(6)
  add(...numbers(2, 32))
  await after(30)
  add('b')
  await after(100)
  expect(since()).toEqual([`7 ms: ${numbers(1, 32).join(' ')}`, '57 ms: b'])
})

test('what others wait for is written at once, with all that waits already, and one commit after the other', async () => {
  const { add, hurry, since } = await spent()
  add('a')
  await after(3)
  hurry('b')
  await after(0)
  hurry('c')
  add('d')
  await after(10)
  // A commit takes a millisecond here, and so does a turn of the event loop.
  expect(since()).toEqual(['4 ms: a b', '6 ms: c d'])
  add('e')
  await after(200)
  expect(since().slice(2)).toEqual(['56 ms: e'])
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
  const { add, since, flush } = await spent()
  add('a')
  await after(2)
  expect(since()).toEqual([])
  const ended = flush()
  await after(1)
  await ended
  expect(since()).toEqual(['3 ms: a'])
  await after(100)
  expect(since()).toHaveLength(1)
})
