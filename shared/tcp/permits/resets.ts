import type { Permission } from '../permission.ts'
import { flagsOf } from '../segment.ts'
import type { Seq } from '../seq.ts'
import type { Reply, Tcb } from '../tcb.ts'
import { NONE, permission } from './bare.ts'

/**
 * The resets that are owed, and no others. One that ends our own connection the RFC writes without ACK; real stacks
 * set it, and nothing forbids it. One that refuses data after CLOSE may have the number that they acknowledged.
 *
 * @see RFC 9293 3.5.2, 3.10.5, 3.6.1
 */
export const resets = (tcb: Tcb): readonly Permission[] =>
  tcb.replies.length === 0
    ? NONE
    : tcb.replies.filter(({ kind }) => kind === 'rst').flatMap((reply) => waysOf(tcb, reply))

const waysOf = (tcb: Tcb, { segment, because, rfc, orSeq }: Reply): readonly Permission[] => {
  const { flags, seq, ack } = segment
  if (flags.ack) return [permission(tcb, seq, { kind: 'rst-ack', flags, ack, because, rfc })]
  const isOurEnd = tcb.irs !== undefined && (because === 'abort-called' || because === 'data-unread')
  const at = (from: Seq): readonly Permission[] => {
    const bare = permission(tcb, from, { kind: 'rst', flags, ack: undefined, because, rfc })
    return isOurEnd
      ? [bare, permission(tcb, from, { kind: 'rst-ack', flags: RST_ACK, because, rfc })]
      : [bare]
  }
  return orSeq === undefined || orSeq === seq ? at(seq) : [...at(seq), ...at(orSeq)]
}

const RST_ACK = flagsOf('ACK', 'RST')
