import type { ReactNode } from 'react'
import type { SegmentStep } from '../../../shared/game/room/step.ts'
import { toDraft } from '../../../shared/game/judging/toSegment.ts'
import type { Finding as Found } from '../../../shared/replay/recordedTimeline.ts'
import { Rich } from '../../i18n/Rich.tsx'
import type { RecordingWords } from '../../i18n/recordings.ts'
import { Icon } from '../../ui/Icon.tsx'
import { RfcLink } from '../room/VerdictPanel.tsx'
import { FieldTable } from '../timeline/FieldTable.tsx'
import { shownIn } from '../timeline/numbers.ts'
import type { Base } from '../timeline/numbers.ts'

/** What RFC 9293 has against a recorded segment, field by field. */
export const Finding = ({
  finding,
  step,
  base,
  words,
}: {
  readonly finding: Found
  readonly step: SegmentStep
  readonly base: Base
  readonly words: RecordingWords
}): ReactNode => (
  <section className="finding">
    <p className="tagline fault">
      <Icon name="cross" />
      <span>{words.wrongTitle}</span>
    </p>
    {finding.faults.length > 0 && (
      <FieldTable
        draft={{ ...toDraft(step.segment), claim: undefined }}
        faults={finding.faults}
        seat={step.seat}
        base={base}
        column={words.foundColumn}
      />
    )}
    {finding.faults.map(({ field, code, found, expected, rfc }) => (
      <p key={field} className="why">
        <Rich>
          {words.fault(
            code,
            shownIn(field, found, step.seat, base),
            shownIn(field, expected, step.seat, base),
          )}
        </Rich>{' '}
        <RfcLink section={rfc} />
      </p>
    ))}
    {finding.isDamaged && <p className="why">{words.damaged}</p>}
  </section>
)
