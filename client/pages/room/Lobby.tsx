import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import { isLiveWire } from '../../../shared/game/room/mode.ts'
import type { Settings } from '../../../shared/game/room/room.ts'
import type { View } from '../../../shared/game/room/view.ts'
import { peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Presence } from '../../../shared/wire/answers.ts'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import type { Session } from '../../net/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import '../../styles/lobby.css'
import '../../styles/lobby-fit.css'
import { Menu } from './Menu.tsx'
import { holderName } from './names.ts'
import { SeatHead } from './SeatHead.tsx'
import { Share } from './Share.tsx'

/** Nobody waits for the switches either. */
const Modes = lazy(() => import('./Modes.tsx'))

/** All levels with their data: nobody waits for the map to take a seat. */
const LevelList = lazy(() => import('./LevelChoice.tsx'))

/** Before a round: who sits where, which level, how much help. */
export const Lobby = ({
  session,
  view,
  presence,
  kind,
  lost,
  leave,
}: {
  readonly session: Session
  readonly view: View
  readonly presence: Presence
  readonly kind: 'network' | 'practice'
  readonly lost: ReactNode
  readonly leave: () => void
}): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  const me = view.viewer.kind === 'seat' ? view.viewer.seat : undefined
  const choose = (part: Partial<Settings>): void =>
    void session.act({ kind: 'choose-settings', settings: { ...view.settings, ...part } })
  const share = kind === 'network' && <Share code={view.code} isCompact={isCompact} />
  const seats = (
    <section className="seats" aria-label={words.lobby.seats}>
      <SeatHead {...{ session, view, presence, seat: 'client', isAlone: kind === 'practice' }} />
      <div className="between">
        <svg width="100%" height="40" preserveAspectRatio="none" viewBox="0 0 200 40" aria-hidden="true">
          <path
            d="M0 20H200"
            stroke="var(--line)"
            strokeWidth="2"
            strokeDasharray="2 7"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {me !== undefined && (
          <button
            type="button"
            className="btn small"
            onClick={() => void session.act({ kind: 'swap-seats' })}
          >
            <Icon name="swap" />
            {words.lobby.swap}
          </button>
        )}
      </div>
      <SeatHead {...{ session, view, presence, seat: 'server', isAlone: kind === 'practice' }} />
    </section>
  )
  const { level } = view.settings
  const goal = (
    <div className="brief">
      <b>{words.levels.name[level]}</b>
      <p>{words.levels.goal[level]}</p>
      <p>{words.levels.par(view.facts.par, view.facts.minutes)}</p>
    </div>
  )
  const levels = (
    <Suspense fallback={<div className="levels coming" />}>
      <LevelList current={level} isFixed={me === undefined} onChoose={(next) => choose({ level: next })} />
    </Suspense>
  )
  const modes = (
    <Suspense fallback={<dl className="modes coming" />}>
      <Modes settings={view.settings} isFixed={me === undefined} onChoose={choose} />
    </Suspense>
  )
  const start = me !== undefined && <StartBar session={session} view={view} me={me} />
  const title = kind === 'practice' ? words.lobby.practice : words.lobby.room
  const more = kind === 'practice' ? undefined : headline(view, me, words)
  const menu = (
    <Menu>
      <button type="button" className="menu-item" onClick={leave}>
        {words.lobby.leave}
      </button>
    </Menu>
  )

  if (isCompact)
    return (
      <div className="phone lobbyp">
        <Bar title={title} {...(more === undefined ? {} : { more })} isCompact>
          {menu}
        </Bar>
        <main>
          {lost}
          {share}
          {seats}
          <details className="how-played">
            <summary>
              {words.lobby.howPlayed}
              <small>
                {[
                  ...(isLiveWire(view.settings) ? [words.lobby.liveWire] : []),
                  view.settings.guidance === 'guided' ? words.lobby.guided : words.lobby.free_typing,
                  view.settings.isns === 'small' ? words.lobby.small : words.lobby.any,
                ].join(' · ')}
              </small>
            </summary>
            {modes}
          </details>
          {levels}
        </main>
        {start}
      </div>
    )
  return (
    <>
      <Bar title={title} {...(more === undefined ? {} : { more })}>
        <button type="button" className="q" onClick={leave}>
          {words.lobby.leave}
        </button>
        <Menu />
      </Bar>
      <main className="lobby">
        <div className="left">
          {lost}
          {share}
          {seats}
          <div className="hangrow">
            <i className="c" aria-hidden="true" />
            {goal}
            <i className="s" aria-hidden="true" />
          </div>
        </div>
        <aside className="right">
          <h2>{words.lobby.level}</h2>
          {levels}
          {modes}
          {start}
        </aside>
      </main>
    </>
  )
}

const headline = (view: View, me: Seat | undefined, words: ReturnType<typeof useWords>): string => {
  if (me === undefined) return view.code
  const peer = peerOf(me)
  if (view.seats[peer].held === 'empty') return words.lobby.waitingForSomebody
  const name = holderName(view, peer, words)
  return view.seats[peer].ready ? words.lobby.waitingForYou(name) : words.lobby.waitingFor(name)
}

const StartBar = ({
  session,
  view,
  me,
}: {
  readonly session: Session
  readonly view: View
  readonly me: Seat
}): ReactNode => {
  const words = useWords()
  const { ready } = view.seats[me]
  const hasBoth = view.seats[peerOf(me)].held !== 'empty'
  return (
    <section className="startbar" aria-label={words.lobby.iAmReady}>
      <button
        type="button"
        className={`btn${ready ? '' : ' primary'}`}
        aria-pressed={ready}
        onClick={() => void session.act({ kind: 'set-ready', ready: !ready })}
      >
        {ready ? words.lobby.waitABit : words.lobby.iAmReady}
      </button>
      <p className="cap">{hasBoth ? words.lobby.startsWhenBoth : words.lobby.needsBoth}</p>
    </section>
  )
}
