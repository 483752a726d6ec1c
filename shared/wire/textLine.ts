import type { Draft } from '../game/draft.ts'
import type { ScriptCall } from '../game/levels/level.ts'
import type { TimerStep } from '../game/room/step.ts'
import type { Seat } from '../game/seat.ts'
import { EXPORT_WORDS } from '../replay/exports/words.ts'
import type { ExportWords } from '../replay/exports/words.ts'
import { FLAG_NAMES, flagsOf } from '../tcp/segment.ts'
import type { Seq } from '../tcp/seq.ts'
import { toSeq } from '../tcp/seq.ts'
import { STATES } from '../tcp/state.ts'
import type { State } from '../tcp/state.ts'

/** One line of a text twin, read. */
export type TextLine = {
  readonly n: number
  /** Milliseconds since the round began */
  readonly at: number
  readonly seat: Seat
} & (
  | { readonly kind: 'call'; readonly call: ScriptCall }
  | { readonly kind: 'timer'; readonly timer: TimerStep['timer'] }
  | { readonly kind: 'forged'; readonly address: string; readonly seq: number }
  | { readonly kind: 'refused'; readonly draft: Draft }
  | {
      readonly kind: 'segment'
      readonly made: 'copy' | 'stray' | undefined
      readonly draft: Draft
      /** Octets of a stray; others are known by their length */
      readonly data: string
      readonly isBare: boolean
      /** It went out although it was judged wrong */
      readonly isWrong: boolean
      /** The state that its player named, where it is told apart from the one that it came to */
      readonly claims: State | undefined
      readonly isDoubled: boolean
      readonly isLost: boolean
      readonly arrives: { readonly at: number; readonly after: number } | undefined
    }
)

/** The ISNs that x and y stand for. */
export interface Isns {
  readonly x: Seq
  readonly y: Seq
}

/** The words of a line in English, one by one: quoted texts whole, bars and commas as words of their own. */
export const tokensOf = (line: string): readonly string[] =>
  Array.from(line.matchAll(/"(?:[^"\\]|\\.)*"|[|，,]|[^\s|，,"]+/g), ([word]) =>
    word === '，' ? ',' : (ENGLISH.get(word) ?? word),
  )

/** The words that stand in a line by themselves. */
const LINE_WORDS = [
  'calls',
  'timer',
  'waits',
  'drafts',
  'refused',
  'forged',
  'lost',
  'dropped',
  'copy',
  'stray',
  'again',
  'doubled',
  'bare',
  'wrong',
  'claims',
  'arrives',
  'after',
] as const

/** What each of them, in the other languages, is in English. */
const ENGLISH: ReadonlyMap<string, string> = new Map(
  [EXPORT_WORDS.zh].flatMap((words: ExportWords): readonly (readonly [string, string])[] => [
    ...LINE_WORDS.map((key) => [words[key], EXPORT_WORDS.en[key]] as const),
    ...(['kept', 'dropped', 'cookie'] as const).map(
      (fate) => [words.forgedFate[fate], EXPORT_WORDS.en.forgedFate[fate]] as const,
    ),
  ]),
)

/**
 * Reads one line of a text twin in either language; undefined for what is none. Marks that follow from the rest
 * (again, dropped, the receiver's state, the wrong fields) are passed over here: whoever plays the line again sees
 * whether they are true.
 */
export const readTextLine = (line: string, isns: Isns): TextLine | undefined => {
  const [n = '', at = '', letter, verb, ...rest] = tokensOf(line)
  const seat = seatOf(letter)
  const time = millisecondsOf(at)
  if (!/^\d{1,5}$/.test(n) || time === undefined || seat === undefined) return undefined
  const base = { n: Number(n), at: time, seat }
  const words = EXPORT_WORDS.en
  switch (verb) {
    case words.calls: {
      const call = callOf(rest)
      return call && { ...base, kind: 'call', call }
    }
    case words.timer: {
      const timer = rest[0] === 'RTO' ? 'retransmission' : rest[0] === '2MSL' ? 'time-wait' : undefined
      return timer && { ...base, kind: 'timer', timer }
    }
    case words.waits:
      return { ...base, kind: 'timer', timer: 'wait' }
    case words.forged: {
      const [address = '', seq = ''] = rest
      const value = numberOf(seq.replace(/^seq=/, ''), isns)
      return value === undefined ? undefined : { ...base, kind: 'forged', address, seq: value }
    }
    case words.drafts: {
      const draft = draftOf(rest, isns)
      return draft && { ...base, kind: 'refused', draft }
    }
    case '>':
    case '*': {
      const draft = draftOf(rest, isns)
      const made = rest.includes(words.copy) ? 'copy' : rest.includes(words.stray) ? 'stray' : undefined
      if (draft === undefined || (made === undefined) !== (verb === '>')) return undefined
      const quoted = rest.find((word) => word.startsWith('"'))
      const data = quoted === undefined ? '' : textOf(quoted)
      const arrives = arrivalOf(rest)
      if (data === undefined || arrives === 'unreadable') return undefined
      return {
        ...base,
        kind: 'segment',
        made,
        draft,
        data,
        isBare: rest.includes(words.bare),
        isWrong: rest.includes(words.wrong),
        claims: stateAfter(rest, words.claims),
        isDoubled: rest.includes(words.doubled),
        isLost: rest.includes(words.lost),
        arrives,
      }
    }
    default:
      return undefined
  }
}

const seatOf = (letter: string | undefined): Seat | undefined => {
  if (letter === 'C') return 'client'
  return letter === 'S' ? 'server' : undefined
}

const millisecondsOf = (text: string): number | undefined =>
  /^\d{1,9}\.\d{3}$/.test(text) ? Math.round(Number(text) * 1_000) : undefined

const arrivalOf = (
  words: readonly string[],
): { readonly at: number; readonly after: number } | undefined | 'unreadable' => {
  const place = words.indexOf(EXPORT_WORDS.en.arrives)
  if (place === -1) return undefined
  const [time = '', after, step = ''] = words.slice(place + 1)
  const at = millisecondsOf(time)
  return at === undefined || after !== EXPORT_WORDS.en.after || !/^\d{1,5}$/.test(step)
    ? 'unreadable'
    : { at, after: Number(step) }
}

const callOf = ([name, more]: readonly string[]): ScriptCall | undefined => {
  switch (name) {
    case 'OPEN':
      return more === 'active' || more === 'passive' ? { kind: name, mode: more } : undefined
    case 'SEND': {
      const data = more === undefined ? undefined : textOf(more)
      return data === undefined ? undefined : { kind: name, data }
    }
    case 'CLOSE':
      return more === 'deaf' ? { kind: name, deaf: true } : { kind: name }
    case 'ABORT':
    case 'COOKIES':
      return { kind: name }
    default:
      return undefined
  }
}

/** The state that stands behind this word. */
const stateAfter = (words: readonly string[], word: string): State | undefined => {
  const named = words.includes(word) ? words[words.indexOf(word) + 1] : undefined
  return STATES.find((state) => state === named)
}

const textOf = (quoted: string): string | undefined => {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** Flags, numbers and the state behind the first bar, up to the first mark. */
const draftOf = (words: readonly string[], isns: Isns): Draft | undefined => {
  const numbers = words.findIndex((word) => word.startsWith('seq='))
  if (numbers === -1) return undefined
  const names = words.slice(0, numbers).filter((word) => word !== ',' && word !== '-')
  const flags = FLAG_NAMES.filter((name) => names.includes(name))
  if (flags.length !== names.length) return undefined
  const comma = words.indexOf(',', numbers)
  const fields = words.slice(numbers, comma === -1 ? undefined : comma)
  const value = (name: string): number | undefined | 'unreadable' => {
    const field = fields.find((word) => word.startsWith(`${name}=`))
    return field === undefined ? undefined : (numberOf(field.slice(name.length + 1), isns) ?? 'unreadable')
  }
  const [seq, ack, len] = [value('seq'), value('ack'), value('len')]
  if (seq === 'unreadable' || seq === undefined || ack === 'unreadable' || len === 'unreadable')
    return undefined
  const bar = fields.indexOf('|')
  const claim = bar === -1 ? undefined : STATES.find((state): state is State => state === fields[bar + 1])
  return { flags: flagsOf(...flags), seq, ack, len: len ?? 0, claim }
}

const numberOf = (text: string, { x, y }: Isns): number | undefined => {
  if (/^\d{1,11}$/.test(text)) return Number(text)
  const match = /^([xy])([+-]\d{1,7})?$/.exec(text)
  if (match === null) return undefined
  return toSeq((match[1] === 'x' ? x : y) + Number(match[2] ?? 0))
}
