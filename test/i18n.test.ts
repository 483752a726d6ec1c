import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { again as enAgain } from '../client/i18n/en/again.ts'
import { check as enCheck } from '../client/i18n/en/check.ts'
import { classes as enClasses } from '../client/i18n/en/classes.ts'
import { en } from '../client/i18n/en/index.ts'
import { lessons as enLessons } from '../client/i18n/en/lessons.ts'
import { pupils as enPupils } from '../client/i18n/en/pupils.ts'
import { recordings as enRecordings } from '../client/i18n/en/recordings.ts'
import { again as zhAgain } from '../client/i18n/zh/again.ts'
import { check as zhCheck } from '../client/i18n/zh/check.ts'
import { classes as zhClasses } from '../client/i18n/zh/classes.ts'
import { zh } from '../client/i18n/zh/index.ts'
import { lessons as zhLessons } from '../client/i18n/zh/lessons.ts'
import { pupils as zhPupils } from '../client/i18n/zh/pupils.ts'
import { recordings as zhRecordings } from '../client/i18n/zh/recordings.ts'

const client = join(import.meta.dirname, '../client')
const FILES = readdirSync(client, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !file.includes('/i18n/'))
const SOURCE = FILES.map((file) => readFileSync(file, 'utf8')).join('\n')

type Leaf = { readonly path: string; readonly value: unknown }

const leavesOf = (value: unknown, path = ''): readonly Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`))
    : [{ path, value }]

const ENGLISH = leavesOf({
  ...en,
  lessons: enLessons,
  recordings: enRecordings,
  again: enAgain,
  check: enCheck,
  classes: enClasses,
  pupils: enPupils,
})
const CHINESE = leavesOf({
  ...zh,
  lessons: zhLessons,
  recordings: zhRecordings,
  again: zhAgain,
  check: zhCheck,
  classes: zhClasses,
  pupils: zhPupils,
})

describe('the catalogues', () => {
  test('have the same keys, and functions with as many parameters', () => {
    const shape = (leaves: readonly Leaf[]) =>
      leaves
        .map(({ path, value }) => `${path}${typeof value === 'function' ? `(${value.length})` : ''}`)
        .sort()
    expect(shape(CHINESE)).toEqual(shape(ENGLISH))
    expect(ENGLISH.length).toBeGreaterThan(200)
  })

  test('have no empty sentence', () => {
    expect([...ENGLISH, ...CHINESE].filter(({ value }) => value === '')).toEqual([])
  })

  test('use every key somewhere: by its own name, or as one of a group that is looked up by an id', () => {
    const isUsed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(SOURCE)
    const unused = ENGLISH.map(({ path }) => path.split('.')).filter(([, second = '', third]) =>
      third === undefined ? !isUsed(second) && !isLookedUp(second) : !isUsed(second) && !isUsed(third),
    )
    expect(unused.map((parts) => parts.join('.'))).toEqual([])
  })

  test('Chinese sentences are Chinese, but for the words that stay as they are', () => {
    const latin = CHINESE.filter(
      ({ path, value }) => typeof value === 'string' && !/[\u4e00-\u9fff]/.test(value) && !STAYS.test(path),
    )
    expect(latin.map(({ path }) => path)).toEqual([])
  })
})

/** Groups that are read by an id of the game: refusal codes, levels, lamps. */
const isLookedUp = (key: string): boolean => key.includes('/')

/** Marks, names and codes that are the same in every language. */
const STAYS =
  /^(app\.(name|otherLanguage)|table\.(unknown|keys|field)|coach\.|lessons\.|ladder\.|timeline\.)|\.(names|par|prediction)\b/

/** Words of the wire and signs: the same everywhere, and allowed in the page outside the catalogue. */
const ALLOWED =
  /^[\s\d.,:;·•/|()[\]{}<>+\-−–—=_›×½✕"'“”!?…#%]*$|^(?:seq|ack|len|SYN|ACK|FIN|RST|PSH|ISS|IRS|RTO|MSL|SND\.[A-Z]+|RCV\.[A-Z]+|RST ACK)$/

interface AstNode {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const nodesOf = (value: unknown): readonly AstNode[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (!isNode(value)) return []
  return [value, ...Object.values(value).flatMap(nodesOf)]
}

/** Attributes that people read or hear. */
const SPOKEN = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt']

describe('the pages', () => {
  test('show no text that is not in the catalogue', () => {
    const tsx = FILES.filter((file) => file.endsWith('.tsx'))
    expect(tsx.length).toBeGreaterThan(20)
    const found = tsx.flatMap((file) =>
      nodesOf(parseSync(file, readFileSync(file, 'utf8')).program).flatMap((node) => {
        const text = spokenText(node)
        return text === undefined || ALLOWED.test(text.trim())
          ? []
          : [`${file.slice(client.length)}: ${text.trim()}`]
      }),
    )
    expect(found).toEqual([])
  })
})

/** The literal text that a node of JSX says; undefined for everything else. */
const spokenText = (node: AstNode): string | undefined => {
  if (node.type === 'JSXText' && typeof node['value'] === 'string') return node['value']
  if (node.type !== 'JSXAttribute') return undefined
  const { name, value } = node
  const isSpoken = isNode(name) && typeof name['name'] === 'string' && SPOKEN.includes(name['name'])
  return isSpoken && isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string'
    ? value['value']
    : undefined
}
