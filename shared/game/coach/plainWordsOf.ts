import type { Flags } from '../../tcp/segment.ts'
import type { State } from '../../tcp/state.ts'
import type { Situation } from '../room/view.ts'
import type { PlainWords, PlainWordsId } from './plainWords.ts'

/** What a segment would say: enough of it, and of where its sender stands before sending it. */
export interface Saying {
  readonly flags: Flags
  readonly ack: number | undefined
  /** Octets of data */
  readonly len: number
  /** State that the sender shows before sending */
  readonly state: State
  readonly situation: Situation
}

/** A segment in plain words. The same words for a draft on the desk and for the arrow on the ladder. */
export const plainWordsOf = (saying: Saying): PlainWords => ({
  id: idOf(saying),
  octets: saying.len,
  below: saying.ack ?? 0,
})

const idOf = ({ flags, len, state, situation }: Saying): PlainWordsId => {
  if (flags.rst) return state === 'CLOSED' || state === 'LISTEN' ? 'nobody-here' : 'stop-this-connection'
  if (flags.syn && flags.fin) return 'makes-no-sense'
  if (flags.syn) return flags.ack ? 'heard-you-can-you-hear-me' : 'can-you-hear-me'
  if (!flags.ack) return flags.fin ? 'nothing-more-to-say' : 'makes-no-sense'
  if (flags.fin) return finWords(situation, len)
  if (len > 0) return situation.kind === 'syn-ack-arrived' ? 'i-hear-you-and-say' : 'here-are-bytes'
  switch (situation.kind) {
    case 'syn-ack-arrived':
      return 'i-hear-you'
    case 'fin-arrived':
    case 'fin-arrived-close-called':
      return state === 'TIME-WAIT' || state === 'CLOSING' ? 'goodbye' : 'understood-still-talking'
    default:
      return 'have-everything-below'
  }
}

const finWords = (situation: Situation, len: number): PlainWordsId => {
  if (len > 0) return 'here-are-bytes'
  return situation.kind === 'fin-arrived-close-called' ? 'understood-and-done-too' : 'nothing-more-to-say'
}
