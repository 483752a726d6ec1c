import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { expect, expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type { View } from '../../shared/game/room/view.ts'
import type {
  ActedAnswer,
  Answer,
  Presence,
  ReplayBody,
  ResumedAnswer,
  ReviewAnswer,
  ReviewTold,
  RoomBody,
  SeatedAnswer,
  WatchedAnswer,
} from '../../shared/wire/answers.ts'
import type { answerSchemas, eventSchemas, roomBody } from '../../shared/wire/outgoing/answers.ts'
import type { replayBody } from '../../shared/wire/outgoing/replay.ts'
import { wireDocs } from './support/wireDocs.ts'

const file = join(import.meta.dirname, '../../docs/wire.md')

test('docs/wire.md says what the schemas say (npm run docs:wire writes it)', async () => {
  const text = await format(wireDocs(), { ...(await resolveConfig(file)), parser: 'markdown' })
  await expect(text).toMatchFileSnapshot(file)
})

type Done<T> = T extends Answer<infer _> ? Exclude<T, { readonly ok: false }> : never

test('the schemas of what the server says take every value of its types', () => {
  expectTypeOf<View>().toExtend<z.infer<typeof eventSchemas.view>>()
  expectTypeOf<Presence>().toExtend<z.infer<typeof eventSchemas.presence>>()
  expectTypeOf<Done<SeatedAnswer>>().toExtend<z.infer<typeof answerSchemas.create>>()
  expectTypeOf<Done<ResumedAnswer>>().toExtend<z.infer<typeof answerSchemas.resume>>()
  expectTypeOf<Done<WatchedAnswer>>().toExtend<z.infer<typeof answerSchemas.watch>>()
  expectTypeOf<Done<ActedAnswer>>().toExtend<z.infer<typeof answerSchemas.act>>()
  expectTypeOf<Done<ReviewAnswer>>().toExtend<z.infer<typeof answerSchemas.review>>()
  expectTypeOf<ReviewTold | null>().toExtend<z.infer<typeof eventSchemas.review>>()
  expectTypeOf<RoomBody>().toExtend<z.infer<typeof roomBody>>()
  expectTypeOf<Pick<ReplayBody, 'rules' | 'id' | 'names'>>().toExtend<
    Pick<z.infer<typeof replayBody>, 'rules' | 'id' | 'names'>
  >()
})
