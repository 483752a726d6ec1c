import type { InMaking } from '../../base/inMaking.ts'
import { copyOf } from '../copyOf.ts'
import type { Segment } from '../segment.ts'
import type { Seq } from '../seq.ts'
import { seqAdd } from '../seq.ts'
import type { Tcb } from '../tcb.ts'
import { offered } from './ack.ts'

/** A copy that has taken in the peer's SYN, for its maker to say what comes of it: IRS, RCV.NXT and the send window. */
export const hearing = (tcb: Tcb, syn: Segment, sndWl2: Seq): InMaking<Tcb> => {
  const heard = copyOf(tcb)
  heard.irs = syn.seq
  heard.rcvNxt = seqAdd(syn.seq, 1)
  offered(heard, syn, sndWl2)
  return heard
}
