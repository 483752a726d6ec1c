import { useState } from 'react'
import type { ReactNode } from 'react'
import type { TickMoment } from '../../../../shared/game/coach/tickId.ts'
import type { EndpointView, View } from '../../../../shared/game/room/view.ts'
import type { Kind } from '../../../../shared/tcp/permission.ts'
import { useLessons } from '../../../i18n/lessons.ts'
import type { Session } from '../../../net/session.ts'
import { TableInside } from '../../../inside/TableInside.tsx'
import { QuestionList } from '../Questions.tsx'
import { AllowedList } from './AllowedList.tsx'
import { ConsequenceRun } from './ConsequenceRun.tsx'
import { Sheet } from './Sheet.tsx'
import { TicksForm, TicksTold } from './Ticks.tsx'

/** Which sheet of the coach is open. */
export type CoachSheet =
  | { readonly kind: 'consequence' }
  | { readonly kind: 'allowed'; readonly sent: Kind | undefined }
  | { readonly kind: 'ticks'; readonly moment: TickMoment }
  | { readonly kind: 'questions' }
  /** A step from inside; undefined for the newest segment */
  | { readonly kind: 'inside'; readonly n: number | undefined }

/** The sheets of the coach: read at leisure, over the table; none of them changes the connection. */
const CoachSheets = ({
  sheet,
  me,
  view,
  session,
  onClose,
}: {
  readonly sheet: CoachSheet
  readonly me: EndpointView
  readonly view: View
  readonly session: Session
  readonly onClose: () => void
}): ReactNode => {
  const lessons = useLessons()
  // What is read stays on its sheet, also when the table below moves on.
  const [run] = useState(me.refused?.consequence)
  const [moves] = useState(me.allowed)
  if (lessons === undefined) return null
  switch (sheet.kind) {
    case 'consequence':
      return (
        <Sheet title={lessons.consequence.title} close={lessons.consequence.rewind} onClose={onClose}>
          {run !== undefined && <ConsequenceRun run={run} lessons={lessons} />}
          <p className="cap">{lessons.consequence.supposed}</p>
          <p className="cap">{lessons.consequence.rewound}</p>
        </Sheet>
      )
    case 'allowed':
      return (
        <Sheet title={lessons.allowed.title} close={lessons.allowed.close} onClose={onClose}>
          <AllowedList moves={moves} sent={sheet.sent} lessons={lessons} />
        </Sheet>
      )
    case 'inside':
      return (
        <Sheet title={lessons.inside.title} close={lessons.inside.close} onClose={onClose}>
          <TableInside me={me} steps={view.round?.steps ?? []} n={sheet.n} lessons={lessons} />
        </Sheet>
      )
    case 'questions':
      return (
        <Sheet title={lessons.cards.title} close={lessons.cards.close} onClose={onClose}>
          <QuestionList session={session} view={view} />
        </Sheet>
      )
    default: {
      const { given, asked = sheet.moment } = me.ticks
      return (
        <Sheet title={lessons.ticks.title} close={lessons.ticks.close} onClose={onClose}>
          {given === undefined ? (
            <TicksForm
              key={asked}
              moment={asked}
              lessons={lessons}
              onGive={(ticks) => void session.act({ kind: 'give-ticks', ticks: [...ticks] })}
            />
          ) : (
            <TicksTold given={given} lessons={lessons} />
          )}
        </Sheet>
      )
    }
  }
}
export default CoachSheets
