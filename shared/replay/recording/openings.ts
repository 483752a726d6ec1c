import { arrive } from '../../tcp/arrive/arrive.ts'
import { closedTcb } from '../../tcp/closed.ts'
import { open } from '../../tcp/open.ts'
import { flagsOf, seqAfter } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqDistance, toSeq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'
import { transmit } from '../../tcp/transmit.ts'
import { withDataOfSyn } from './fastOpen.ts'
import type { Outlook } from './outlook.ts'
import { isMidway } from './midway.ts'
import { membersOf, taken } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import type { Side } from './side.ts'

/** How an end whose first segment this is may have begun. */
export const openingsOf = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Side[] => {
  const { flags, seq } = sent.segment
  const begun = (tcb: Tcb): Side => ({ ...side, tcb })
  const fresh = closedTcb({ iss: seq, rcvWnd: DEFAULT_WND })
  if (flags.syn && !flags.ack) return [begun(opened(fresh, 'active'))]
  if (flags.rst)
    return flags.ack && isMidway(outlook.segments)
      ? [begun(standing(sent, sent.segment.ack, outlook))]
      : [begun(fresh)]
  const wasOpened = membersOf(side.inbox).some(({ segment }) => segment.flags.syn) || flags.syn
  const early = flags.syn ? undefined : answeredUnseen(side, sent, outlook)
  if (early !== undefined) return [begun(early)]
  if (wasOpened) return [begun(opened(fresh, 'passive'))]
  // What passed before may be what it now acknowledges: then it stood before the first of that.
  const first = taken(side.inbox)?.first
  const now = standing(sent, sent.segment.ack, outlook)
  return first === undefined || first.segment.seq === sent.segment.ack
    ? [begun(now)]
    : [begun(standing(sent, first.segment.seq, outlook)), begun(now)]
}

/**
 * A listener that has taken the data of a SYN (RFC 7413) and answers them before anything else of it is seen: its SYN-ACK was
 * lost, and comes by later.
 */
const answeredUnseen = (
  side: Side,
  { from, segment }: RecordedSegment,
  outlook: Outlook,
): Tcb | undefined => {
  const { flags, ack } = segment
  const syn = membersOf(side.inbox).find((item) => item.segment.flags.syn)?.segment
  const iss = seqAdd(segment.seq, -1)
  const again = outlook.segments
    .slice(outlook.at + 1, outlook.at + 1 + REACH)
    .find(
      (one) => one.from === from && one.segment.flags.syn && one.segment.flags.ack && one.segment.seq === iss,
    )
  if (!flags.ack || syn === undefined || syn.data === '' || ack !== seqAfter(syn) || again === undefined)
    return undefined
  const listening = opened(closedTcb({ iss, rcvWnd: DEFAULT_WND }), 'passive')
  return transmit(withDataOfSyn(arrive(listening, syn).tcb, again.segment), again.segment)
}

/** How many segments ahead the SYN-ACK is looked for. */
const REACH = 64

const opened = (tcb: Tcb, kind: 'active' | 'passive'): Tcb => {
  const result = open(tcb, kind)
  if (!result.ok) throw new Error(`open of a closed endpoint: ${result.error}`)
  return result.value
}

/** An end in the middle of a connection whose opening was not recorded: what its own segments say is so. */
const standing = ({ from, segment }: RecordedSegment, rcvNxt: Seq, outlook: Outlook): Tcb => {
  const { unacknowledged, sent, fin } = outlook.midway[from] ?? {
    unacknowledged: segment.seq,
    sent: segment.seq,
    fin: undefined,
  }
  const tcb = established(unacknowledged, sent, rcvNxt)
  return fin === undefined
    ? tcb
    : { ...tcb, state: 'FIN-WAIT-1', sendBuffer: tcb.sendBuffer.slice(1), finQueued: true, finSeq: fin }
}

const established = (una: Seq, nxt: Seq, rcvNxt: Seq): Tcb => ({
  ...closedTcb({ iss: seqAdd(una, -1), rcvWnd: DEFAULT_WND }),
  state: 'ESTABLISHED',
  opened: 'active',
  synAcked: true,
  sndUna: una,
  sndNxt: nxt,
  sndWnd: 2 ** 30,
  maxSndWnd: 2 ** 30,
  sendBuffer: '\0'.repeat(Math.max(0, seqDistance(una, nxt))),
  irs: seqAdd(rcvNxt, -1),
  rcvNxt,
  rcvWnd: 2 ** 30,
  lastAckSent: rcvNxt,
})

/** A listener that has taken a SYN with this number which nobody saw pass. */
export const afterUnseenSyn = (iss: Seq, irs: Seq): Tcb =>
  arrive(opened(closedTcb({ iss, rcvWnd: DEFAULT_WND }), 'passive'), {
    flags: flagsOf('SYN'),
    seq: irs,
    ack: toSeq(0),
    wnd: DEFAULT_WND,
    data: '',
  }).tcb
