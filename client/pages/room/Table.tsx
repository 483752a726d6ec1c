import type { ReactNode } from 'react'
import { isLiveWire } from '../../../shared/game/room/mode.ts'
import type { EndpointView, RoundView, View } from '../../../shared/game/room/view.ts'
import { bySeat } from '../../../shared/game/seat.ts'
import type { Presence } from '../../../shared/wire/answers.ts'
import { Bar } from '../../app/Bar.tsx'
import { ComposerPanel } from '../../composer/ComposerPanel.tsx'
import { useWords } from '../../i18n/index.ts'
import type { Session } from '../../net/session.ts'
import { TcbPanel } from '../../tcb/TcbPanel.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { Announcer } from './Announcer.tsx'
import { Ask, Happened } from './Ask.tsx'
import { HintButton } from './HintButton.tsx'
import { Menu } from './Menu.tsx'
import { nameBeside } from './names.ts'
import { Partner, Phrases, PresenceNote } from './Partner.tsx'
import { PhoneTable } from './PhoneTable.tsx'
import { ScorePips } from './ScorePips.tsx'
import { Skip } from './Skip.tsx'
import { useDesk } from './useDesk.ts'
import { useTitle } from './useTitle.ts'
import { Watching } from './Watching.tsx'
import { WireBoard } from './WireBoard.tsx'

interface TableProps {
  readonly session: Session
  readonly view: View
  readonly presence: Presence
  readonly kind: 'network' | 'practice'
  readonly lost: ReactNode
  readonly leave: () => void
}

/** The table: a round being played. A spectator sees the wire alone. */
export const Table = (props: TableProps): ReactNode => {
  const { round } = props.view
  if (round === undefined) return null
  return round.me === undefined ? (
    <Watching {...props} round={round} />
  ) : (
    <Playing {...props} round={round} me={round.me} />
  )
}

const Playing = ({
  session,
  view,
  presence,
  kind,
  lost,
  leave,
  round,
  me,
}: TableProps & { readonly round: RoundView; readonly me: EndpointView }): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  const state = useDesk(session, view, me, kind === 'network' ? `${view.code}/${round.n}` : undefined)
  const { isGuided, titleRef, composer, coach } = state
  const title = words.levels.name[round.level]
  const isLive = isLiveWire(view.settings)
  useTitle(`${title} · ${words.app.name}`)

  const hint = <HintButton me={me} composer={composer} isCompact={isCompact} />
  const menu = (
    <Menu>
      {isCompact && <ScorePips score={me.score} />}
      {isCompact && <Phrases view={view} me={me.seat} session={session} />}
      <button
        type="button"
        className="menu-item"
        data-opens="sheet"
        onClick={() => coach.open({ kind: 'inside', n: undefined })}
      >
        {words.table.inside}
      </button>
      {view.hosted === undefined && (
        <button type="button" className="menu-item" onClick={() => composer.ask({ kind: 'end-round' })}>
          {kind === 'practice' ? words.table.choose : words.table.giveUp}
        </button>
      )}
      <button type="button" className="menu-item" onClick={leave}>
        {words.table.leave}
      </button>
    </Menu>
  )
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
  const board = (
    <WireBoard
      {...{ round, me, isCompact }}
      names={bySeat((seat) =>
        isCompact && seat === me.seat ? words.app.you : nameBeside(view, seat, words),
      )}
      desk={state}
    />
  )
  const panel = <ComposerPanel me={me} composer={composer} isGuided={isGuided} isCompact={isCompact} />
  const presenceNote = (
    <PresenceNote view={view} presence={presence} me={me.seat} kind={kind} isShort={isCompact} />
  )

  if (isCompact)
    return (
      <PhoneTable
        me={me}
        title={title}
        progress={isLive ? words.table.live : words.table.progress(round.segments, round.par)}
        tools={
          <>
            {presenceNote}
            {hint}
            {menu}
          </>
        }
        ask={<Ask view={view} round={round} me={me} titleRef={titleRef} />}
        {...{ lost, happened, board, panel }}
        announcer={
          <>
            <Announcer round={round} me={me} />
            {coach.sheet}
          </>
        }
      />
    )

  const desk = (
    <section className="desk" aria-label={words.table.desk}>
      <Ask view={view} round={round} me={me} titleRef={titleRef} />
      {happened}
      <TcbPanel me={me} />
      {panel}
    </section>
  )
  const partner = <Partner session={session} view={view} me={me.seat} presenceNote={presenceNote} />
  return (
    <div className={`table as-${me.seat}`}>
      <Skip />
      <Bar title={title} more={words.table.mode(isLive, isGuided)}>
        <ScorePips score={me.score} />
        {hint}
        {menu}
      </Bar>
      {lost}
      <main className="zones">
        {me.seat === 'client' ? desk : partner}
        {board}
        {me.seat === 'client' ? partner : desk}
      </main>
      <Announcer round={round} me={me} />
      {coach.sheet}
    </div>
  )
}
