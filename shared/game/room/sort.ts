import type { Segment } from '../../tcp/segment.ts'
import type { SegmentSort, WireMark } from '../levels/level.ts'
import type { Round } from './room.ts'

/** How the wire would describe a segment: by the flag that matters most, or by its data. */
export const sortOf = ({ flags, data }: Segment): SegmentSort => {
  if (flags.rst) return 'rst'
  if (flags.syn) return flags.ack ? 'syn-ack' : 'syn'
  if (flags.fin) return 'fin'
  return data === '' ? 'ack' : 'data'
}

/** The mark's segment has been sent, or has arrived. */
export const hasPassed = (round: Round, { kind, from, what, nth }: WireMark): boolean =>
  round.passed[from][kind][what] >= nth
