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
import type { BoardRow } from '../../shared/class/view.ts'
import type {
  BoardTold,
  ClassBody,
  ClassCreatedAnswer,
  ClassEnteredAnswer,
  ClassGone,
  ClassJoinedAnswer,
  ClassTold,
  HostAnswer,
  LookTold,
  StudentAnswer,
} from '../../shared/wire/classAnswers.ts'
import type {
  boardRow,
  classAnswerSchemas,
  classBody,
  classEventSchemas,
} from '../../shared/wire/outgoing/class.ts'
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
  expectTypeOf<Done<ClassCreatedAnswer>>().toExtend<z.infer<(typeof classAnswerSchemas)['class-create']>>()
  expectTypeOf<Done<ClassJoinedAnswer>>().toExtend<z.infer<(typeof classAnswerSchemas)['class-join']>>()
  expectTypeOf<Done<ClassEnteredAnswer>>().toExtend<z.infer<(typeof classAnswerSchemas)['class-enter']>>()
  expectTypeOf<Done<HostAnswer>>().toExtend<z.infer<(typeof classAnswerSchemas)['class-host']>>()
  expectTypeOf<Done<StudentAnswer>>().toExtend<z.infer<(typeof classAnswerSchemas)['class-student']>>()
  expectTypeOf<ClassTold>().toExtend<z.infer<typeof classEventSchemas.class>>()
  expectTypeOf<BoardTold>().toExtend<z.infer<(typeof classEventSchemas)['class-board']>>()
  expectTypeOf<BoardRow>().toExtend<z.infer<typeof boardRow>>()
  expectTypeOf<LookTold>().toExtend<z.infer<(typeof classEventSchemas)['class-look']>>()
  expectTypeOf<ClassGone>().toExtend<z.infer<(typeof classEventSchemas)['class-gone']>>()
  expectTypeOf<ClassBody>().toExtend<z.infer<typeof classBody>>()
  expectTypeOf<RoomBody>().toExtend<z.infer<typeof roomBody>>()
  expectTypeOf<Pick<ReplayBody, 'rules' | 'id' | 'names'>>().toExtend<
    Pick<z.infer<typeof replayBody>, 'rules' | 'id' | 'names'>
  >()
})
