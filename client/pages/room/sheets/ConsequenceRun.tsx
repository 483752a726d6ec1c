import type { ReactNode } from 'react'
import type { ConsequenceRowView, ConsequenceView } from '../../../../shared/game/room/view.ts'
import { useWords } from '../../../i18n/index.ts'
import type { Lessons } from '../../../i18n/lessons.ts'
import { flagsInWords } from '../../../ladder/fields.ts'
import '../../../styles/sheets.css'

/** The side world, line by line: two states, and between them what crossed the wire. */
export const ConsequenceRun = ({
  run,
  lessons,
  ends = { me: lessons.consequence.you, peer: lessons.consequence.peer },
}: {
  readonly run: ConsequenceView
  /** What the two ends are called */
  readonly ends?: { readonly me: string; readonly peer: string }
  readonly lessons: Lessons
}): ReactNode => {
  const { app } = useWords()
  const { consequence } = lessons
  const isHidden = run.rows.some(
    ({ segment, me }) =>
      me === undefined || (!run.isIsnMadeUp && segment !== undefined && segment.seq === undefined),
  )
  return (
    <>
      <p className="run-outcome">{consequence.outcome[run.outcome]}</p>
      <ol className="run">
        <li className="run-head" aria-hidden="true">
          <span>{ends.me}</span>
          <span />
          <span>{ends.peer}</span>
        </li>
        {run.rows.map((row, n) => (
          <li key={`${n}-${row.from}`} className={row.from === 'me' ? 'out' : 'back'}>
            <span className="mono run-state">
              <span className="vh">{ends.me}: </span>
              {row.me === undefined ? '…' : app.state(row.me)}
            </span>
            <span className="run-wire">
              <Crossing row={row} lessons={lessons} isMeaningless={run.isIsnMadeUp && row.from === 'peer'} />
            </span>
            <span className="mono run-state">
              <span className="vh">{ends.peer}: </span>
              {app.state(row.peer)}
            </span>
          </li>
        ))}
      </ol>
      {run.isIsnMadeUp && <p className="cap">{consequence.madeUp}</p>}
      {isHidden && <p className="cap">{consequence.hidden}</p>}
    </>
  )
}

const Crossing = ({
  row: { from, segment },
  lessons,
  isMeaningless,
}: {
  readonly row: ConsequenceRowView
  readonly lessons: Lessons
  readonly isMeaningless: boolean
}): ReactNode => {
  if (segment === undefined) return <span className="run-timer">{lessons.consequence.timer}</span>
  const { flags, seq, ack } = segment
  return (
    <>
      <b className="mono">{flagsInWords(flags)}</b>
      {!isMeaningless && seq !== undefined && (
        <small className="mono">
          seq {seq}
          {ack !== undefined && ` ack ${ack}`}
        </small>
      )}
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <path
          d={from === 'me' ? 'M0 4H99M93 1l6 3-6 3' : 'M100 4H1M7 1L1 4l6 3'}
          fill="none"
          stroke="currentColor"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </>
  )
}
