import type { Flags } from '../../tcp/segment.ts'

/** How a connection stood when the recording ended, as far as the control bits that passed tell. */
export const ENDINGS = ['open', 'half-closed', 'closed', 'reset', 'refused', 'unanswered'] as const
export type Ending = (typeof ENDINGS)[number]

/** Which of two ends: by the order of their addresses, before anybody knows who is the client. */
export type End = 'low' | 'high'

/** What has been seen between two ends, as bits. */
const BITS = {
  low: { syn: 1, synAck: 2, fin: 4, openedFirst: 8 },
  high: { syn: 16, synAck: 32, fin: 64, openedFirst: 128 },
} as const
const RST = 256
const SYN_AGAIN = 512
const OTHER = 1024
const ANY_SYN = BITS.low.syn | BITS.high.syn
const ANY_SYN_ACK = BITS.low.synAck | BITS.high.synAck

/** The bit of one segment. */
export const sightOf = ({ syn, ack, fin, rst }: Flags, from: End): number => {
  if (syn) return ack ? BITS[from].synAck : BITS[from].syn
  if (rst) return RST
  return OTHER | (fin ? BITS[from].fin : 0)
}

/** What has been seen, with one more segment. */
export const withSight = (seen: number, sight: number): number => {
  const isSyn = (sight & ANY_SYN) !== 0
  const again = isSyn && (seen & ANY_SYN) !== 0 ? SYN_AGAIN : 0
  const isFirstOpening = (sight & (ANY_SYN | ANY_SYN_ACK)) !== 0 && (seen & (ANY_SYN | ANY_SYN_ACK)) === 0
  return seen | sight | again | (isFirstOpening ? openedFirst(sight) : 0)
}

/** Who sent the first SYN, or received the first SYN-ACK, is the client. */
const openedFirst = (sight: number): number =>
  (sight & (BITS.low.syn | BITS.high.synAck)) !== 0 ? BITS.low.openedFirst : BITS.high.openedFirst

/** How it ended, who opened it (undefined where nobody was seen to), and whether it may be several in turn. */
export const endingOf = (
  seen: number,
): { readonly ending: Ending; readonly opener: End | undefined; readonly isPerhapsSeveral: boolean } => ({
  ending: endingBy(seen),
  opener:
    (seen & BITS.low.openedFirst) !== 0 ? 'low' : (seen & BITS.high.openedFirst) !== 0 ? 'high' : undefined,
  isPerhapsSeveral: (seen & SYN_AGAIN) !== 0,
})

const endingBy = (seen: number): Ending => {
  const isOpened = (seen & (ANY_SYN_ACK | OTHER)) !== 0
  if ((seen & RST) !== 0) return isOpened || (seen & ANY_SYN) === 0 ? 'reset' : 'refused'
  const fins = [BITS.low.fin, BITS.high.fin].filter((bit) => (seen & bit) !== 0).length
  if (fins === 2) return 'closed'
  if (fins === 1) return 'half-closed'
  return isOpened ? 'open' : 'unanswered'
}
