import type { ReactNode } from 'react'
import { DEPTHS, DEPTH_COST } from '../../../shared/game/judging/verdict.ts'
import type { Depth } from '../../../shared/game/judging/verdict.ts'
import type { RefusedView } from '../../../shared/game/room/view.ts'
import { useWords } from '../../i18n/index.ts'
import type { Catalogue } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { Rich } from '../../i18n/Rich.tsx'
import { Icon } from '../../ui/Icon.tsx'

/** Why a draft was refused, or is wrong on the wire, as deep as was asked for. The one loud thing on the screen. */
export const VerdictPanel = ({
  refused,
  onDepth,
  onWhatIf,
  isCompact,
}: {
  readonly refused: RefusedView
  readonly onDepth: (depth: Depth) => void
  /** Opens the run of this draft; undefined where there is nothing to run */
  readonly onWhatIf: (() => void) | undefined
  readonly isCompact: boolean
}): ReactNode => {
  const words = useWords()
  const lessons = useLessons()
  const { verdict, depth } = refused
  if (verdict.kind === 'conforming') return null
  const { diagnosis } = verdict
  const known =
    diagnosis.misconception === undefined ? undefined : lessons?.misconceptions[diagnosis.misconception]
  const isTold = (asked: Depth): boolean => DEPTHS.indexOf(asked) <= DEPTHS.indexOf(depth)
  const label = { nudge: words.table.nudge, pointer: words.table.pointer, answer: words.table.answer }
  return (
    <section className="verdict" role="alert" id="verdict">
      <h2>
        <Icon name="cross" />
        <span>
          <Rich>{titleOf(refused, words, lessons)}</Rich>
        </span>
      </h2>
      <p>
        <WrittenField refused={refused} /> <Rich>{known?.nudge ?? lessons?.nudge(diagnosis) ?? ''}</Rich>{' '}
        {onWhatIf !== undefined && (
          <button type="button" className="as-link what-if" onClick={onWhatIf}>
            {words.table.whatIf}
          </button>
        )}
      </p>
      {isTold('pointer') && !(isCompact && isTold('answer')) && (
        <p>
          <b>{words.table.pointer}.</b> <Rich>{lessons?.pointer(diagnosis) ?? ''}</Rich>
        </p>
      )}
      {isTold('answer') && (
        <p>
          <b>{words.table.answer}.</b> <Rich>{lessons?.answer(diagnosis) ?? ''}</Rich>
        </p>
      )}
      {refused.flight === undefined && (
        <fieldset className="depth" aria-label={words.table.depth}>
          {DEPTHS.map((asked) => (
            <button
              key={asked}
              type="button"
              aria-expanded={isTold(asked)}
              disabled={isTold(asked)}
              onClick={() => onDepth(asked)}
            >
              {label[asked]}
              <small>
                {isTold(asked)
                  ? asked === 'nudge'
                    ? words.table.shown
                    : words.table.shownFor(DEPTH_COST[asked])
                  : words.table.costs(DEPTH_COST[asked])}
              </small>
            </button>
          ))}
        </fieldset>
      )}
      {!isCompact && (
        <p className="rfc">
          {known !== undefined && <Rich>{`${known.fact} · `}</Rich>}
          <RfcLink section={diagnosis.rfc} />
          {diagnosis.misconception !== undefined && ` · ${diagnosis.misconception}`}
        </p>
      )}
    </section>
  )
}

const titleOf = (
  { verdict, flight }: RefusedView,
  words: Catalogue,
  lessons: Lessons | undefined,
): string => {
  if (verdict.kind === 'conforming') return ''
  if (flight !== undefined) return onWire(verdict, lessons)
  if (verdict.kind === 'as-drawn') return words.coach.asDrawn
  const { field, code } = verdict.diagnosis
  if (code === 'nothing-to-send') return words.coach.notSentNothing
  if (field === 'flags') return words.coach.notSentFlags
  if (field === 'state') return words.coach.notSentState
  return words.coach.notSent(field)
}

/** A live-wire room: only its title tells that it was sent. The segment itself may be right, and its draft not. */
const onWire = (verdict: Wrong, lessons: Lessons | undefined): string => {
  const isOnlySaid = verdict.faults.every(
    ({ field, code }) => field === 'state' || code === 'number-too-large',
  )
  return (isOnlySaid ? lessons?.live.onWireFits : lessons?.live.onWire) ?? ''
}

type Wrong = Exclude<RefusedView['verdict'], { kind: 'conforming' }>

/** What stood in the field: so that the sentence after it can say what it would have meant. */
const WrittenField = ({ refused }: { readonly refused: RefusedView }): ReactNode => {
  const words = useWords()
  const { verdict } = refused
  if (verdict.kind === 'conforming' || verdict.diagnosis.misconception === undefined) return null
  const { field, params } = verdict.diagnosis
  const value = field === 'flags' || field === 'state' ? params.found : `${field} ${params.found}`
  return <Rich>{words.table.wrote(value)}</Rich>
}

/** A section of RFC 9293, or of the RFC that it names itself ("RFC 4987 3.6"), where it can be read. */
export const RfcLink = ({ section: named }: { readonly section: string }): ReactNode => {
  const words = useWords()
  const [, rfc = '9293', section = named] = /^RFC (\d+) (.+)$/.exec(named) ?? []
  return (
    <a href={`https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`} target="_blank" rel="noreferrer">
      {words.table.rfc(section, rfc)}
    </a>
  )
}
