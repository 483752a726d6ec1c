import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { runCheck } from '../../check/check.ts'
import { NOTHING_TRIED, verdictOn, wishesOf } from '../../check/findings.ts'
import type { Findings } from '../../check/findings.ts'
import { useCheckWords } from '../../i18n/check.ts'
import { useWords } from '../../i18n/index.ts'
import '../../styles/check.css'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useTitle } from '../room/useTitle.ts'
import { reportOf, rowsOf } from './rows.ts'
import type { Row } from './rows.ts'

/** What a network lets through, tried at once and told as it comes; and what to ask of whoever runs it. */
const CheckPage = (): ReactNode => {
  const words = useWords()
  const check = useCheckWords()
  const isCompact = useCompact()
  const [findings, again] = useFindings()
  useTitle(`${check?.title ?? ''} · ${words.app.name}`)
  if (check === undefined) return <p className="loading">{words.app.loading}</p>
  const verdict = verdictOn(findings)
  const { title, more } = check.verdict[verdict]
  const wishes = wishesOf(findings)
  const isOver = verdict !== 'trying'
  return (
    <>
      <Bar title={check.title} isCompact={isCompact}>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      <main className="check">
        <h1>{check.title}</h1>
        <p className="muted">{check.lead}</p>
        <output className={`check-verdict ${verdict}`}>
          <Icon name={VERDICT_ICONS[verdict]} />
          <span>
            <b>{title}</b> {more}
          </span>
        </output>
        <dl>
          {rowsOf(findings, check, location).map((row) => (
            <CheckRow key={row.id} row={row} label={check.rows[row.id]} />
          ))}
        </dl>
        {wishes.length > 0 && (
          <section>
            <h2>{check.wishesTitle}</h2>
            <ul>
              {wishes.map((wish) => (
                <li key={wish}>{check.wish[wish](location.host)}</li>
              ))}
            </ul>
          </section>
        )}
        <p className="row2">
          <CopyButton
            text={isOver ? textOf(findings, check) : ''}
            label={check.copy}
            done={check.copied}
            className="btn primary"
            isDisabled={!isOver}
          />
          <button type="button" className="btn" disabled={!isOver} onClick={again}>
            {check.again}
          </button>
        </p>
      </main>
    </>
  )
}
export default CheckPage

const VERDICT_ICONS = {
  trying: 'clock',
  all: 'tick',
  slower: 'tick',
  unsteady: 'clock',
  none: 'cross',
} as const

const CheckRow = ({
  row: { mark, text },
  label,
}: {
  readonly row: Row
  readonly label: string
}): ReactNode => (
  <div className={mark}>
    <dt>
      <span className="check-mark">
        {mark === 'fine' && <Icon name="tick" />}
        {mark === 'wrong' && <Icon name="cross" />}
        {mark === 'trying' && <Icon name="clock" />}
      </span>
      {label}
    </dt>
    <dd>{text}</dd>
  </div>
)

/** The check begins when the page is opened, and anew when that is asked for. */
const useFindings = (): readonly [Findings, () => void] => {
  const [findings, setFindings] = useState(NOTHING_TRIED)
  const [time, setTime] = useState(0)
  useEffect(() => runCheck(new URL(location.origin), setFindings), [time])
  return [
    findings,
    () => {
      setFindings(NOTHING_TRIED)
      setTime(time + 1)
    },
  ]
}

const textOf = (findings: Findings, words: Parameters<typeof reportOf>[1]): string =>
  reportOf(findings, words, { place: location, browser: navigator.userAgent, at: new Date() })
