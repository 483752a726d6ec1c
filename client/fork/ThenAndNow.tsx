import type { ReactNode } from 'react'
import { unreachable } from '../../shared/base/unreachable.ts'
import type { Draft } from '../../shared/game/draft.ts'
import { DRAFT_FIELDS } from '../../shared/game/judging/verdict.ts'
import type { DraftField } from '../../shared/game/judging/verdict.ts'
import { useWords } from '../i18n/index.ts'
import type { AgainWords } from '../i18n/parts/again.ts'
import { useLessons } from '../i18n/lessons.ts'
import type { Lessons } from '../i18n/lessons.ts'
import { Rich } from '../i18n/Rich.tsx'
import { Icon } from '../ui/Icon.tsx'
import { tableValue, writtenIn } from '../pages/timeline/drafted.ts'
import type { Attempt } from './attempt.ts'

/** What was played and what is played now, field by field, each with its verdict. Nothing here says what is due. */
export const ThenAndNow = ({
  was,
  now,
  words,
}: {
  readonly was: Attempt
  /** Undefined before anything was tried */
  readonly now: Attempt | undefined
  readonly words: AgainWords
}): ReactNode => {
  const told = useLessons()?.step
  const fields = DRAFT_FIELDS.filter((field) =>
    [was, now].some((attempt) => attempt?.kind === 'draft' && fieldOf(attempt.draft, field) !== ''),
  )
  return (
    <table className="then-now">
      <caption className="vh">{words.thenAndNow}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{told?.field}</span>
          </th>
          <th scope="col">{words.was}</th>
          <th scope="col">{words.now}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} className={field === 'state' ? 'states' : ''}>
            <th scope="row">{told?.fieldName[field]}</th>
            <Written attempt={was} field={field} />
            <Written attempt={now} field={field} />
          </tr>
        ))}
        <tr className="verdict-row">
          <th scope="row">
            <span className="vh">{told?.verdict}</span>
          </th>
          <Judged attempt={was} words={words} />
          <Judged attempt={now} words={words} />
        </tr>
      </tbody>
    </table>
  )
}

/** The same on a phone: a line for each, and the state only where it was wrong. */
export const ThenAndNowLines = ({
  was,
  now,
  words,
}: {
  readonly was: Attempt
  readonly now: Attempt | undefined
  readonly words: AgainWords
}): ReactNode => (
  <dl className="then-lines">
    <div>
      <dt>{words.was}</dt>
      <dd>
        <InALine attempt={was} words={words} />
      </dd>
    </div>
    {now !== undefined && (
      <div>
        <dt>{words.now}</dt>
        <dd>
          <InALine attempt={now} words={words} />
        </dd>
      </div>
    )}
  </dl>
)

const InALine = ({
  attempt,
  words,
}: {
  readonly attempt: Attempt
  readonly words: AgainWords
}): ReactNode => {
  const { app } = useWords()
  const told = useLessons()?.step
  if (attempt.kind === 'wait') return words.waited
  if (attempt.kind === 'call') return <Rich>{words.called(attempt.call)}</Rich>
  const { draft, verdict } = attempt
  const faults = verdict.kind === 'conforming' ? [] : verdict.faults.map(({ field }) => field)
  return (
    <>
      <Icon name={verdict.kind === 'conforming' ? 'tick' : 'cross'} />
      <span className="vh">{judgedAs(attempt, words, told)}</span>
      {DRAFT_FIELDS.map((field) => {
        const text = fieldOf(draft, field)
        const isWrong = faults.includes(field)
        if ((text === '' || field === 'state') && !isWrong) return null
        return (
          <span key={field}>
            {field === 'flags' || field === 'state' ? '' : `${field} `}
            <b className={isWrong ? 'bad' : ''}>
              {app.state(tableValue(field, text))}
              {isWrong && <span className="vh"> {told?.wrong}</span>}
            </b>
          </span>
        )
      })}
    </>
  )
}

const Written = ({
  attempt,
  field,
}: {
  readonly attempt: Attempt | undefined
  readonly field: DraftField
}): ReactNode => {
  const { app } = useWords()
  const told = useLessons()?.step
  const text = attempt?.kind === 'draft' ? fieldOf(attempt.draft, field) : ''
  if (attempt?.kind !== 'draft') return <td>–</td>
  const { verdict } = attempt
  const isWrong = verdict.kind !== 'conforming' && verdict.faults.some((fault) => fault.field === field)
  if (text === '' && !isWrong) return <td>–</td>
  return (
    <td className={isWrong ? 'bad' : ''}>
      <span>
        <b>{app.state(tableValue(field, text))}</b>
        <Icon name={isWrong ? 'cross' : 'tick'} />
        <span className="vh">{isWrong ? told?.wrong : told?.fits}</span>
      </span>
    </td>
  )
}

const Judged = ({
  attempt,
  words,
}: {
  readonly attempt: Attempt | undefined
  readonly words: AgainWords
}): ReactNode => {
  const told = useLessons()?.step
  if (attempt === undefined) return <td>–</td>
  switch (attempt.kind) {
    case 'draft':
      return (
        <td className={attempt.verdict.kind === 'conforming' ? 'fine' : 'bad'}>
          <span>
            <Icon name={attempt.verdict.kind === 'conforming' ? 'tick' : 'cross'} />
            {judgedAs(attempt, words, told)}
          </span>
        </td>
      )
    case 'call':
      return (
        <td>
          <Rich>{words.called(attempt.call)}</Rich>
        </td>
      )
    case 'wait':
      return <td>{words.waited}</td>
    default:
      return unreachable(attempt)
  }
}

/** It conforms, or it was refused, or it went out all the same. */
const judgedAs = (
  { verdict, isSent }: Extract<Attempt, { kind: 'draft' }>,
  words: AgainWords,
  told: Lessons['step'] | undefined,
): string | undefined => {
  if (verdict.kind === 'conforming') return words.conforms
  return isSent ? told?.sentWrong : told?.refused(1)
}

/** What stood in a field; empty where there is nothing to say of it. */
const fieldOf = (draft: Draft, field: DraftField): string =>
  field === 'len' && draft.len === 0 ? '' : (writtenIn(draft, field) ?? '')
