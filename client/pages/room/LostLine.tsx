import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'
import type { Link } from '../../net/session.ts'
import { Icon } from '../../ui/Icon.tsx'

/** The line dropped: what is kept, and when it is tried again. */
export const LostLine = ({
  link,
  onRetry,
}: {
  readonly link: Extract<Link, { kind: 'lost' }>
  readonly onRetry: () => void
}): ReactNode => {
  const words = useWords()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="notice">
      <output className="vh">{words.table.lost}</output>
      <Icon name="clock" />
      <span>
        {words.table.lostLine(Math.max(1, Math.ceil((link.retryAt - now) / 1000)))} {words.table.nothingLost}
      </span>
      <button type="button" className="btn small" onClick={onRetry}>
        {words.table.tryNow}
      </button>
    </div>
  )
}
