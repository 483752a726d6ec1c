import { CODE_ALPHABET } from '../../shared/wire/limits.ts'
import { defOf } from '../support/schemaParts.ts'
import type { Schema } from '../support/schemaParts.ts'

/** 0 to 1, the next one each time */
export type Random = () => number

export const oneOf = <T>(random: Random, all: readonly [T, ...T[]] | readonly T[]): T => {
  const found = all[Math.floor(random() * all.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

const NUMBERS = [0, 1, 2, 7, 99, 100, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 99_999_999_999] as const
const WILD_NUMBERS = [-1, 0.5, -0, 1e300, Number.MAX_SAFE_INTEGER, 2 ** 53] as const
const STRINGS = [
  'Ada',
  '梅',
  'AAAAA',
  'move-0001',
  'client',
  'hello',
  'A'.repeat(24),
  'x',
  'first-words',
] as const
const WILD_STRINGS = [
  '',
  ' ',
  '\u0000',
  '\u202e\u2066',
  '\ud800',
  '__proto__',
  'constructor',
  '<b>&amp;',
  '../../etc/passwd',
  "' OR 1=1 --",
  '%00%2e%2e',
  '🦊'.repeat(40),
  'x'.repeat(5_000),
] as const

/**
 * A value that a schema describes, as far as its shape says; what its strings must look like beyond that is guessed.
 *
 * @param known strings that mean something now: codes, tokens, ids
 */
export const valueOf = (schema: Schema, random: Random, known: readonly string[] = []): unknown => {
  const make = (inner: Schema): unknown => valueOf(inner, random, known)
  const def = defOf(schema)
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).flatMap(([key, field]) =>
          defOf(field).type === 'optional' && random() < 0.5 ? [] : [[key, make(field)]],
        ),
      )
    case 'union':
      return make(oneOf(random, def.options))
    case 'literal':
      return oneOf(random, def.values)
    case 'enum':
      return oneOf(random, Object.values(def.entries))
    case 'array':
      return Array.from({ length: Math.floor(random() ** 3 * 8) }, () => make(def.element))
    case 'readonly':
    case 'optional':
      return make(def.innerType)
    case 'nullable':
      return random() < 0.3 ? null : make(def.innerType)
    case 'pipe':
      return make(def.in)
    case 'string':
      return stringValue(random, known)
    case 'number':
      return random() < 0.5 ? oneOf(random, NUMBERS) : Math.floor(random() ** 4 * 2 ** 32)
    case 'boolean':
      return random() < 0.5
    default:
      return null
  }
}

const stringValue = (random: Random, known: readonly string[]): string => {
  if (known.length > 0 && random() < 0.7) return oneOf(random, known)
  if (random() < 0.7) return oneOf(random, STRINGS)
  return Array.from({ length: 5 + Math.floor(random() * 8) }, () =>
    CODE_ALPHABET.charAt(random() * CODE_ALPHABET.length),
  ).join('')
}

/** Anything that JSON can say, mostly what nobody expects. */
export const junk = (random: Random, depth = 3): unknown => {
  switch (Math.floor(random() * 8)) {
    case 0:
      return oneOf(random, WILD_NUMBERS)
    case 1:
      return oneOf(random, NUMBERS)
    case 2:
      return oneOf(random, WILD_STRINGS)
    case 3:
      return oneOf(random, STRINGS)
    case 4:
      return oneOf(random, [null, true, false])
    case 5:
      return depth === 0
        ? []
        : Array.from({ length: Math.floor(random() * 4) }, () => junk(random, depth - 1))
    case 6:
      return random() < 0.05 ? nested(random) : {}
    default:
      return depth === 0
        ? {}
        : Object.fromEntries(
            Array.from({ length: Math.floor(random() * 4) }, () => [
              oneOf(random, ['kind', 'move', 'ok', 'length', '__proto__', 'toString', 'code', 'token']),
              junk(random, depth - 1),
            ]),
          )
  }
}

const nested = (random: Random): unknown => {
  let value: unknown = null
  const isList = random() < 0.5
  for (let depth = 0; depth < 900; depth += 1) value = isList ? [value] : { a: value }
  return value
}

/** The same value with one place in it changed, taken away, doubled, or put where it does not belong. */
export const altered = (value: unknown, random: Random): unknown => {
  if (random() < 0.2 || typeof value !== 'object' || value === null) return junk(random)
  if (Array.isArray(value)) {
    const items: unknown[] = [...value]
    const at = Math.floor(random() * (items.length + 1))
    const kind = random()
    if (kind < 0.3) items.splice(at, 0, junk(random))
    else if (kind < 0.5) items.splice(at, 1)
    else if (at < items.length) items[at] = altered(items[at], random)
    return items
  }
  const entries = Object.entries(value)
  const at = Math.floor(random() * entries.length)
  const [key, inner] = entries[at] ?? ['kind', null]
  if (random() < 0.15) return Object.fromEntries(entries.filter((_, index) => index !== at))
  if (random() < 0.15)
    return Object.fromEntries([...entries, [oneOf(random, ['extra', '__proto__', 'kind']), junk(random)]])
  return Object.fromEntries([...entries, [key, altered(inner, random)]])
}

/** Octets with some changed, cut off, doubled, or moved. */
export const alteredOctets = (octets: Uint8Array, random: Random): Uint8Array<ArrayBuffer> => {
  const at = (): number => Math.floor(random() * (octets.length + 1))
  const [from, to] = [at(), at()].sort((a, b) => a - b)
  const kind = random()
  if (kind < 0.1) return Uint8Array.from(octets.subarray(0, from))
  if (kind < 0.2) return Uint8Array.from([...octets.subarray(0, to), ...octets.subarray(from)])
  if (kind < 0.25) return Uint8Array.from([...octets.subarray(0, from), ...octets.subarray(to)])
  const changed = Uint8Array.from(octets)
  const times = 1 + Math.floor(random() ** 2 * 12)
  for (let time = 0; time < times; time += 1)
    changed[Math.floor(random() * changed.length)] = oneOf(random, [0, 1, 0x7f, 0x80, 0xff, random() * 256])
  return changed
}
