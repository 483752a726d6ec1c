import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { addressOf } from '../../server/edge/address.ts'
import { createGuard } from '../../server/edge/guard.ts'
import { isOwnOrigin } from '../../server/edge/sockets/origin.ts'
import { hashOf, newCode, newSecret } from '../../server/rooms/secrets.ts'
import { CODE_ALPHABET, CODE_LENGTH, LIMITS } from '../../shared/wire/limits.ts'

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
  const guard = () => createGuard({ roomsPerMinute: 2, guessesPerMinute: 2, messagesPerSecond: 50 })

  test('a connection may send a burst, then it is told how long to wait', async () => {
    const limits = guard()
    for (let n = 0; n < LIMITS.messageBurst; n++)
      expect((await limits.message('line', 'a')).refused).toBeUndefined()
    const { refused, cutOff } = await limits.message('line', 'a')
    expect(refused).toMatchObject({ code: 'message/too-many' })
    expect(refused?.retryAfterMs).toBeGreaterThan(0)
    expect(cutOff).toBe(false)
  })

  test('many connections of one address share a limit; another address does not', async () => {
    const limits = guard()
    for (let n = 0; n < 50; n++) await limits.message(`line-${n}`, 'a')
    expect((await limits.message('line', 'a')).refused).toMatchObject({ code: 'message/too-many' })
    expect((await limits.message('line', 'b')).refused).toBeUndefined()
  })

  test('who does not stop is cut off', async () => {
    const limits = guard()
    let cut = false
    for (let n = 0; n < 30 * LIMITS.messageBurst && !cut; n++)
      cut = (await limits.message('line', 'a')).cutOff
    expect(cut).toBe(true)
  })

  test('wrong guesses run out, and then right ones are not looked at', async () => {
    const limits = guard()
    expect(await limits.mayGuess('a')).toBeUndefined()
    expect(await limits.wrongGuess('a')).toBeUndefined()
    expect(await limits.wrongGuess('a')).toBeUndefined()
    expect(await limits.mayGuess('a')).toMatchObject({ code: 'message/too-many' })
    expect(await limits.mayGuess('b')).toBeUndefined()
  })
})

test('secrets are 160 bits, codes are of the alphabet, and a hash does not tell its token', () => {
  const secrets = new Set(Array.from({ length: 1_000 }, newSecret))
  expect(secrets.size).toBe(1_000)
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{27}$/)
  for (let n = 0; n < 200; n++) expect(newCode()).toMatch(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`))
  expect(hashOf('token')).not.toContain('token')
})
