import type { ReactNode } from 'react'
import type { SegmentStep } from '../../../shared/game/room/step.ts'
import { seqAfter } from '../../../shared/tcp/segment.ts'
import { peerOf } from '../../../shared/game/seat.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { Rich } from '../../i18n/Rich.tsx'
import { numberShown } from '../../ladder/fields.ts'
import { Swatch } from '../../tcb/TcbPanel.tsx'
import type { Base } from './numbers.ts'

/** What the segment of this step will make of its receiver when it has come. */
export const Arriving = ({
  timeline,
  step,
  base,
  lessons: { knowing },
}: {
  readonly timeline: Told
  readonly step: SegmentStep
  readonly base: Base
  readonly lessons: Lessons
}): ReactNode => {
  const { app } = useWords()
  const seat = peerOf(step.seat)
  const before = timeline.instants[step.n]?.[seat]
  const after = timeline.arrivals[step.n]
  if (after === undefined || before === undefined)
    return <p className="arriving">{step.lost === true ? knowing.never : knowing.flying.open}</p>
  const { sndUna, rcvNxt, irs } = after.variables
  const changes = [
    ...(sndUna === before.variables.sndUna ? [] : [`SND.UNA ${numberShown(sndUna, seat, base)}`]),
    ...(irs === undefined || rcvNxt === undefined || rcvNxt === before.variables.rcvNxt
      ? []
      : [`RCV.NXT ${numberShown(rcvNxt, step.seat, base)}`]),
  ]
  // The FIN again: its ACK was lost, and whoever waits out 2 MSL begins again (RFC 9293 3.10.7.4 eighth).
  const waitsAnew =
    before.state === 'TIME-WAIT' &&
    step.segment.flags.fin &&
    seqAfter(step.segment) === before.variables.rcvNxt
  const waiting = after.held.early > before.held.early ? knowing.early(after.held.early) : undefined
  const isLate = step.arrivedAfter !== undefined && step.arrivedAfter > step.n
  return (
    <p className="arriving">
      <span>{isLate ? knowing.comesAfter(step.arrivedAfter) : knowing.comes}</span>
      {after.state !== before.state && (
        <b className="mono">
          <Swatch state={after.state} />
          {app.state(after.state)}
        </b>
      )}
      {changes.map((change) => (
        <Rich key={change}>{`\`${change}\``}</Rich>
      ))}
      {waiting !== undefined && <span>{waiting}</span>}
      {waitsAnew && <span>{knowing.waitsAnew}</span>}
      {after.state === before.state && changes.length === 0 && waiting === undefined && (
        <span>{knowing.same}</span>
      )}
    </p>
  )
}
