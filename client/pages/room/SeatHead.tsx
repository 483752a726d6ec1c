import type { ReactNode } from 'react'
import type { View } from '../../../shared/game/room/view.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Presence } from '../../../shared/wire/answers.ts'
import { useWords } from '../../i18n/index.ts'
import type { Session } from '../../net/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { holderName } from './names.ts'

/** The head of a lifeline before the round: who sits there, and whether they are ready. */
export const SeatHead = ({
  session,
  view,
  presence,
  seat,
  isAlone,
}: {
  readonly session: Session
  readonly view: View
  readonly presence: Presence
  readonly seat: Seat
  /** Practice: the bot stays, there is nobody to make room for */
  readonly isAlone: boolean
}): ReactNode => {
  const words = useWords()
  const { held, ready } = view.seats[seat]
  const isMine = view.viewer.kind === 'seat' && view.viewer.seat === seat
  const hasSeat = view.viewer.kind === 'seat'
  const note = isMine
    ? words.app.you
    : held === 'empty'
      ? words.lobby.freeMore
      : held === 'person' && presence[seat] === 'away'
        ? words.lobby.away
        : words.lobby.here
  return (
    <div className={`sit ${seat === 'client' ? 'c' : 's'}`}>
      <span className={`seat ${seat}`}>{words.app[seat]}</span>
      <b className={held === 'empty' ? 'vacant' : ''}>{holderName(view, seat, words)}</b>
      <span className="cap">{note}</span>
      {held === 'empty' && hasSeat ? (
        <button
          type="button"
          className="btn small"
          onClick={() => void session.act({ kind: 'seat-bot', seat })}
        >
          {words.lobby.addBot}
        </button>
      ) : (
        <span className={`ready${ready ? ' yes' : ''}`}>
          {ready && <Icon name="tick" />}
          {ready ? words.lobby.ready : words.lobby.notReady}
        </span>
      )}
      {held === 'bot' && hasSeat && !isAlone && (
        <button type="button" className="q" onClick={() => void session.act({ kind: 'unseat-bot', seat })}>
          {words.lobby.removeBot}
        </button>
      )}
    </div>
  )
}
