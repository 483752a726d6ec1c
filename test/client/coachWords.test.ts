import { describe, expect, test } from 'vitest'
import { en } from '../../client/i18n/en/index.ts'
import type { Catalogue } from '../../client/i18n/index.ts'
import type { Lessons } from '../../client/i18n/lessons.ts'
import { lessons as enLessons } from '../../client/i18n/en/lessons.ts'
import { lessons as zhLessons } from '../../client/i18n/zh/lessons.ts'
import { plainText, richText } from '../../client/i18n/rich.ts'
import { zh } from '../../client/i18n/zh/index.ts'
import { PLAIN_WORDS } from '../../shared/game/coach/plainWords.ts'
import { QUESTION_IDS } from '../../shared/game/coach/questionId.ts'
import { QUESTIONS } from '../../shared/game/coach/questions.ts'
import { MISCONCEPTION_IDS } from '../../shared/game/judging/misconceptions.ts'
import { DRAFT_FIELDS } from '../../shared/game/judging/verdict.ts'
import type { Diagnosis, DraftField } from '../../shared/game/judging/verdict.ts'
import type { Situation, SituationKind } from '../../shared/game/room/view.ts'
import { FAULT_CODES } from '../../shared/tcp/permission.ts'
import { STATES } from '../../shared/tcp/state.ts'

const LANGUAGES: readonly (readonly [string, Catalogue, Lessons])[] = [
  ['English', en, enLessons],
  ['Chinese', zh, zhLessons],
]

const SITUATIONS: { readonly [K in SituationKind]: Extract<Situation, { readonly kind: K }> } = {
  closed: { kind: 'closed' },
  'was-reset': { kind: 'was-reset' },
  listening: { kind: 'listening' },
  'open-called': { kind: 'open-called' },
  'syn-arrived': { kind: 'syn-arrived' },
  'syn-arrived-cookie': { kind: 'syn-arrived-cookie' },
  'syn-ack-arrived': { kind: 'syn-ack-arrived', octets: 1 },
  'data-queued': { kind: 'data-queued', octets: 20 },
  'data-arrived': { kind: 'data-arrived', octets: 1, replyOctets: 20 },
  'close-called': { kind: 'close-called' },
  'fin-arrived': { kind: 'fin-arrived' },
  'fin-arrived-close-called': { kind: 'fin-arrived-close-called' },
  'reply-due': { kind: 'reply-due' },
  'timer-ran-out': { kind: 'timer-ran-out' },
  sent: { kind: 'sent' },
  established: { kind: 'established' },
  'application-works': { kind: 'application-works' },
  'call-offered': { kind: 'call-offered', call: 'CLOSE' },
  'peer-may-talk': { kind: 'peer-may-talk' },
  'time-wait': { kind: 'time-wait' },
}

const CODES: readonly Diagnosis['code'][] = [
  ...FAULT_CODES,
  'state-wrong',
  'state-not-kept',
  'number-too-large',
]
const VARIABLES = ['ISS', 'SND.NXT', 'SND.UNA', 'RCV.NXT', ''] as const
const DUE = '777777'

/** What may stand in a field that has this fault. Only flags may be none at all. */
const found = (field: DraftField, code: Diagnosis['code']): readonly string[] => {
  const isOfState = code === 'state-wrong' || code === 'state-not-kept'
  if (isOfState || field === 'state') return isOfState && field === 'state' ? STATES : []
  if (code === 'number-too-large') return field === 'seq' || field === 'ack' ? ['4294967296'] : []
  return field === 'flags' ? ['', 'SYN,ACK'] : ['12']
}

/** Every diagnosis that the judge could make, and some that it never makes. */
const diagnoses: readonly Diagnosis[] = DRAFT_FIELDS.flatMap((field) =>
  CODES.flatMap((code) =>
    VARIABLES.flatMap((variable) =>
      [undefined, ...MISCONCEPTION_IDS].flatMap((misconception) =>
        found(field, code).map((written) => ({
          field,
          code,
          misconception,
          params: { found: written, due: DUE, variable, state: 'ESTABLISHED', octets: 20 },
          rfc: '3.4',
        })),
      ),
    ),
  ),
)

/** Every sentence of the coach, with its functions spoken. */
const spoken = ({ coach }: Catalogue, lessons: Lessons): readonly string[] => [
  ...sentences(coach),
  ...sentences(lessons),
  ...Object.values(SITUATIONS).flatMap((asked) => sentences(coach.situation(asked))),
  ...PLAIN_WORDS.flatMap((id) => [1, 20].map((octets) => coach.plain({ id, octets, below: 5021 }))),
  ...new Set(diagnoses.flatMap((each) => [lessons.nudge(each), lessons.pointer(each), lessons.answer(each)])),
  ...DRAFT_FIELDS.map((field) => coach.notSent(field)),
  coach.hintAnswer('ACK seq=101 ack=5001', 'ESTABLISHED'),
]

/** The strings in a tree of words; functions are left out. */
const sentences = (tree: object): readonly string[] =>
  Object.values(tree).flatMap((word: unknown) => {
    if (typeof word === 'string') return [word]
    return typeof word === 'object' && word !== null ? sentences(word) : []
  })

describe.each(LANGUAGES)('the coach in %s', (_, words, lessons) => {
  test('leaves no sentence empty', () => {
    expect(spoken(words, lessons).filter((sentence) => sentence.trim() === '')).toEqual([])
  })

  test('never shouts', () => {
    expect(
      spoken(words, lessons).filter((sentence) => /[!！]|\p{Extended_Pictographic}/u.test(sentence)),
    ).toEqual([])
  })

  test('closes every mark that it opens', () => {
    const open = (sentence: string): boolean =>
      richText(sentence).some((part) => part.kind === 'text' && /`|\[\/?(client|server)\]/.test(part.text))
    expect(spoken(words, lessons).filter(open)).toEqual([])
  })

  test('never names in a nudge or a pointer what is due', () => {
    const told = diagnoses.flatMap((each) => [lessons.nudge(each), lessons.pointer(each)])
    expect(told.filter((sentence) => sentence.includes(DUE))).toEqual([])
  })

  test('names in the answer what is due, wherever something is', () => {
    const told = diagnoses.filter(({ code }) => code !== 'nothing-to-send').map(lessons.answer)
    expect(told.filter((sentence) => !sentence.includes(DUE))).toEqual([])
  })

  test('tells two misconceptions apart by name, nudge and fact', () => {
    const known = MISCONCEPTION_IDS.map((id) => lessons.misconceptions[id])
    expect(new Set(known.map(({ name }) => name)).size).toBe(known.length)
    expect(new Set(known.map(({ nudge }) => nudge)).size).toBe(known.length)
    expect(new Set(known.map(({ fact }) => fact)).size).toBe(known.length)
  })

  test('says something else for each fault', () => {
    const told = CODES.map((code) =>
      lessons.nudge({
        field: 'ack',
        code,
        misconception: undefined,
        params: { found: '12', due: DUE, variable: 'RCV.NXT', state: 'ESTABLISHED', octets: 0 },
        rfc: '3.4',
      }),
    )
    expect(new Set(told).size).toBe(CODES.length)
  })

  test.each(QUESTION_IDS)('words %s with as many options as the rules have, all different', (id) => {
    const { options } = lessons.questions[id]
    expect(options).toHaveLength(QUESTIONS[id].options.length)
    expect(new Set(options).size).toBe(options.length)
  })
})

describe('the questions', () => {
  test.each(QUESTION_IDS)('let only the wrong answers of %s betray something', (id) => {
    const { options, right } = QUESTIONS[id]
    expect(options.map(({ betrays }) => betrays === undefined)).toEqual(options.map((_, n) => n === right))
  })

  test('do not always keep the right answer in the same place', () => {
    expect(new Set(QUESTION_IDS.map((id) => QUESTIONS[id].right)).size).toBe(3)
  })
})

describe('Chinese', () => {
  const all = [...sentences(zh), ...spoken(zh, zhLessons)].map(plainText)

  test('keeps a space between Chinese and Latin words', () => {
    const glued = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u
    expect(all.filter((sentence) => glued.test(sentence))).toEqual([])
  })

  test('writes full-width punctuation after Chinese words', () => {
    const narrow = /\p{Script=Han}\s*[,;:?()]|\p{Script=Han}\.(?!\w)|\p{Script=Han}["']/u
    expect(all.filter((sentence) => narrow.test(sentence))).toEqual([])
  })

  test('leaves nothing in English that has been translated', () => {
    const english = [...sentences(en.coach), ...sentences(enLessons)]
    const chinese = [...sentences(zh.coach), ...sentences(zhLessons)]
    const same = chinese.filter((sentence) => english.includes(sentence))
    // The names of fields are the same everywhere.
    const names = ['seq', 'ack', 'len']
    expect(same.filter((sentence) => /[a-z]{3,}/.test(sentence) && !names.includes(sentence))).toEqual([])
  })
})
