import type { ReactNode } from 'react'
import { unreachable } from '../../shared/base/unreachable.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { PICTURES } from './glyphs.ts'
import type { Life, Mark, Phase } from './glyphs.ts'

const HEIGHT = 32
const AT = { client: 4, server: 40 } as const

/** A level's ladder in 44 by 32: what is sent, what is lost, and what becomes of both ends. */
export const Glyph = ({ level }: { readonly level: LevelId }): ReactNode => {
  const { life, marks } = PICTURES[level]
  return (
    <svg className="glyph" width="44" height={HEIGHT} viewBox="0 0 44 32" aria-hidden="true" fill="none">
      {SEATS.map((seat) => (
        <Lifeline key={seat} seat={seat} life={life[seat]} />
      ))}
      {marks.map((mark) => (
        <Drawn key={JSON.stringify(mark)} mark={mark} />
      ))}
    </svg>
  )
}

const STROKES: {
  readonly [P in Phase]: { readonly strokeWidth: number; readonly strokeDasharray?: string }
} = {
  none: { strokeWidth: 1.4, strokeDasharray: '1.4 2.2' },
  open: { strokeWidth: 3.6 },
  closing: { strokeWidth: 1.4 },
  wait: { strokeWidth: 6, strokeDasharray: '1.3 2.2' },
}

const Lifeline = ({ seat, life }: { readonly seat: Seat; readonly life: Life }): ReactNode =>
  life.map(([phase, y], index) => (
    <path
      key={phase + y}
      d={`M${AT[seat]} ${y}V${life[index + 1]?.[1] ?? HEIGHT}`}
      stroke={`var(--${seat})`}
      {...STROKES[phase]}
    />
  ))

const Drawn = ({ mark }: { readonly mark: Mark }): ReactNode => {
  switch (mark.kind) {
    case 'segment':
    case 'data':
      return <Line {...mark} width={mark.kind === 'data' ? 3 : 1.5} />
    case 'rst':
      return (
        <>
          <Line {...mark} width={1.5} />
          <Cross x={AT[peerOf(mark.seat)]} y={mark.to} colour={`var(--${mark.seat})`} />
        </>
      )
    case 'stray':
      return <Line {...mark} width={1.5} colour="var(--net)" dashes="3 2" />
    case 'lost': {
      const part = 0.6
      const x = AT[mark.seat] + (AT[peerOf(mark.seat)] - AT[mark.seat]) * part
      const y = mark.y + (mark.to - mark.y) * part
      return (
        <>
          <path
            d={`M${AT[mark.seat]} ${mark.y}L${x} ${y}`}
            stroke="var(--net)"
            strokeWidth="1.5"
            strokeDasharray="3 2"
          />
          <Cross x={x} y={y} colour="var(--net)" />
        </>
      )
    }
    case 'timer':
      return (
        <circle
          cx={AT[mark.seat]}
          cy={mark.y}
          r="3.2"
          fill="var(--page)"
          stroke={`var(--${mark.seat})`}
          strokeWidth="1.5"
        />
      )
    case 'unread':
      return (
        <rect
          x={AT[mark.seat] - 10}
          y={mark.y - 2.5}
          width="6"
          height="6"
          fill="var(--page)"
          stroke="var(--ink)"
          strokeWidth="1.4"
        />
      )
    case 'full':
      return [0, 1, 2].map((place) => (
        <rect
          key={place}
          x={AT.server - 7}
          y={mark.y + place * 7 - 2}
          width="6"
          height="5"
          fill="var(--ink)"
        />
      ))
    case 'round':
      return (
        <>
          <path d="M17 11.500a6.500 6.500 0 1 0 5-2" stroke="var(--ink)" strokeWidth="1.6" />
          <path d="M19 12.300l-2.500-.6.500-2.700" stroke="var(--ink)" strokeWidth="1.6" />
        </>
      )
    default:
      return unreachable(mark)
  }
}

const Line = ({
  seat,
  y,
  to,
  width,
  colour = `var(--${seat})`,
  dashes,
}: {
  readonly seat: Seat
  readonly y: number
  readonly to: number
  readonly width: number
  readonly colour?: string
  readonly dashes?: string
}): ReactNode => (
  <path
    d={`M${AT[seat]} ${y}L${AT[peerOf(seat)]} ${to}`}
    stroke={colour}
    strokeWidth={width}
    {...(dashes === undefined ? {} : { strokeDasharray: dashes })}
  />
)

const Cross = ({
  x,
  y,
  colour,
}: {
  readonly x: number
  readonly y: number
  readonly colour: string
}): ReactNode => <path d={`M${x - 3} ${y - 3}l6 6m0-6l-6 6`} stroke={colour} strokeWidth="1.8" />
