import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useClassState } from '../../host/hosting.ts'
import { takeSecret } from '../../host/keptClasses.ts'
import { useProblem } from '../../host/problem.ts'
import { Spoken, useClassSaid } from '../../host/Spoken.tsx'
import { openClassSession } from '../../net/hostSession.ts'
import type { ClassSession } from '../../net/hostSession.ts'
import { useTitle } from '../room/useTitle.ts'
import { keptScreen, keepScreen } from './keptScreen.ts'
import { Projector } from './Projector.tsx'
import '../../styles/screen.css'

/** The page for the wall. It shows, and can do nothing; its key is good for looking only. */
const ScreenPage = ({ code }: { readonly code: string }): ReactNode => {
  const [secret] = useState(() => takeSecret() ?? keptScreen(code))
  useEffect(() => {
    if (secret !== undefined) keepScreen(code, secret)
  }, [code, secret])
  useEffect(() => {
    const root = document.documentElement
    root.dataset['scale'] = 'projector'
    root.dataset['contrast'] = 'more'
    // A wall is light unless somebody has chosen the dark on this very device.
    const { theme } = root.dataset
    if (keptTheme() === null) root.dataset['theme'] = 'light'
    return () => {
      if (theme !== undefined) root.dataset['theme'] = theme
      delete root.dataset['scale']
      delete root.dataset['contrast']
    }
  }, [])
  return <Spoken>{secret === undefined ? <NoKey /> : <Inside code={code} secret={secret} />}</Spoken>
}
export default ScreenPage

const keptTheme = (): string | null => {
  try {
    return localStorage.getItem('wavehand.theme')
  } catch {
    return null
  }
}

const NoKey = ({ problem }: { readonly problem?: string }): ReactNode => {
  const { gate } = useClassSaid()
  return (
    <main className="mid">
      <h1>{gate.screenTitle}</h1>
      <p role="alert">{problem ?? gate.screenMore}</p>
      <Link href="/" className="btn">
        {gate.home}
      </Link>
    </main>
  )
}

const Inside = ({ code, secret }: { readonly code: string; readonly secret: string }): ReactNode => {
  const [session, setSession] = useState<ClassSession>()
  useEffect(() => {
    const opened = openClassSession(code, secret, 'screen')
    setSession(opened)
    return () => opened.close()
  }, [code, secret])
  return session === undefined ? null : <Shown session={session} />
}

const Shown = ({ session }: { readonly session: ClassSession }): ReactNode => {
  const { gate, screen } = useClassSaid()
  const { link, told, aheadMs } = useClassState(session)
  const refusal = useProblem(link.kind === 'refused' ? link.code : undefined)
  useTitle(told === undefined || told.view.title === '' ? screen.title : told.view.title)
  if (link.kind === 'refused') return <NoKey problem={refusal} />
  if (link.kind === 'gone') return <NoKey problem={gate.gone[link.why]} />
  if (told === undefined) return <p className="mid">{gate.connecting}</p>
  return <Projector view={told.view} aheadMs={aheadMs} isLive={link.kind === 'live'} />
}
