import type { ReactNode } from 'react'
import type { Seat } from '../../shared/game/seat.ts'
import type { LadderSize } from '../../shared/replay/ladder.ts'

/** The far half of the wire dissolves: gradients, masks and the stipple. */
export const FogDefs = ({
  id,
  hidden,
  size,
  height,
}: {
  readonly id: string
  readonly hidden: Seat
  readonly size: LadderSize
  readonly height: number
}): ReactNode => {
  const mid = (size.x.client + size.x.server) / 2
  const reach = size.width * 0.09
  const isLeft = hidden === 'client'
  const fog = isLeft ? [0, mid + reach] : [size.width, mid - reach]
  const wire = [size.x[hidden], isLeft ? mid + reach : mid - reach]
  return (
    <>
      <linearGradient id={`${id}-fg`} gradientUnits="userSpaceOnUse" x1={fog[0]} x2={fog[1]} y1="0" y2="0">
        <stop offset="0" stopColor="#fff" />
        <stop offset=".3" stopColor="#fff" stopOpacity=".8" />
        <stop offset=".65" stopColor="#fff" stopOpacity=".3" />
        <stop offset="1" stopColor="#fff" stopOpacity="0" />
      </linearGradient>
      <linearGradient id={`${id}-fa`} gradientUnits="userSpaceOnUse" x1={wire[0]} x2={wire[1]} y1="0" y2="0">
        <stop offset="0" stopColor="#fff" stopOpacity=".10" />
        <stop offset=".5" stopColor="#fff" stopOpacity=".45" />
        <stop offset="1" stopColor="#fff" />
      </linearGradient>
      <mask id={`${id}-mf`} maskUnits="userSpaceOnUse" x="0" y="0" width={size.width} height={height}>
        <rect width={size.width} height={height} fill={`url(#${id}-fg)`} />
      </mask>
      <mask id={`${id}-ma`} maskUnits="userSpaceOnUse" x="0" y="0" width={size.width} height={height}>
        <rect width={size.width} height={height} fill={`url(#${id}-fa)`} />
      </mask>
      <pattern id={`${id}-stipple`} width="7" height="7" patternUnits="userSpaceOnUse">
        <circle cx="1.5" cy="1.5" r=".9" className="fill-fog" />
        <circle cx="5" cy="5" r=".9" className="fill-fog" />
      </pattern>
    </>
  )
}

export const Fog = ({
  id,
  width,
  height,
}: {
  readonly id: string
  readonly width: number
  readonly height: number
}): ReactNode => (
  <rect
    className="fogrect"
    width={width}
    height={height}
    fill={`url(#${id}-stipple)`}
    mask={`url(#${id}-mf)`}
  />
)
