import { both } from '../base/appended.ts'
import type { Permission } from './permission.ts'
import { acks, askings } from './permits/acks.ts'
import { NONE } from './permits/bare.ts'
import { fins, finsAgain } from './permits/fins.ts'
import { cookies, openings } from './permits/opening.ts'
import { resets } from './permits/resets.ts'
import { texts, textsAgain } from './permits/texts.ts'
import type { Segment } from './segment.ts'
import { isMatch } from './match.ts'
import { isAckOwed } from './sendBuffer.ts'
import { isSynchronized } from './state.ts'
import type { Tcb } from './tcb.ts'

/**
 * Every kind of segment that a conforming TCP may send from here, each with its reason and the section that
 * allows it; what is owed comes first. The judge, the hints, the bot and the tests all ask this one question.
 *
 * Choices: an acknowledgement is always of RCV.NXT as it is now (a TCP has no older one to give); PSH is free; a
 * reset is sent only where the RFC asks for one.
 *
 * @see RFC 9293 3.4, 3.5.2, 3.8, 3.10
 */
export const permitted = (tcb: Tcb): readonly Permission[] => {
  let found = NONE
  for (const rule of rulesOf(tcb)) found = both(found, rule(tcb))
  return found
}

/**
 * The permission of `permitted` that the segment matches; undefined when it does not conform. Only those are built
 * that a segment with these flags, and with or without data, could match at all, the likeliest first.
 */
export const permissionOf = (tcb: Tcb, segment: Segment): Permission | undefined => {
  const rules = rulesOf(tcb)
  for (const rule of rulesLike(segment.flags, segment.data)) {
    if (!rules.includes(rule)) continue
    const match = rule(tcb).find((permission) => isMatch(permission, segment))
    if (match !== undefined) return match
  }
  return undefined
}

type Rule = (tcb: Tcb) => readonly Permission[]

/** The rules that apply to this endpoint now. */
const rulesOf = (tcb: Tcb): readonly Rule[] => {
  if (tcb.state === 'CLOSED') return RESETS
  if (tcb.state === 'LISTEN') return LISTENING
  if (!tcb.synAcked) {
    if (tcb.lastAckSent === undefined) return CALLING
    return isSynchronized(tcb.state) ? CLOSED_EARLY : HALF_OPEN
  }
  return isAckOwed(tcb) ? OWING_ACK : OPEN
}

const RESETS: readonly Rule[] = [resets]
const LISTENING: readonly Rule[] = [resets, cookies]
const CALLING: readonly Rule[] = [resets, openings]
/** SYN-RECEIVED: data and a FIN that follows them wait for the connection to be established (3.10.2, 3.10.4). */
const HALF_OPEN: readonly Rule[] = [resets, openings, acks]
/** FIN-WAIT-1 straight out of SYN-RECEIVED, our SYN not acknowledged yet. */
const CLOSED_EARLY: readonly Rule[] = [resets, fins, openings, finsAgain, acks]
const OWING_ACK: readonly Rule[] = [resets, acks, texts, fins, textsAgain, finsAgain, askings, openings]
const OPEN: readonly Rule[] = [resets, texts, fins, textsAgain, finsAgain, acks, askings, openings]

const rulesLike = ({ rst, syn, fin }: Segment['flags'], data: string): readonly Rule[] => {
  if (rst) return RESETS
  if (syn) return SYN_LIKE
  if (fin) return FIN_LIKE
  return data === '' ? ACK_LIKE : TEXT_LIKE
}

const SYN_LIKE: readonly Rule[] = [openings, cookies]
const FIN_LIKE: readonly Rule[] = [fins, finsAgain]
const ACK_LIKE: readonly Rule[] = [acks, askings]
const TEXT_LIKE: readonly Rule[] = [texts, textsAgain, askings]
