import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { parseNickname } from '../../../shared/wire/typed.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { forgetClass, keepClass, keptClasses } from '../../host/keptClasses.ts'
import { PlanForm } from '../../host/PlanForm.tsx'
import { FIRST_PLAN } from '../../host/plans.ts'
import { useProblem } from '../../host/problem.ts'
import { Spoken, useClassSaid } from '../../host/Spoken.tsx'
import { keepName } from '../../net/keep.ts'
import { createClass } from '../../net/hostSession.ts'
import type { ClassProblem } from '../../net/hostSession.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useNickname } from '../home/useNickname.ts'
import { useTitle } from '../room/useTitle.ts'
import '../../styles/host.css'

/** Opens a class: everything stands ready, one press is enough. */
const NewClassPage = (): ReactNode => (
  <Spoken>
    <NewClass />
  </Spoken>
)
export default NewClassPage

const NewClass = (): ReactNode => {
  const { create } = useClassSaid()
  const isCompact = useCompact()
  const [, go] = useLocation()
  const [plan, setPlan] = useState(FIRST_PLAN)
  const [name, setName] = useNickname()
  const [problem, setProblem] = useState<ClassProblem>()
  const [isOpening, setOpening] = useState(false)
  const sentence = useProblem(problem)
  useTitle(create.title)

  const open = async (opens: boolean): Promise<void> => {
    const nick = parseNickname(name)
    if (nick === undefined) return setProblem('message/malformed')
    setOpening(true)
    setProblem(undefined)
    keepName(nick)
    const answer = await createClass({ name: nick, plan: { ...plan, levels: [...plan.levels] }, opens })
    setOpening(false)
    if (!answer.ok) return setProblem(answer.code)
    const { code, secret } = answer
    keepClass({ code, secret, title: plan.title, at: Date.now() })
    go(`/c/${code}/host`)
  }
  return (
    <div className={isCompact ? 'phone host-new' : 'host-new'}>
      <Bar title={create.title} isCompact={isCompact}>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      <main>
        <header className="head">
          <h1>{create.heading}</h1>
          <p className="muted">{create.lead}</p>
        </header>
        <Yours />
        <PlanForm plan={plan} onChange={setPlan}>
          <label className="h-field host-name">
            <span>{create.hostName}</span>
            <input
              value={name}
              maxLength={LIMITS.nameChars}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          </label>
        </PlanForm>
      </main>
      <footer className="startbar">
        <p role="alert" className="problem">
          {sentence}
        </p>
        <button
          type="button"
          className="btn"
          disabled={isOpening || plan.levels.length === 0}
          onClick={() => void open(false)}
        >
          {create.prepare}
        </button>
        <button
          type="button"
          className="btn primary"
          disabled={isOpening || plan.levels.length === 0}
          onClick={() => void open(true)}
        >
          {isOpening ? create.opening : create.openNow}
        </button>
      </footer>
    </div>
  )
}

/** Classes of which this device holds the key: those prepared, those that run, those to look back at. */
const Yours = (): ReactNode => {
  const { create } = useClassSaid()
  const [kept, setKept] = useState(keptClasses)
  if (kept.length === 0) return null
  return (
    <section className="yours" aria-label={create.yours}>
      <h2>{create.yours}</h2>
      <ul>
        {kept.map(({ code, title }) => {
          const name = title === '' ? create.untitled : title
          return (
            <li key={code}>
              <Link href={`/c/${code}/host`}>
                <b>{name}</b> <span className="mono">{code}</span>
              </Link>
              <button
                type="button"
                className="btn quiet small"
                aria-label={create.forget(`${name} ${code}`)}
                onClick={() => {
                  forgetClass(code)
                  setKept(keptClasses())
                }}
              >
                <Icon name="cross" />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
