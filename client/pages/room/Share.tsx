import type { ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { QrCode } from '../../ui/QrCode.tsx'

/** How the other one gets here: the code, the address in full, and a picture of it. */
export const Share = ({
  code,
  isCompact,
}: {
  readonly code: string
  readonly isCompact: boolean
}): ReactNode => {
  const words = useWords()
  const link = `${location.origin}/${code}`
  return (
    <section className="share" aria-label={words.lobby.invite}>
      <div>
        <h1 className="cap">{words.lobby.roomCode}</h1>
        <p className="bigcode mono" aria-label={code.split('').join(' ')}>
          {code}
        </p>
        <p className="link">
          <span className="mono">{link.replace(/^https?:\/\//, '')}</span>
          <CopyButton text={link} label={words.lobby.copyLink} done={words.lobby.copied} />
        </p>
      </div>
      <QrCode text={link} size={isCompact ? 92 : 168} label={words.lobby.qr} />
    </section>
  )
}
