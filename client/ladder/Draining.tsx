import type { ReactNode } from 'react'
import type { Ladder, LadderSize } from '../../shared/replay/ladder.ts'
import { TWO_MSL_MS, drainShape, drainsOf } from '../../shared/replay/picture/drain.ts'
import '../styles/draining.css'

/** TIME-WAIT as a bar that drains along its lifeline: anew with each FIN that comes again, cut where it was skipped. */
const Draining = ({ ladder, size }: { readonly ladder: Ladder; readonly size: LadderSize }): ReactNode =>
  drainsOf(ladder, size.twoMslMs ?? TWO_MSL_MS).map((drain) => {
    const { gone, edge, cut } = drainShape(drain, size)
    return (
      <g key={edge} className={`draining c-${drain.band.seat}`}>
        <path className="gone" d={gone} />
        <path className="edge" d={edge} />
        {cut !== undefined && <path className="cut" d={cut} />}
      </g>
    )
  })
export default Draining
