import type { ReactNode } from 'react'
import type { AllowedKind } from '../../../../shared/game/judging/allowed.ts'
import type { Kind } from '../../../../shared/tcp/permission.ts'
import type { Segment } from '../../../../shared/tcp/segment.ts'
import { useWords } from '../../../i18n/index.ts'
import type { Lessons } from '../../../i18n/lessons.ts'
import { Rich } from '../../../i18n/Rich.tsx'
import { flagsInWords } from '../../../ladder/fields.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { RfcLink } from '../VerdictPanel.tsx'
import '../../../styles/sheets.css'

/** Everything that the rules allowed at a decision that is over, the typical moves first and marked. */
export const AllowedList = ({
  moves,
  sent,
  lessons,
}: {
  /** With their segments only in the timeline */
  readonly moves: readonly (AllowedKind & { readonly segment?: Segment })[]
  /** The kind that was sent */
  readonly sent: Kind | undefined
  readonly lessons: Lessons
}): ReactNode => {
  const { allowed, unusual } = lessons
  const words = useWords()
  return (
    <ul className="allowed">
      {moves.map(({ kind, typical, rfc, segment }) => (
        <li key={kind} className={typical ? 'typical' : ''}>
          <p>
            <b>{words.coach.kind[kind]}</b>
            <span className="tag">
              {typical && <Icon name="tick" />}
              {typical ? allowed.typical : allowed.seldom}
            </span>
            {kind === sent && <span className="tag sent">{allowed.sent}</span>}
          </p>
          {segment !== undefined && (
            <p className="mono">
              {flagsInWords(segment.flags)} seq {segment.seq}
              {segment.flags.ack && ` ack ${segment.ack}`}
              {segment.data !== '' && ` len ${segment.data.length}`}
            </p>
          )}
          <p className="cap">
            <Rich>{unusual[kind]}</Rich> <RfcLink section={rfc} />
          </p>
        </li>
      ))}
    </ul>
  )
}
