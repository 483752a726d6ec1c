import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../server/config.ts'
import { LIMITS } from '../shared/wire/limits.ts'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
const cited = [...text.matchAll(/`(test\/[\w/.]+)`: "([^"]+)"/g)].map(
  ([, file = '', name = '']) => [file, name] as const,
)

test('docs/security.md names a guard for each asset', () => {
  const rows = text.split('\n').filter((line) => /^\|.*\|$/.test(line) && line.includes('`test/'))
  expect(cited.length).toBeGreaterThan(20)
  expect(rows).toHaveLength(cited.length)
})

test.each(cited)('%s has a test "%s"', (file, name) => {
  expect(existsSync(join(root, file))).toBe(true)
  expect(readFileSync(join(root, file), 'utf8')).toContain(`'${name}'`)
})

test('the limits that it tells are those that hold', () => {
  const config = readConfig({})
  if (!config.ok) throw new Error(config.error)
  const whole = new Intl.NumberFormat('en')
  const told = [
    `${config.value.messagesPerConnection} a second, ${LIMITS.messageBurst} at once`,
    `${whole.format(config.value.messagesPerSecond)} a second`,
    `${whole.format(config.value.roomsPerMinute)} a minute each`,
    `${config.value.guessesPerMinute} a minute`,
    `| an address | ${whole.format(config.value.connectionsPerAddress)} |`,
    `| everybody | ${whole.format(config.value.connections)} |`,
    `${whole.format(LIMITS.messageBytes)}; 65,536`,
  ]
  for (const limit of told) expect(text.replace(/ +/g, ' ')).toContain(limit)
})
