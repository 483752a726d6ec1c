import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import type { SegmentStep, Step } from '../../../shared/game/room/step.ts'
import type { MisconceptionId } from '../../../shared/game/judging/misconceptions.ts'
import type { Draft } from '../../../shared/game/draft.ts'
import { toDraft } from '../../../shared/game/judging/toSegment.ts'
import type { Verdict } from '../../../shared/game/judging/verdict.ts'
import { peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { STATES } from '../../../shared/tcp/state.ts'
import { useWords } from '../../i18n/index.ts'
import type { Catalogue } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { Rich } from '../../i18n/Rich.tsx'
import { readable } from '../../ladder/readable.ts'
import { fieldsOfStep, relative } from '../../ladder/fields.ts'
import { Icon } from '../../ui/Icon.tsx'
import { RfcLink } from '../room/VerdictPanel.tsx'
import { FieldTable } from './FieldTable.tsx'
import { diagnosisShown } from './numbers.ts'
import type { Base } from './numbers.ts'

/** One step told in full: who, what, whether it was right, and why. */
export const StepDetail = ({
  step,
  verdict,
  count,
  base,
}: {
  readonly step: Step
  readonly verdict: Verdict | undefined
  /** Steps of the whole round */
  readonly count: number
  readonly base: Base
}): ReactNode => {
  const words = useWords()
  const lessons = useLessons()
  if (lessons === undefined) return null
  const told = lessons.step
  const wrong = verdict?.kind === 'conforming' ? undefined : verdict
  return (
    <>
      <div>
        <p className="cap">
          {told.stepOf(step.n, count)}
          <span className="mono"> · {told.seconds((step.at / 1000).toFixed(2))}</span>
        </p>
        <h2>
          <Rich>{titleOf(step, words.app, told)}</Rich>
        </h2>
      </div>
      {step.kind === 'refused' && (
        <p className="tagline fault">
          <Icon name="cross" />
          <span>{verdict?.kind === 'as-drawn' ? told.asDrawn : told.refused(step.tries)}</span>
        </p>
      )}
      {step.kind === 'segment' && wrong !== undefined && (
        <p className="tagline fault">
          <Icon name="cross" />
          <span>{step.wrong === undefined ? told.sentFits : told.sentWrong}</span>
        </p>
      )}
      {step.kind === 'segment' && (
        <Sent step={step} isWrong={wrong !== undefined} words={words} told={told} base={base} />
      )}
      {(step.kind === 'refused' || step.kind === 'segment') && wrong !== undefined && (
        <>
          <FieldTable draft={draftOf(step, wrong)} faults={wrong.faults} seat={step.seat} base={base} />
          <Why verdict={wrong} seat={step.seat} base={base} />
        </>
      )}
      {(step.kind === 'call' || step.kind === 'timer' || step.kind === 'forged') && (
        <p className="why">
          <Rich>{whyOf(step, lessons)}</Rich>
        </p>
      )}
    </>
  )
}

const titleOf = (step: Step, app: Catalogue['app'], told: Lessons['step']): string => {
  const who = app[step.seat]
  switch (step.kind) {
    case 'segment':
    case 'refused': {
      const flags = fieldsOfStep(step, undefined)?.flags ?? ''
      return step.kind === 'segment'
        ? told.sent(step.seat, who, flags)
        : told.drafted(step.seat, who, flags === '' ? told.noFlags : flags)
    }
    case 'call':
      return told.called(step.seat, who, step.call.kind)
    case 'timer':
      if (step.timer === 'wait') return told.waited(step.seat, who)
      return told.timed(step.seat, who, step.timer === 'time-wait' ? '2 MSL' : 'RTO')
    case 'forged':
      return told.forged(who, step.address)
    default:
      return unreachable(step)
  }
}

/** What an application's call, a timer, or a forged SYN means to this TCP. */
const whyOf = (step: Extract<Step, { kind: 'call' | 'timer' | 'forged' }>, { means }: Lessons): string => {
  if (step.kind === 'forged') return means.forged[step.fate]
  if (step.kind === 'timer') return means.timers[step.timer]
  switch (step.call.kind) {
    case 'OPEN':
      return means.calls.open[step.call.mode]
    case 'SEND':
      return means.calls.send(step.call.data)
    case 'CLOSE':
      return means.calls.close
    case 'ABORT':
      return means.calls.abort
    case 'COOKIES':
      return means.calls.cookies
    default:
      return unreachable(step.call)
  }
}

/** A segment that was sent: as what it conforms, what it says, where it led. */
const Sent = ({
  step,
  isWrong,
  words,
  told,
  base,
}: {
  readonly step: SegmentStep
  /** Its draft was wrong: what that shows is told with its reason */
  readonly isWrong: boolean
  readonly words: Catalogue
  readonly told: Lessons['step']
  readonly base: Base
}): ReactNode => {
  const { ladder, app, coach } = words
  const fields = fieldsOfStep(step, base)
  return (
    <>
      {step.as !== undefined && !isWrong && (
        <p className="tagline fine">
          <Icon name="tick" />
          <span>{step.typical ? told.conforming : told.unusual(coach.kind[step.as])}</span>
        </p>
      )}
      {step.reveals !== undefined && !isWrong && <Shown id={step.reveals} />}
      {fields !== undefined && (
        <dl className="sent-fields">
          <div>
            <dt>seq</dt>
            <dd>{fields.seq}</dd>
          </div>
          {fields.ack !== undefined && (
            <div>
              <dt>ack</dt>
              <dd>{fields.ack}</dd>
            </div>
          )}
          <div>
            <dt>len</dt>
            <dd>{fields.len}</dd>
          </div>
          {step.segment.data !== '' && (
            <div>
              <dt>{told.data}</dt>
              <dd>{readable(step.segment.data)}</dd>
            </div>
          )}
        </dl>
      )}
      {step.dropped === true && (
        <p className="tagline fault">
          <Icon name="cross" />
          <span>{told.hostDropped}</span>
        </p>
      )}
      <p className="why">
        {coach.plain({ ...step.plain, below: relative(step.segment.ack, base?.[peerOf(step.seat)]) })}
      </p>
      <p className="cap">
        {step.senderState !== undefined && ladder.enters(app[step.seat], step.senderState)}{' '}
        {step.receiverState !== undefined && ladder.enters(app[peerOf(step.seat)], step.receiverState)}
      </p>
    </>
  )
}

/** What an allowed segment showed all the same: its fact, and the known mistake. */
const Shown = ({ id }: { readonly id: MisconceptionId }): ReactNode => {
  const lessons = useLessons()
  const known = lessons?.misconceptions[id]
  if (lessons === undefined || known === undefined) return null
  return (
    <p className="cap">
      <Rich>{known.fact}</Rich> {lessons.step.known(known.name, id)}
    </p>
  )
}

/** What was drafted: of a segment that was sent, as far as it can be seen, and what its faults tell of the rest. */
const draftOf = (
  step: Extract<Step, { kind: 'refused' | 'segment' }>,
  { faults }: Extract<Verdict, { faults: unknown }>,
): Draft => {
  if (step.kind === 'refused') return step.draft
  const claimed = faults.find(({ field }) => field === 'state')?.found
  return { ...toDraft(step.segment), claim: STATES.find((state) => state === claimed) }
}

/** Why a draft is wrong: what it would have meant, the fact, the section, the known mistake. */
const Why = ({
  verdict,
  seat,
  base,
}: {
  readonly verdict: Exclude<Verdict, { kind: 'conforming' }>
  readonly seat: Seat
  readonly base: Base
}): ReactNode => {
  const lessons = useLessons()
  const diagnosis = diagnosisShown(verdict.diagnosis, seat, base)
  const { misconception } = diagnosis
  if (lessons === undefined) return null
  const known = misconception === undefined ? undefined : lessons.misconceptions[misconception]
  return (
    <>
      <p className="why">
        <Rich>{`${known?.nudge ?? lessons.nudge(diagnosis)} ${known?.fact ?? lessons.pointer(diagnosis)}`}</Rich>
      </p>
      <p className="cap">
        <RfcLink section={diagnosis.rfc} />
        {known !== undefined && misconception !== undefined && (
          <> · {lessons.step.known(known.name, misconception)}</>
        )}
      </p>
    </>
  )
}
