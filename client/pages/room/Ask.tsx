import { useState } from 'react'
import type { ReactNode, Ref } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import { formatDraftText } from '../../../shared/game/draftText.ts'
import type { EndpointView, Hint, RoundView, View, ClockView } from '../../../shared/game/room/view.ts'
import type { SegmentStep } from '../../../shared/game/room/step.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import type { Composer } from '../../composer/useComposer.ts'
import { useWords } from '../../i18n/index.ts'
import type { Catalogue } from '../../i18n/index.ts'
import { plainText } from '../../i18n/rich.ts'
import { Rich } from '../../i18n/Rich.tsx'
import { flagsInWords } from '../../ladder/fields.ts'
import type { Session } from '../../net/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Around } from './Around.tsx'
import { holderName } from './names.ts'
import type { CoachSheet } from './sheets/CoachSheets.tsx'
import { VerdictPanel } from './VerdictPanel.tsx'

/** What has happened and what is asked; what the partner said. */
export const Ask = ({
  view,
  round,
  me,
  titleRef,
}: {
  readonly view: View
  readonly round: RoundView
  readonly me: EndpointView
  readonly titleRef: Ref<HTMLHeadingElement>
}): ReactNode => {
  const words = useWords()
  const { title, more } = words.coach.situation(me.situation)
  const said = usePhrase(view, round, me.seat)
  return (
    <header className="ask">
      <h1 tabIndex={-1} ref={titleRef}>
        <Rich>{title}</Rich>
      </h1>
      {(me.refused === undefined || me.refused.flight !== undefined) && (
        <p>
          <Rich>{me.situation.kind === 'time-wait' ? words.table.timeWait : more}</Rich>
        </p>
      )}
      {round.host !== undefined && (
        <Around host={round.host} seat={me.seat} isAside={me.refused !== undefined} />
      )}
      {said !== undefined && (
        <output className="phrase">
          {words.table.said(holderName(view, said.seat, words), words.table.phrase[said.phrase])}
        </output>
      )}
    </header>
  )
}

/** What the partner said last, until something happens on this side of the wire. */
const usePhrase = (view: View, round: RoundView, me: Seat): View['phrase'] => {
  const { phrase } = view
  const steps = round.steps.length
  const [heard, setHeard] = useState({ version: phrase?.version, steps })
  if (heard.version !== phrase?.version) setHeard({ version: phrase?.version, steps })
  return phrase === undefined || phrase.seat === me || heard.steps !== steps ? undefined : phrase
}

/** The verdict on the last draft, the help asked for, or the segment that arrived; and what else may be done. */
export const Happened = ({
  session,
  me,
  round,
  composer,
  isCompact,
  openSheet,
}: {
  readonly openSheet: (sheet: CoachSheet) => void
  readonly session: Session
  readonly me: EndpointView
  readonly round: RoundView
  readonly composer: Composer
  readonly isCompact: boolean
}): ReactNode => {
  const { refused, hint } = me
  return (
    <>
      {refused !== undefined && (
        <VerdictPanel
          refused={refused}
          isCompact={isCompact}
          onWhatIf={refused.consequence === undefined ? undefined : () => openSheet({ kind: 'consequence' })}
          onDepth={(depth) => void session.act({ kind: 'take-hint', depth })}
        />
      )}
      {hint !== undefined && <HintLine hint={hint} />}
      {(refused === undefined || refused.flight !== undefined) && me.arrived !== undefined && !isCompact && (
        <Arrived segment={me.arrived} />
      )}
      {refused === undefined && me.arrived === undefined && (
        <LastSent round={round} me={me} openSheet={openSheet} />
      )}
      <Offers me={me} composer={composer} />
    </>
  )
}

const HintLine = ({ hint }: { readonly hint: Hint }): ReactNode => {
  const words = useWords()
  return (
    <output className="hint">
      <Icon name="help" />
      <span>
        <Rich>
          {hint.answer === undefined
            ? words.coach.because[hint.because]
            : words.coach.hintAnswer(segmentLine(hint.answer.segment), hint.answer.state)}
        </Rich>
      </span>
    </output>
  )
}

/** Time passes: how much of it is left, and, when both agree, no more of it. */
const ClockBar = ({
  clock,
  composer,
}: {
  readonly clock: ClockView
  readonly composer: Composer
}): ReactNode => {
  const { clock: words } = useWords().table
  const { totalMs, leftMs } = clock
  return (
    <div className="clockbar">
      <output>
        {clockName(clock, words)}
        {clock.asked && ` · ${words.asked}`}
        {clock.otherAsked && !clock.asked && ` · ${words.otherAsked}`}
      </output>
      <span className="drain" aria-hidden="true">
        {/* Anew with each view that says how much is left: it goes on from there, after a reload too. */}
        <i
          key={`${clock.kind} ${clock.runs} ${totalMs} ${leftMs}`}
          style={{ animationDuration: `${totalMs}ms`, animationDelay: `${leftMs - totalMs}ms` }}
        />
      </span>
      {clock.kind === 'retransmission' && (
        <button
          type="button"
          className="btn"
          disabled={composer.isSending || clock.asked}
          onClick={() => composer.move({ kind: 'timer', timer: 'retransmission' })}
        >
          <Icon name="clock" />
          {words.skip}
        </button>
      )}
    </div>
  )
}

const clockName = (
  { kind, isMine, runs, totalMs }: ClockView,
  words: Catalogue['table']['clock'],
): string => {
  if (!isMine) return words.silence
  const seconds = Math.round(totalMs / 1000)
  switch (kind) {
    case 'retransmission':
      return runs === 0 ? words.mine(seconds) : words.doubled(seconds, runs + 1)
    case 'time-wait':
      return runs === 0 ? words.twoMsl(seconds) : words.anew(seconds)
    default:
      return unreachable(kind)
  }
}

/** Moves that are no segments: a call that the level hands over, a timer that may run out. */
const Offers = ({ me, composer }: { readonly me: EndpointView; readonly composer: Composer }): ReactNode => {
  const words = useWords()
  if (me.mayCall.length === 0 && me.mayExpire.length === 0 && me.clock === undefined) return null
  return (
    <div className="offers">
      {me.clock !== undefined && <ClockBar clock={me.clock} composer={composer} />}
      {me.mayCall.map((call) => (
        <button
          key={call}
          type="button"
          className="btn"
          disabled={composer.isSending}
          onClick={() => composer.move({ kind: 'call', call })}
        >
          {words.table.callOffered[call]}
        </button>
      ))}
      {me.mayWait && (
        <button
          type="button"
          className="btn"
          disabled={composer.isSending}
          onClick={() => composer.move({ kind: 'wait' })}
        >
          <Icon name="clock" />
          {words.table.wait}
        </button>
      )}
      {me.mayExpire.map((timer) => (
        <button
          key={timer}
          type="button"
          className="btn"
          disabled={composer.isSending}
          onClick={() => composer.move({ kind: 'timer', timer })}
        >
          <Icon name="clock" />
          {words.table.letPass}
        </button>
      ))}
    </div>
  )
}

const segmentLine = (segment: Segment): string =>
  formatDraftText({
    flags: segment.flags,
    seq: segment.seq,
    ack: segment.flags.ack ? segment.ack : undefined,
    len: segment.data.length,
  })

const Arrived = ({ segment }: { readonly segment: Segment }): ReactNode => {
  const words = useWords()
  return (
    <div className="strip">
      <span className="who">{words.table.arrived}</span>
      <b>{flagsInWords(segment.flags)}</b>
      <span>
        <span className="k">seq</span> {segment.seq}
      </span>
      {segment.flags.ack && (
        <span>
          <span className="k">ack</span> {segment.ack}
        </span>
      )}
      <span>
        <span className="k">len</span> {segment.data.length}
      </span>
    </div>
  )
}

/** Success is quiet: a tick and one line. */
const LastSent = ({
  round,
  me,
  openSheet,
}: {
  readonly round: RoundView
  readonly me: EndpointView
  readonly openSheet: (sheet: CoachSheet) => void
}): ReactNode => {
  const words = useWords()
  const last = round.steps.findLast((step) => step.kind === 'segment')
  if (last?.kind !== 'segment' || last.seat !== me.seat || last.wrong !== undefined) return null
  const flags = flagsInWords(last.segment.flags)
  const said = sentence(last, flags, words)
  return (
    <div className="fits">
      <Icon name="tick" />
      <p aria-label={plainText(said)}>
        <Rich>{said}</Rich>
      </p>
      {me.allowed.length > 1 && (
        <button
          type="button"
          className="as-link"
          onClick={() => openSheet({ kind: 'allowed', sent: last.as })}
        >
          {words.table.whatElse}
        </button>
      )}
    </div>
  )
}

/** What is said of a segment that left: that it fits, that it is seldom seen, or what was odd about its draft. */
const sentence = (
  { reveals, typical, as }: SegmentStep,
  flags: string,
  { table, coach }: Catalogue,
): string => {
  if (reveals === 'M27') return table.sentAsDrawn(flags)
  if (reveals === 'M33') return table.sentNeedless(flags)
  return typical || as === undefined ? table.sentTitle(flags) : table.sentUnusual(flags, coach.kind[as])
}
