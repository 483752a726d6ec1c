import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useClassState } from '../../host/hosting.ts'
import { HostScreen } from '../../host/HostScreen.tsx'
import { keepClass, keptClass, takeSecret } from '../../host/keptClasses.ts'
import { OutOfHosting } from '../../host/OutOfHosting.tsx'
import { Spoken } from '../../host/Spoken.tsx'
import { openClassSession } from '../../net/hostSession.ts'
import type { ClassSession } from '../../net/hostSession.ts'
import '../room/looks.ts'
import '../../styles/host.css'
import '../../styles/board.css'

/** The page of a host: with the key that the link brought, or the one that this device keeps. */
const HostPage = ({ code }: { readonly code: string }): ReactNode => {
  const [secret, setSecret] = useState(() => takeSecret() ?? keptClass(code)?.secret)
  return (
    <Spoken>
      {secret === undefined ? (
        <OutOfHosting code={code} link={undefined} onKey={setSecret} />
      ) : (
        <Inside key={secret} code={code} secret={secret} onKey={setSecret} />
      )}
    </Spoken>
  )
}
export default HostPage

const Inside = ({
  code,
  secret,
  onKey,
}: {
  readonly code: string
  readonly secret: string
  readonly onKey: (secret: string) => void
}): ReactNode => {
  const [session, setSession] = useState<ClassSession>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const opened = openClassSession(code, secret, 'host')
    setSession(opened)
    return () => opened.close()
  }, [code, secret, attempt])
  if (session === undefined) return null
  return (
    <Entered
      session={session}
      code={code}
      secret={secret}
      onKey={onKey}
      onAgain={() => setAttempt(attempt + 1)}
    />
  )
}

const Entered = ({
  session,
  code,
  secret,
  onKey,
  onAgain,
}: {
  readonly session: ClassSession
  readonly code: string
  readonly secret: string
  readonly onKey: (secret: string) => void
  readonly onAgain: () => void
}): ReactNode => {
  const { link, told } = useClassState(session)
  const title = told?.view.title
  useEffect(() => {
    // Whoever has come in once by the link is host on this device from now on.
    if (title !== undefined) keepClass({ at: Date.now(), ...keptClass(code), code, secret, title })
  }, [code, secret, title])
  return (
    <HostScreen
      session={session}
      secret={secret}
      out={<OutOfHosting code={code} link={link} onKey={onKey} onAgain={onAgain} />}
    />
  )
}
