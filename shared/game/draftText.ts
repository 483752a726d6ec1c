import type { Result } from '../base/result.ts'
import { fail, ok } from '../base/result.ts'
import { FLAG_NAMES, flagNames, flagsOf } from '../tcp/segment.ts'
import type { FlagName, Flags } from '../tcp/segment.ts'

/** A draft as it can be typed on one line. Fields that were not named are undefined. */
export interface TypedDraft {
  readonly flags: Flags
  readonly seq: number | undefined
  readonly ack: number | undefined
  readonly len: number | undefined
}

/** Where a typed line stops making sense: the word, and why. */
export interface TypedError {
  readonly code: 'unknown-word' | 'unknown-symbol' | 'not-a-number' | 'twice'
  /** Character positions of the word in the line */
  readonly from: number
  readonly to: number
  readonly word: string
}

/** Names that stand for numbers this endpoint knows: x, y, isn(c), isn(s), ISS, SND.NXT, RCV.NXT ... */
export type Symbols = { readonly [name: string]: number | undefined }

/**
 * Reads a line such as `SYN,ACK seq=5000 ack=x+1 len=20`. Case does not matter, flags may be separated by commas
 * or spaces, numbers may be symbols with an offset. An empty line is a draft without anything.
 *
 * @param symbols what names stand for; a name whose value is undefined is not known here
 */
export const parseDraftText = (line: string, symbols: Symbols): Result<TypedDraft, TypedError> => {
  const flags = new Set<FlagName>()
  const numbers: { seq?: number; ack?: number; len?: number } = {}
  for (const match of line.matchAll(/[^\s,]+/g)) {
    const word = match[0]
    const problem = (code: TypedError['code']): Result<never, TypedError> =>
      fail({ code, from: match.index, to: match.index + word.length, word })
    const flag = FLAG_NAMES.find((name) => name === word.toUpperCase())
    if (flag !== undefined) {
      flags.add(flag)
      continue
    }
    const field = /^(seq|ack|len)=(.*)$/i.exec(word)
    const name = field?.[1]?.toLowerCase()
    if (name !== 'seq' && name !== 'ack' && name !== 'len') return problem('unknown-word')
    if (numbers[name] !== undefined) return problem('twice')
    const value = numberOf(field?.[2] ?? '', symbols)
    if (typeof value === 'string') return problem(value)
    numbers[name] = value
  }
  return ok({ flags: flagsOf(...flags), seq: numbers.seq, ack: numbers.ack, len: numbers.len })
}

const numberOf = (text: string, symbols: Symbols): number | 'not-a-number' | 'unknown-symbol' => {
  if (/^\d{1,11}$/.test(text)) return Number(text)
  const parts = /^([A-Za-z][A-Za-z.()]*?)([+-]\d{1,10})?$/.exec(text)
  const name = parts?.[1]
  if (name === undefined) return 'not-a-number'
  const base = Object.entries(symbols).find(([symbol]) => symbol.toLowerCase() === name.toLowerCase())?.[1]
  if (base === undefined) return 'unknown-symbol'
  return (base + Number(parts?.[2] ?? 0)) >>> 0
}

/** The line that a draft is typed as: `SYN,ACK seq=5000 ack=101 len=20`; what is empty is left out. */
export const formatDraftText = (draft: TypedDraft): string => {
  const flags = flagNames(draft.flags).join(',')
  const number = (name: string, value: number | undefined): string =>
    value === undefined ? '' : `${name}=${value}`
  const len = draft.len === undefined || draft.len === 0 ? '' : `len=${draft.len}`
  return [flags, number('seq', draft.seq), number('ack', draft.ack), len]
    .filter((part) => part !== '')
    .join(' ')
}
