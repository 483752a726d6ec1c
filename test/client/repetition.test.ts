import { describe, expect, test } from 'vitest'
import { NO_MEMORY, knownOf, nextOf, parseMemory, remember } from '../../client/pages/questions/repetition.ts'

const AMONG = ['Q01', 'Q02', 'Q03', 'Q04', 'Q05', 'Q06'] as const

describe('practising the bank', () => {
  test('what was missed comes back after three other answers, what was right much later', () => {
    let memory = remember(NO_MEMORY, 'Q01', false)
    const asked: (string | undefined)[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      const id = nextOf(memory, AMONG, undefined)
      asked.push(id)
      if (id !== undefined) memory = remember(memory, id, true)
    }
    expect(asked).toEqual(['Q02', 'Q03', 'Q04', 'Q01', 'Q05'])
  })

  test('the question just asked is not asked again while there are others', () => {
    const memory = remember(NO_MEMORY, 'Q01', false)
    expect(nextOf(memory, ['Q01', 'Q02'], 'Q01')).toBe('Q02')
    expect(nextOf(memory, ['Q01'], 'Q01')).toBe('Q01')
    expect(nextOf(memory, [], 'Q01')).toBeUndefined()
  })

  test('a miss forgets the right answers before it', () => {
    const right = remember(NO_MEMORY, 'Q01', true)
    expect(knownOf(right, AMONG)).toBe(1)
    expect(knownOf(remember(right, 'Q01', false), AMONG)).toBe(0)
  })

  test('memory survives being written and read; anything else is no memory', () => {
    const memory = remember(remember(NO_MEMORY, 'Q07', true), 'Q80', false)
    expect(parseMemory(JSON.stringify(memory))).toEqual(memory)
    for (const text of [null, '', '[]', '{"given":-1,"cards":{}}', '{"given":1}'])
      expect(parseMemory(text)).toEqual(NO_MEMORY)
    expect(
      parseMemory('{"given":1,"cards":{"Q01":{"row":9,"due":2},"X":{"row":0,"due":0},"Q02":3}}'),
    ).toEqual({
      given: 1,
      cards: { Q01: { row: 3, due: 2 } },
    })
  })
})
