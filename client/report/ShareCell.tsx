import type { ReactNode } from 'react'
import type { Share } from '../../shared/class/report/report.ts'
import { useClassSaid } from '../host/Spoken.tsx'

/** How much was right at the first try: a bar, the share, and both numbers for whoever hears it. */
export const ShareCell = ({ share }: { readonly share: Share }): ReactNode => {
  const { report: said } = useClassSaid()
  const { right, of } = share
  if (of === 0) return <td className="mono">–</td>
  const percent = Math.round((right / of) * 100)
  return (
    <td className="mono" title={said.share(right, of)}>
      <span className="meter" aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
      {percent}%
    </td>
  )
}
