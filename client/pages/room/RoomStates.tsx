import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { AnswerCode } from '../../../shared/wire/answers.ts'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { Refused } from '../../ladder/Refused.tsx'
import './looks.ts'

/** A room that cannot be entered: told in the picture's own words, a SYN and a RST. */
export const RefusedRoom = ({
  code,
  reason,
  onWatch,
}: {
  readonly code: string
  readonly reason: AnswerCode
  /** Offered where both ends are taken: to look on without one */
  readonly onWatch?: () => void
}): ReactNode => {
  const words = useWords()
  return (
    <>
      <Bar />
      <main className="mid narrow">
        <Refused />
        <h1>{reason === 'room/full' ? words.refusals.full(code) : words.refusals.nobody(code)}</h1>
        <p>{words.refusals[reason]}</p>
        <p className="row2">
          <Link href="/" className="btn primary">
            {words.table.retype}
          </Link>
          <Link href="/new" className="btn">
            {words.table.createRoom}
          </Link>
          {onWatch !== undefined && (
            <button type="button" className="btn" onClick={onWatch}>
              {words.lobby.watch}
            </button>
          )}
        </p>
      </main>
    </>
  )
}

/** The seat is played from another page of the same player. */
export const Superseded = ({ onAgain }: { readonly onAgain: () => void }): ReactNode => {
  const words = useWords()
  return (
    <>
      <Bar />
      <main className="mid narrow">
        <h1>{words.table.supersededTitle}</h1>
        <p>{words.table.supersededMore}</p>
        <p className="row2">
          <button type="button" className="btn primary" onClick={onAgain}>
            {words.table.playHere}
          </button>
        </p>
      </main>
    </>
  )
}
