import { describe, expect, test } from 'vitest'
import { aheadAfter, leftMs } from '../../client/net/serverClock.ts'

const MINUTE = 60_000

describe('the clock of the server, as a page knows it', () => {
  test('a device whose clock is five minutes off counts the same time left as the server', () => {
    const serverNow = 1_760_000_000_000
    const until = serverNow + 8 * MINUTE
    for (const off of [-5 * MINUTE, 5 * MINUTE]) {
      const pageNow = serverNow + off
      const ahead = aheadAfter(0, serverNow, pageNow)
      expect(leftMs(until, undefined, pageNow + ahead)).toBe(8 * MINUTE)
    }
  })

  test('a message that is a little late does not make the time jump; a clock that was set does', () => {
    expect(aheadAfter(200, 10_000, 9_300)).toBe(200)
    expect(aheadAfter(200, 10_000, 70_000)).toBe(-60_000)
  })

  test('while all stands still the time that is left does not pass', () => {
    expect(leftMs(100_000, 40_000, 90_000)).toBe(60_000)
  })
})
