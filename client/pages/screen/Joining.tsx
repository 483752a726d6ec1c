import type { ReactNode } from 'react'
import type { ClassView } from '../../../shared/class/view.ts'
import { joinLink } from '../../host/Invite.tsx'
import { useClassSaid } from '../../host/Spoken.tsx'
import { useWords } from '../../i18n/index.ts'
import { QrCode } from '../../ui/QrCode.tsx'

/** How to get in, and who is here: the newest name is underlined. */
export const Joining = ({ view }: { readonly view: ClassView }): ReactNode => {
  const words = useWords()
  const { screen, people, lobby } = useClassSaid()
  const { code, here, tables, isLocked, levels, phase, title } = view
  const pairs = tables.pairs + tables.withBot + tables.watching
  return (
    <>
      <div className="top">
        <div>
          {title !== '' && <p className="class-title">{title}</p>}
          <p className="at">
            {phase === 'prepared' ? (
              screen.soon
            ) : isLocked ? (
              screen.locked
            ) : (
              <>
                {screen.open} <b className="mono">{location.host}</b> {screen.andType}
              </>
            )}
          </p>
          <h1 className="bigcode mono">
            <span className="vh">{code.split('').join(' ')}</span>
            <span aria-hidden="true">{code.slice(0, 3)}</span>
            <span aria-hidden="true">{code.slice(3)}</span>
          </h1>
        </div>
        <QrCode text={joinLink(code)} size={400} label={lobby.qr} />
      </div>
      <section className="who" aria-live="polite">
        <h2>
          {here.count === 0 ? screen.nobody : screen.here(here.count)}
          <span>{pairs > 0 ? people.counts(tables) : here.names.length < here.count ? screen.last : ''}</span>
        </h2>
        <ul className={`names${here.names.length > 24 ? ' many' : ''}`}>
          {here.names.map((name, at) => (
            <li key={name} className={at === here.names.length - 1 ? 'new' : undefined}>
              {name}
            </li>
          ))}
        </ul>
      </section>
      <p className="foot">
        <span>{screen.noAccount}</span>
        {levels[0] !== undefined && <span>{screen.first(words.levels.name[levels[0]])}</span>}
      </p>
    </>
  )
}
