import type { Draft } from '../../shared/game/draft.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'

/**
 * A draft as a learner gets it wrong who has not understood one thing yet: the ack without its + 1, the old seq, a
 * flag forgotten, the state before or after.
 *
 * @param draft what would be right
 * @param pick  which of those that can be made here, any number from 0
 */
export const mistaken = (draft: Draft, me: EndpointView, pick: number): Draft => {
  const { flags, seq, ack, claim } = draft
  const others = me.stateChoices.filter((state) => state !== claim)
  const wrong: Draft[] = [
    ...(ack !== undefined && ack > 0 ? [{ ...draft, ack: ack - 1 }] : []),
    ...(seq > 0 && !flags.syn ? [{ ...draft, seq: seq - 1 }] : []),
    ...(flags.syn && flags.ack ? [{ ...draft, flags: { ...flags, ack: false }, ack: undefined }] : []),
    ...(flags.fin ? [{ ...draft, flags: { ...flags, ack: false }, ack: undefined }] : []),
    ...(claim === undefined ? [] : others.map((state) => ({ ...draft, claim: state }))),
  ]
  return wrong[pick % Math.max(1, wrong.length)] ?? draft
}
