import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

/** An address as a picture. Drawn when its code has been loaded; the address stands beside it in words anyway. */
export const QrCode = ({
  text,
  size,
  label,
}: {
  readonly text: string
  readonly size: number
  readonly label: string
}): ReactNode => {
  const [modules, setModules] = useState<readonly (readonly boolean[])[]>([])
  useEffect(() => {
    let isWanted = true
    void import('uqr').then(({ encode }) => {
      if (isWanted) setModules(encode(text, { border: 3 }).data)
    })
    return () => {
      isWanted = false
    }
  }, [text])
  const width = Math.max(1, modules.length)
  const path = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className="qr"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing inside the page has no other tag
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${width} ${width}`}
      shapeRendering="crispEdges"
    >
      <rect className="qr-ground" width={width} height={width} />
      <path className="qr-ink" d={path} />
    </svg>
  )
}
