import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar } from '../app/Bar.tsx'
import type { ClassLink } from '../net/hostSession.ts'
import { forgetClass } from './keptClasses.ts'
import { useProblem } from './problem.ts'
import { useClassSaid } from './Spoken.tsx'

const KEY = /#([A-Za-z0-9_-]{8,64})$/

/** What stands on the host's page for whoever is not host: no key, a wrong one, a class that has gone, or not yet in. */
export const OutOfHosting = ({
  code,
  link,
  onKey,
  onAgain,
}: {
  readonly code: string
  /** Undefined where there is no key */
  readonly link: ClassLink | undefined
  readonly onKey: (secret: string) => void
  readonly onAgain?: () => void
}): ReactNode => {
  const { create, gate } = useClassSaid()
  const refusal = useProblem(link?.kind === 'refused' ? link.code : undefined)
  const isGone =
    (link?.kind === 'refused' && link.code === 'class/unknown') ||
    (link?.kind === 'gone' && link.why === 'erased')
  useEffect(() => {
    if (isGone) forgetClass(code)
  }, [isGone, code])
  return (
    <>
      <Bar title={create.title} more={code} />
      <main className="mid">
        {link?.kind === 'connecting' || link?.kind === 'live' || link?.kind === 'lost' ? (
          <h1 aria-live="polite">{gate.connecting}</h1>
        ) : link?.kind === 'gone' ? (
          <>
            <h1 role="alert">{gate.gone[link.why]}</h1>
            {link.why === 'superseded' && onAgain !== undefined && (
              <button type="button" className="btn primary" onClick={onAgain}>
                {gate.again}
              </button>
            )}
          </>
        ) : (
          <>
            <h1>{gate.title}</h1>
            {refusal === '' ? <p>{gate.more(code)}</p> : <p role="alert">{refusal}</p>}
            {!isGone && <Paste onKey={onKey} />}
          </>
        )}
        <Link href="/" className="btn">
          {gate.home}
        </Link>
      </main>
    </>
  )
}

const Paste = ({ onKey }: { readonly onKey: (secret: string) => void }): ReactNode => {
  const { gate } = useClassSaid()
  const [typed, setTyped] = useState('')
  const [isBad, setBad] = useState(false)
  const problem = useId()
  return (
    <form
      className="paste"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const key = KEY.exec(typed.trim())?.[1]
        setBad(key === undefined)
        if (key !== undefined) onKey(key)
      }}
    >
      <label className="h-field">
        <span>{gate.paste}</span>
        <input
          value={typed}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={isBad}
          aria-describedby={problem}
          onChange={(event) => {
            setTyped(event.target.value)
            setBad(false)
          }}
        />
      </label>
      <p className="problem" id={problem} role="alert">
        {isBad ? gate.bad : ''}
      </p>
      <button type="submit" className="btn primary">
        {gate.enter}
      </button>
    </form>
  )
}
