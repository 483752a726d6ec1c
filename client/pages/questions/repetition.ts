import { QUESTION_IDS } from '../../../shared/game/coach/questionId.ts'
import type { QuestionId } from '../../../shared/game/coach/questionId.ts'

/** What has been answered: how often right in a row, and after how many answers it is asked again. */
export interface Memory {
  /** Answers given so far */
  readonly given: number
  readonly cards: { readonly [Q in QuestionId]?: Card }
}

interface Card {
  /** Right answers in a row, at most the last of `GAPS` */
  readonly row: number
  /** Asked again when so many answers have been given */
  readonly due: number
}

export const NO_MEMORY: Memory = { given: 0, cards: {} }

/** How many other answers lie between a question and its return, by right answers in a row: a miss returns soon. */
const GAPS = [3, 15, 40, 120] as const

/** The memory after one more answer. */
export const remember = (memory: Memory, id: QuestionId, isRight: boolean): Memory => {
  const row = isRight ? Math.min((memory.cards[id]?.row ?? 0) + 1, GAPS.length - 1) : 0
  const given = memory.given + 1
  return { given, cards: { ...memory.cards, [id]: { row, due: given + (GAPS[row] ?? GAPS[0]) } } }
}

/**
 * The question to ask next out of some: what is due first, then what was never asked, then what comes due
 * soonest. Not the one that was just asked, unless it is the only one.
 */
export const nextOf = (
  memory: Memory,
  among: readonly QuestionId[],
  before: QuestionId | undefined,
): QuestionId | undefined => {
  const others = among.filter((id) => id !== before)
  const asked = others
    .flatMap((id) => {
      const card = memory.cards[id]
      return card === undefined ? [] : [{ id, due: card.due }]
    })
    .toSorted((a, b) => a.due - b.due)
  const [soonest] = asked
  if (soonest !== undefined && soonest.due <= memory.given) return soonest.id
  return others.find((id) => memory.cards[id] === undefined) ?? soonest?.id ?? among[0]
}

/** How many of these were answered rightly the last time. */
export const knownOf = (memory: Memory, among: readonly QuestionId[]): number =>
  among.filter((id) => (memory.cards[id]?.row ?? 0) > 0).length

/** A memory out of text that a browser kept; what does not fit is forgotten. */
export const parseMemory = (text: string | null): Memory => {
  const kept = parsed(text)
  if (!isRecord(kept) || !isCount(kept['given']) || !isRecord(kept['cards'])) return NO_MEMORY
  const cards = kept['cards']
  return {
    given: kept['given'],
    cards: Object.fromEntries(
      QUESTION_IDS.flatMap((id) => {
        const card = cards[id]
        return isRecord(card) && isCount(card['row']) && isCount(card['due'])
          ? [[id, { row: Math.min(card['row'], GAPS.length - 1), due: card['due'] }]]
          : []
      }),
    ),
  }
}

const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
