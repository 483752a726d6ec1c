import type { ReactNode } from 'react'
import { HEAD } from './look.ts'

/** A SYN that nobody was waiting for, and the reset that says so. */
const SynRst = ({ width = 340 }: { readonly width?: number }): ReactNode => {
  const height = 60 + width * 0.26
  const [left, right] = [8, width - 8]
  const drop = width * 0.06
  const syn = 34
  const rst = height - drop - 20
  const angle = (Math.atan(drop / (right - left)) * 180) / Math.PI
  return (
    <svg
      className="ladder oops"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <line className="life" x1={left} x2={left} y1={4} y2={height} />
      <line className="life" x1={right} x2={right} y1={4} y2={height} />
      <g className="c-client">
        <line className="wire" x1={left} y1={syn} x2={right - HEAD * 0.8} y2={syn + drop} />
        <Head x={right} y={syn + drop} angle={angle} />
        <path className="tail" d={`M${left} ${syn - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z`} />
        <Flags x={width / 2} y={syn + drop / 2} angle={angle} text="SYN" />
      </g>
      <g className="c-server">
        <line className="wire" x1={right} y1={rst} x2={left + HEAD * 0.8} y2={rst + drop} />
        <Head x={left} y={rst + drop} angle={180 - angle} />
        <circle className="tail" cx={right} cy={rst} r={5} />
        <Flags x={width / 2} y={rst + drop / 2} angle={-angle} text="RST ACK" />
      </g>
    </svg>
  )
}

interface Place {
  readonly x: number
  readonly y: number
  /** Degrees */
  readonly angle: number
}

const Head = ({ x, y, angle }: Place): ReactNode => (
  <path
    className="head"
    transform={`translate(${x} ${y}) rotate(${angle})`}
    d={`M0 0L${-HEAD} ${-HEAD * 0.42}L${-HEAD} ${HEAD * 0.42}Z`}
  />
)

const Flags = ({ x, y, angle, text }: Place & { readonly text: string }): ReactNode => (
  <text
    className="seg"
    x={x}
    y={y - 9}
    textAnchor="middle"
    fontSize="14"
    transform={`rotate(${angle} ${x} ${y})`}
  >
    <tspan className="f">{text}</tspan>
  </text>
)

export default SynRst
