import type { CSSProperties, ReactNode } from 'react'

interface Point {
  readonly x: number
  readonly y: number
}

/** A small mark with a flag's name that crosses with a new arrow, and is gone when it has arrived. */
export const Rider = ({
  flags,
  from,
  to,
}: {
  readonly flags: string
  readonly from: Point
  readonly to: Point
}): ReactNode => {
  const way: CSSProperties & { readonly [name: `--${string}`]: string } = {
    '--from': `translate(${from.x}px, ${from.y}px)`,
    '--to': `translate(${to.x}px, ${to.y}px)`,
  }
  return (
    <g className="rider" style={way} aria-hidden="true">
      <rect className="pkt" x={-15} y={-8} width={30} height={16} rx={2} />
      <text className="pktt" y={3.6} textAnchor="middle" fontSize={10}>
        {flags.split(' ')[0]}
      </text>
    </g>
  )
}
