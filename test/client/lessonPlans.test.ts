import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PLANS } from '../../client/host/plans.ts'
import { en } from '../../client/i18n/en/index.ts'
import { zh } from '../../client/i18n/zh/index.ts'

const docs = join(import.meta.dirname, '../../docs')

test.each([
  ['teaching.md', en, /^Levels: (.*)/gm],
  ['teaching.zh.md', zh, /^关卡：(.*)/gm],
])('the lessons that a host may begin with are those of docs/%s', (file, { levels }, line) => {
  // A paragraph may be broken into lines; the names of levels stand in bold in it.
  const text = readFileSync(join(docs, file), 'utf8').replace(/(Levels: |关卡：)([^\n]*)\n(?=\S)/g, '$1$2 ')
  const named = [...text.matchAll(line)].map(([, found = '']) =>
    [...found.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name),
  )
  expect(named).toEqual(PLANS.map((plan) => plan.levels.map((level) => levels.name[level])))
})
