import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { addressOf } from '../../server/edge/address.ts'
import { bucketsByKey, bucketsOf } from '../../server/edge/buckets.ts'
import { createGuard } from '../../server/edge/guard.ts'
import { isOwnOrigin } from '../../server/edge/sockets/origin.ts'
import { hashOf, newCode, newSecret } from '../../server/rooms/secrets.ts'
import { CODE_ALPHABET, CODE_LENGTH, LIMITS } from '../../shared/wire/limits.ts'
import { REVIEW_LIMITS } from '../../shared/wire/review.ts'

const request = (headers: IncomingMessage['headers']): IncomingMessage => {
  const made = new IncomingMessage(new Socket())
  Object.assign(made.headers, headers)
  return made
}

describe('the address of whoever asks', () => {
  const forwarded = request({ 'x-forwarded-for': '6.6.6.6, 203.0.113.5, 10.0.0.1' })

  test.each([
    [0, ''],
    [1, '10.0.0.1'],
    [2, '203.0.113.5'],
  ])('behind %i proxies of our own it is "%s"', (proxies, address) => {
    expect(addressOf(forwarded, proxies)).toBe(address)
  })

  test('without the header it is the connection itself', () => {
    expect(addressOf(request({}), 1)).toBe('')
  })
})

describe('the origin of a page', () => {
  test.each([
    [undefined, true],
    ['http://game.example:3000', true],
    ['https://game.example:3000', true],
    ['http://game.example', false],
    ['http://evil.example', false],
    ['null', false],
    ['https://play.example', true],
  ])('%s is ours: %s', (origin, isOurs) => {
    const headers = { host: 'game.example:3000', ...(origin !== undefined && { origin }) }
    expect(isOwnOrigin(request(headers), ['https://play.example'])).toBe(isOurs)
  })
})

describe('limits', () => {
  const guard = () =>
    createGuard({
      roomsPerMinute: 2,
      guessesPerMinute: 2,
      messagesPerSecond: 50,
      messagesPerConnection: LIMITS.messagesPerSecond,
      connections: 5,
      connectionsPerAddress: 3,
    })

  test('a connection may send a burst, then it is told how long to wait', () => {
    const limits = guard()
    const line = limits.allow('a')
    for (let n = 0; n < LIMITS.messageBurst; n++) expect(limits.message(line).refused).toBeUndefined()
    const { refused, cutOff } = limits.message(line)
    expect(refused).toMatchObject({ code: 'message/too-many' })
    expect(refused?.retryAfterMs).toBeGreaterThan(0)
    expect(cutOff).toBe(false)
  })

  test('what is said about a review is counted apart from moves, and the other way round', () => {
    const limits = guard()
    const [talker, player] = [limits.allow('a'), limits.allow('b')]
    for (let n = 0; n < REVIEW_LIMITS.burst; n++) expect(limits.review(talker).refused).toBeUndefined()
    expect(limits.review(talker).refused).toMatchObject({ code: 'message/too-many' })
    expect(limits.message(talker).refused).toBeUndefined()
    for (let n = 0; n < LIMITS.messageBurst; n++) limits.message(player)
    expect(limits.message(player).refused).toMatchObject({ code: 'message/too-many' })
    expect(limits.review(player).refused).toBeUndefined()
  })

  test('many connections of one address share a limit; another address does not', () => {
    const limits = guard()
    for (let n = 0; n < 50; n++) limits.message(limits.allow('a'))
    expect(limits.message(limits.allow('a')).refused).toMatchObject({ code: 'message/too-many' })
    expect(limits.message(limits.allow('b')).refused).toBeUndefined()
  })

  test('who does not stop is cut off', () => {
    const limits = guard()
    const line = limits.allow('a')
    let cut = false
    for (let n = 0; n < 30 * LIMITS.messageBurst && !cut; n++) cut = limits.message(line).cutOff
    expect(cut).toBe(true)
  })

  test('wrong guesses run out, and then right ones are not looked at', () => {
    const limits = guard()
    expect(limits.mayGuess('a')).toBeUndefined()
    expect(limits.wrongGuess('a')).toBeUndefined()
    expect(limits.wrongGuess('a')).toBeUndefined()
    expect(limits.mayGuess('a')).toMatchObject({ code: 'message/too-many' })
    expect(limits.mayGuess('b')).toBeUndefined()
  })
})

describe('limits that others share', () => {
  const config = {
    roomsPerMinute: 2,
    guessesPerMinute: 2,
    messagesPerSecond: 50,
    messagesPerConnection: 1,
    connections: 5,
    connectionsPerAddress: 3,
  }

  test('so many connections of one address, so many in all; one that goes makes room', () => {
    const limits = createGuard(config)
    expect([1, 2, 3, 4].map(() => limits.arrive('a'))).toEqual([true, true, true, false])
    expect(['b', 'c', 'd'].map((address) => limits.arrive(address))).toEqual([true, true, false])
    limits.left('a')
    expect(limits.arrive('d')).toBe(true)
    expect(limits.arrive('a')).toBe(false)
  })

  test('a room takes no more than its players could do, however many connections they use', () => {
    const limits = createGuard(config, () => 0)
    const done = Array.from({ length: 13 }, () => limits.acting('ROOM1'))
    expect(done.findIndex((one) => one !== undefined)).toBe(12)
    expect(done[12]).toEqual({ ok: false, code: 'message/too-many', retryAfterMs: 250 })
    expect(limits.acting('ROOM2')).toBeUndefined()
  })
})

describe('a bucket', () => {
  test('fills as time passes, never over its brim, and says to the millisecond when to come again', () => {
    let now = 0
    const buckets = bucketsByKey(bucketsOf(2, 10), () => now)
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([undefined, undefined, 100])
    now = 99
    expect(buckets.look('a')).toBe(1)
    now = 100
    expect([buckets.look('a'), buckets.take('a'), buckets.take('a')]).toEqual([undefined, undefined, 100])
    now = 1e9
    expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([undefined, undefined, 100])
  })

  test('is forgotten when it is full again: many strangers do not fill the memory', () => {
    let now = 0
    const buckets = bucketsByKey(bucketsOf(1, 1), () => now)
    for (let n = 0; n < 9_999; n += 1) buckets.take(`early ${n}`)
    now = 999
    buckets.take('late')
    now = 1_000
    buckets.take('one more')
    expect(buckets.size()).toBe(2)
    expect(buckets.take('late')).toBe(999)
  })
})

test('secrets are 160 bits, codes are of the alphabet, and a hash does not tell its token', () => {
  const secrets = new Set(Array.from({ length: 1_000 }, newSecret))
  expect(secrets.size).toBe(1_000)
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{27}$/)
  for (let n = 0; n < 200; n++) expect(newCode()).toMatch(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`))
  expect(hashOf('token')).not.toContain('token')
})
