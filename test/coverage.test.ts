import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { QUESTION_IDS } from '../shared/game/coach/questionId.ts'
import { LEVEL_IDS } from '../shared/game/levels/level.ts'

const TEXT = readFileSync(join(import.meta.dirname, '../docs/coverage.md'), 'utf8')

const rows = TEXT.split('\n').flatMap((line) => {
  const [, id = '', said = '', where = '', missing = ''] = line.split('|').map((cell) => cell.trim())
  return /^(\d{3}-\d\d|D\d+|C7-\d)$/.test(id) ? [{ id, said, where: ids(where), missing }] : []
})

function ids(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id)
}

/** The part of the page under a heading. */
const under = (heading: string): string => TEXT.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''

const LEVEL = new Set<string>(LEVEL_IDS)
const QUESTION = new Set<string>(QUESTION_IDS)
const VIEW = new Set(ids(TEXT.split('\n## ')[0] ?? '').filter((id) => id.startsWith('view/')))

/** How many rows each part has. */
const PARTS = { '000': 35, '001': 19, '002': 26, '003': 45, '004': 16, D: 17, 'C7-': 8 } as const

describe('the coverage page', () => {
  test.each(Object.entries(PARTS))('has every row of %s exactly once, in order', (part, count) => {
    const expected = Array.from({ length: count }, (_, n) =>
      /^\d/.test(part) ? `${part}-${String(n + 1).padStart(2, '0')}` : `${part}${n + 1}`,
    )
    expect(rows.map(({ id }) => id).filter((id) => id.startsWith(part))).toEqual(expected)
  })

  test('names only levels, questions and views that exist', () => {
    const unknown = [...rows.flatMap(({ where }) => where), ...ids(under('Beyond the articles'))].filter(
      (id) => !LEVEL.has(id) && !QUESTION.has(id) && !VIEW.has(id),
    )
    expect(unknown).toEqual([])
  })

  test('meets every level and every question in some row, or lists it as beyond the articles', () => {
    const met = new Set([...rows.flatMap(({ where }) => where), ...ids(under('Beyond the articles'))])
    expect([...LEVEL_IDS, ...QUESTION_IDS].filter((id) => !met.has(id))).toEqual([])
  })

  test('says what is missing wherever a row is met nowhere', () => {
    expect(rows.filter(({ where, missing }) => where.length === 0 && missing === '')).toEqual([])
    expect(rows.filter(({ said }) => said === '')).toEqual([])
  })
})
