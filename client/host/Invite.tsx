import type { ReactNode } from 'react'
import { CopyButton } from '../ui/CopyButton.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useClassSaid } from './Spoken.tsx'

/** Where students come in. */
export const joinLink = (code: string): string => `${location.origin}/c/${code}`

/** How students get here: the code in two groups, the address in words, and a picture of it. */
export const Invite = ({ code, size }: { readonly code: string; readonly size: number }): ReactNode => {
  const { lobby } = useClassSaid()
  const link = joinLink(code)
  return (
    <section className="invite" aria-label={lobby.invite}>
      <div>
        <h2 className="cap">{lobby.code}</h2>
        <p className="classcode mono">
          <span className="vh">{code.split('').join(' ')}</span>
          <span aria-hidden="true">{code.slice(0, 3)}</span>
          <span aria-hidden="true">{code.slice(3)}</span>
        </p>
        <p className="address">
          <span className="mono">{link.replace(/^https?:\/\//, '')}</span>
          <CopyButton text={link} label={lobby.copyLink} done={lobby.copied} />
        </p>
      </div>
      <QrCode text={link} size={size} label={lobby.qr} />
    </section>
  )
}
