import type { Octets } from '../../tcp/segment.ts'
import { seqDistance } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'

/** The octets that the application has handed over and that have never been sent. */
export const unsentOctets = (tcb: Tcb): Octets => tcb.sendBuffer.slice(sentOctets(tcb))

/** How many octets at the front of the send buffer are on their way: SND.NXT - SND.UNA without SYN and FIN. */
const sentOctets = (tcb: Tcb): number => {
  const flying = seqDistance(tcb.sndUna, tcb.sndNxt)
  const syn = tcb.sndUna === tcb.iss && tcb.sndNxt !== tcb.iss ? 1 : 0
  const fin = tcb.finSeq !== undefined && seqDistance(tcb.sndUna, tcb.finSeq) >= 0 ? 1 : 0
  return Math.max(0, flying - syn - fin)
}
