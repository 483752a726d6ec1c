import { expect, test } from 'vitest'
import { MOST_BRANCHES } from '../../client/fork/branches.ts'
import type { Keeping } from '../../client/fork/branches.ts'
import { PlayAside } from '../../client/fork/PlayAside.tsx'
import { again as en } from '../../client/i18n/en/again.ts'
import { again as zh } from '../../client/i18n/zh/again.ts'
import { lessons } from '../../client/i18n/en/lessons.ts'
import { loadLessons } from '../../client/i18n/lessons.ts'
import type { Loss } from '../../shared/game/room/room.ts'
import { rendered, textOf } from '../support/speech.tsx'

const ignore = (): void => undefined

const aside = (given: {
  readonly isBoth: boolean
  readonly isOver?: boolean
  readonly lost?: Loss
  readonly isCompact?: boolean
  readonly keeping?: Keeping
  readonly language?: 'en' | 'zh'
}): Promise<string> =>
  rendered(
    <PlayAside
      words={given.language === 'zh' ? zh : en}
      name="from step 3"
      isCompact={given.isCompact ?? false}
      isBoth={given.isBoth}
      isOver={given.isOver ?? false}
      lost={given.lost}
      keeping={given.keeping}
      seat="server"
      onSit={ignore}
      openBranch={ignore}
      again={ignore}
    />,
    given.language,
  )

test('who plays both ends is told at which one they sit, and may sit at the other', async () => {
  const text = textOf(await aside({ isBoth: true }))
  expect(text).toContain('Now you sit at the server .')
  expect(text).toContain('Sit at the client')
})

test('who plays one end is told where the bot sits', async () => {
  const text = textOf(await aside({ isBoth: false, language: 'zh' }))
  expect(text).toContain('机器人玩 客户端 。')
  expect(text).not.toContain('坐到')
})

test('a round that was lost on the live wire says how, and does not say that it is done', async () => {
  await loadLessons('en')
  const text = textOf(await aside({ isBoth: false, isOver: true, lost: 'adrift' }))
  expect(text).toContain(lessons.live.lost.adrift.more)
  expect(text).not.toContain(en.over)
})

test('nothing is said of keeping before the first move; then the truth', async () => {
  expect(textOf(await aside({ isBoth: true }))).not.toContain(en.keeping.kept)
  expect(textOf(await aside({ isBoth: true, keeping: 'kept' }))).toContain(en.keeping.kept)
  expect(textOf(await aside({ isBoth: true, keeping: 'no-room' }))).toContain(en.keeping['no-room'])
  expect(textOf(await aside({ isBoth: true, keeping: 'too-many' }))).toContain(
    `this browser keeps ${MOST_BRANCHES} branches`,
  )
})

test('on a phone only what is wrong is said of keeping', async () => {
  expect(textOf(await aside({ isBoth: true, isCompact: true, keeping: 'kept' }))).not.toContain(
    en.keeping.kept,
  )
  expect(textOf(await aside({ isBoth: true, isCompact: true, keeping: 'no-room' }))).toContain('Not kept')
})

test('a round that is over leads to its branch', async () => {
  const text = textOf(await aside({ isBoth: true, isOver: true, keeping: 'kept' }))
  expect(text).toContain(`${en.over} ${en.openBranch} ${en.once}`)
  expect(text).not.toContain('Sit at')
})
