import { expect, test } from 'vitest'
import { QUESTIONS } from '../../shared/game/coach/questions.ts'
import { MISCONCEPTION_IDS } from '../../shared/game/judging/misconceptions.ts'
import type { MisconceptionId } from '../../shared/game/judging/misconceptions.ts'
import { REVEALING } from './support/revealing.ts'
import { REVEALING_BEYOND } from './support/revealingBeyond.ts'

/** Revealed by ticks (ticks.test.ts), by an allowed segment (diagnosis.test.ts), by waiting (waiting.test.ts). */
const BESIDES_DRAFTS: readonly MisconceptionId[] = ['M33', 'M50', 'M51', 'M52', 'M65']

test('each of the 92 misconceptions is revealed by a move, by ticks, or by the option of a question', () => {
  const byPlay = new Set<MisconceptionId>([
    ...[...REVEALING, ...REVEALING_BEYOND].map(({ id }) => id),
    ...BESIDES_DRAFTS,
  ])
  const byOption = new Set(
    Object.values(QUESTIONS).flatMap(({ options }) => options.flatMap(({ betrays }) => betrays ?? [])),
  )
  const missing = MISCONCEPTION_IDS.filter((id) => !byPlay.has(id) && !byOption.has(id))
  const onlyByOption = [...byOption].filter((id) => !byPlay.has(id))
  console.log(
    `misconceptions: ${byPlay.size} of ${MISCONCEPTION_IDS.length} revealed by play, ` +
      `${onlyByOption.length} more by the option of a question, ${missing.length} not yet`,
  )
  expect(MISCONCEPTION_IDS).toHaveLength(92)
  expect(byPlay.size).toBeGreaterThanOrEqual(64)
  expect(missing).toEqual([])
})
