import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { EndpointView, RoundView, View } from '../../shared/game/room/view.ts'
import { bySeat } from '../../shared/game/seat.ts'
import type { BySeat } from '../../shared/game/seat.ts'
import { Bar } from '../app/Bar.tsx'
import { ComposerPanel } from '../composer/ComposerPanel.tsx'
import { useWords } from '../i18n/index.ts'
import type { Session } from '../net/session.ts'
import { Announcer } from '../pages/room/Announcer.tsx'
import { Ask, Happened } from '../pages/room/Ask.tsx'
import { HintButton } from '../pages/room/HintButton.tsx'
import '../pages/room/looks.ts'
import { Menu } from '../pages/room/Menu.tsx'
import { PhoneTable } from '../pages/room/PhoneTable.tsx'
import { ScorePips } from '../pages/room/ScorePips.tsx'
import { Skip } from '../pages/room/Skip.tsx'
import { useDesk } from '../pages/room/useDesk.ts'
import { useTitle } from '../pages/room/useTitle.ts'
import { WireBoard } from '../pages/room/WireBoard.tsx'
import '../styles/again.css'
import { TcbPanel } from '../tcb/TcbPanel.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useCompact } from '../ui/useMedia.ts'

/**
 * The table of a round that is taken up again: the desk and the wire of the live table, and in the place of the
 * partner what the one who plays wants to see beside them.
 */
export const ForkTable = ({
  session,
  view,
  round,
  me,
  names,
  more,
  back,
  aside,
  keptAs,
  isOver = false,
  onBack,
}: {
  readonly session: Session
  readonly view: View
  readonly round: RoundView
  readonly me: EndpointView
  /** Who sat there as it was played */
  readonly names: BySeat<string>
  /** What this is, beside the level's name */
  readonly more: string
  /** What the way back is called */
  readonly back: string
  readonly aside: ReactNode
  /** Under which name this tab keeps the draft, where one may come back to it */
  readonly keptAs?: string
  /** Nothing more is to be composed */
  readonly isOver?: boolean
  readonly onBack: () => void
}): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  const state = useDesk(session, view, me, keptAs)
  const { isGuided, titleRef, composer, coach } = state
  // Whoever comes to a table reads it from its title on.
  useEffect(() => titleRef.current?.focus({ preventScroll: true }), [titleRef])
  const level = words.levels.name[round.level]
  useTitle(`${more} · ${level} · ${words.app.name}`)

  const hint = isOver ? null : <HintButton me={me} composer={composer} isCompact={isCompact} />
  const menu = (
    <Menu>
      {isCompact && <ScorePips score={me.score} />}
      <button
        type="button"
        className="menu-item"
        data-opens="sheet"
        onClick={() => coach.open({ kind: 'inside', n: undefined })}
      >
        {words.table.inside}
      </button>
    </Menu>
  )
  const leave = (
    <button type="button" className={isCompact ? 'btn small quiet' : 'btn small'} onClick={onBack}>
      <Icon name="back" />
      <span className={isCompact ? 'vh' : undefined}>{back}</span>
    </button>
  )
  const ask = <Ask view={view} round={round} me={me} titleRef={titleRef} />
  const happened = (
    <Happened
      session={session}
      me={me}
      round={round}
      composer={composer}
      isCompact={isCompact}
      openSheet={coach.open}
    />
  )
  const panel = isOver ? null : (
    <ComposerPanel me={me} composer={composer} isGuided={isGuided} isCompact={isCompact} />
  )
  const board = (
    <WireBoard
      {...{ round, me, isCompact }}
      names={bySeat((seat) => (seat === me.seat ? words.app.you : names[seat]))}
      desk={state}
    />
  )
  const announcer = (
    <>
      <Announcer round={round} me={me} />
      {coach.sheet}
    </>
  )
  if (isCompact)
    return (
      <PhoneTable
        me={me}
        title={level}
        progress={more}
        tools={
          <>
            {leave}
            {hint}
            {menu}
          </>
        }
        lost={aside}
        {...{ ask, happened, board, panel, announcer }}
      />
    )
  const desk = (
    <section className="desk" aria-label={words.table.desk}>
      {ask}
      {happened}
      <TcbPanel me={me} />
      {panel}
    </section>
  )
  return (
    <div className={`table again as-${me.seat}`}>
      {!isOver && <Skip />}
      <Bar title={level} more={more}>
        <ScorePips score={me.score} />
        {hint}
        {leave}
        {menu}
      </Bar>
      <main className="zones">
        {me.seat === 'client' ? desk : aside}
        {board}
        {me.seat === 'client' ? aside : desk}
      </main>
      {announcer}
    </div>
  )
}
