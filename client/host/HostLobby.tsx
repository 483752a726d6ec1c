import { useState } from 'react'
import type { ReactNode } from 'react'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { Bar, LanguageButton } from '../app/Bar.tsx'
import { ThemeButton } from '../app/ThemeButton.tsx'
import { useWords } from '../i18n/index.ts'
import { Glyph } from '../ladder/Glyph.tsx'
import { useCompact } from '../ui/useMedia.ts'
import { HostLinks } from './HostLinks.tsx'
import { useHosting } from './hosting.ts'
import { Invite } from './Invite.tsx'
import { Pairs } from './Pairs.tsx'
import { People } from './People.tsx'
import { PlanSheet } from './PlanSheet.tsx'
import { ProjectorButton } from './ProjectorButton.tsx'
import { Sign } from './Sign.tsx'
import { useClassSaid } from './Spoken.tsx'

/** Before the first level: how to get in, who is here, who sits with whom; and one button that starts. */
export const HostLobby = ({ told }: { readonly told: ReactNode }): ReactNode => {
  const words = useWords()
  const { create, lobby } = useClassSaid()
  const { view, run } = useHosting()
  const isCompact = useCompact()
  const [isPlanning, setPlanning] = useState(false)
  const { code, title, phase, here, isLocked, levels } = view
  const first = levels[0] ?? 'handshake'
  return (
    <div className={isCompact ? 'phone host-lobby' : 'host-lobby'}>
      <Bar title={title === '' ? create.untitled : title} more={code} isCompact={isCompact}>
        <ProjectorButton />
        {!isCompact && <ThemeButton />}
        <LanguageButton />
      </Bar>
      <main>
        <div className="left">
          {phase === 'prepared' ? (
            <section className="closed-doors">
              <h1>{lobby.prepared}</h1>
              <button type="button" className="btn primary" onClick={() => void run({ kind: 'open-doors' })}>
                {lobby.open}
              </button>
            </section>
          ) : (
            <h1 className="vh">{lobby.here(here.count)}</h1>
          )}
          <Invite code={code} size={isCompact ? 104 : 184} />
          <section className="who" aria-live="polite" aria-label={lobby.students}>
            <h2>{here.count === 0 ? lobby.nobody : lobby.here(here.count)}</h2>
            <button
              type="button"
              className="btn small"
              aria-pressed={isLocked}
              onClick={() => void run({ kind: 'set-lock', locked: !isLocked })}
            >
              <Sign name="lock" />
              {isLocked ? lobby.unlock : lobby.lock}
            </button>
          </section>
          {isLocked && <p className="muted">{lobby.locked}</p>}
          {here.count === 0 && <p className="muted">{lobby.nobodyMore}</p>}
          <People />
        </div>
        <aside className="right">
          <section className="first-level">
            <h2 className="cap">{lobby.first}</h2>
            <p>
              <Glyph level={first} />
              <span>
                <b>{words.levels.name[first]}</b>
                <small>{create.facts(LEVELS[first].par, LEVELS[first].minutes)}</small>
              </span>
            </p>
            <ol className="then">
              {levels.slice(1).map((level) => (
                <li key={level}>{words.levels.name[level]}</li>
              ))}
            </ol>
            <button type="button" className="btn small" onClick={() => setPlanning(true)}>
              {lobby.plan}
            </button>
          </section>
          <Pairs />
          <HostLinks />
        </aside>
      </main>
      <footer className="startbar">
        {told}
        {here.count === 0 && <p className="cap">{lobby.needsOne}</p>}
        <button
          type="button"
          className="btn primary"
          disabled={here.count === 0 || phase === 'prepared'}
          onClick={() => void run({ kind: 'begin-level', level: 0 })}
        >
          {lobby.start(words.levels.name[first])}
        </button>
      </footer>
      {isPlanning && <PlanSheet onClose={() => setPlanning(false)} />}
    </div>
  )
}
