import type { ReactNode } from 'react'
import { pipeEnds } from '../../shared/replay/pipes.ts'
import type { PipeEnd } from '../../shared/replay/pipes.ts'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import type { State } from '../../shared/tcp/state.ts'
import { useWords } from '../i18n/index.ts'
import type { Lessons } from '../i18n/lessons.ts'

/** The connection as two one-way pipes: each end as the endpoint that holds it knows it. */
export const Pipes = ({
  states,
  lessons,
}: {
  /** Undefined for an end in the fog */
  readonly states: BySeat<State | undefined>
  readonly lessons: Lessons
}): ReactNode => {
  const { app } = useWords()
  const { pipe } = lessons.inside
  return (
    <div className="pipes">
      {SEATS.map((seat) => (
        <Pipe key={seat} from={seat} states={states} lessons={lessons} />
      ))}
      {SEATS.map((seat) => {
        const state = states[seat]
        return state === undefined ? null : (
          <p key={seat} className="why">
            <b className={`seat ${seat}`}>{app[seat]}</b> {pipe.says[sayingOf(state)]}
          </p>
        )
      })}
    </div>
  )
}

const sayingOf = (state: State): keyof Lessons['inside']['pipe']['says'] => {
  const ends = pipeEnds(state)
  if (state === 'TIME-WAIT') return 'waiting'
  if (ends.out === 'closing') return 'closing'
  if (ends.out === 'opening') return 'opening'
  if (ends.out !== ends.in) return 'half'
  return ends.out === 'open' ? 'both' : 'none'
}

const Pipe = ({
  from,
  states,
  lessons,
}: {
  readonly from: Seat
  readonly states: BySeat<State | undefined>
  readonly lessons: Lessons
}): ReactNode => {
  const { app } = useWords()
  const { pipe } = lessons.inside
  const to = peerOf(from)
  const [sender, reader] = [states[from], states[to]]
  const out = sender === undefined ? undefined : pipeEnds(sender).out
  const reads = reader === undefined ? undefined : pipeEnds(reader).in
  const named = (end: PipeEnd | undefined): string => (end === undefined ? pipe.fog : pipe.end[end])
  const label = pipe.label(app[from], app[to])
  const left = from === 'client' ? out : reads
  const right = from === 'client' ? reads : out
  const way = from === 'client' ? 'M150 24h20m-5-5l5 5-5 5' : 'M170 24h-20m5-5l-5 5 5 5'
  const flows = out === undefined ? reads === 'open' : out === 'open' && reads !== 'shut'
  return (
    <figure className={`pipe ${from}`}>
      <svg viewBox="0 0 320 48" role="img" aria-label={pipe.told(label, named(out), named(reads))}>
        <path className={`tube${hasOpening([out, reads]) ? '' : ' idle'}`} d="M14 12H306M14 36H306" />
        {flows && <path d={`${way}M100 24h24M196 24h24`} />}
        <Valve x={14} end={left} />
        <Valve x={306} end={right} />
      </svg>
      <figcaption aria-hidden="true">
        <span>
          <small>{from === 'client' ? pipe.sends : pipe.reads}</small> {named(left)}
        </span>
        <span className="mid-name">{label}</span>
        <span>
          <small>{from === 'client' ? pipe.reads : pipe.sends}</small> {named(right)}
        </span>
      </figcaption>
    </figure>
  )
}

/** Something may still come through, as far as the ends in sight tell. */
const hasOpening = (ends: readonly (PipeEnd | undefined)[]): boolean =>
  ends.some((end) => end !== undefined && end !== 'shut')

/** A valve from the side: along the pipe it is open, across it is shut, aslant it moves. */
const Valve = ({ x, end }: { readonly x: number; readonly end: PipeEnd | undefined }): ReactNode => {
  if (end === undefined) return <path className="valve fog" d={`M${x} 6v36`} />
  const turn = { shut: 0, opening: 45, closing: 45, open: 90 }[end]
  return (
    <g>
      <circle className="seat-of-valve" cx={x} cy="24" r="13.500" />
      <path className="valve" d={`M${x} 13v22`} transform={`rotate(${turn} ${x} 24)`} />
    </g>
  )
}
