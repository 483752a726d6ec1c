import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Catalogue } from '../../i18n/index.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { eraseRoom } from '../../net/eraseRoom.ts'
import { keptSeats } from '../../net/keep.ts'
import type { KeptSeat } from '../../net/session.ts'

/** What the server has of whoever uses this device, room by room, and a way to have it forgotten. */
export const ServerKeeps = ({
  words,
  told,
}: {
  readonly words: Catalogue
  readonly told: Lessons['rounds']
}): ReactNode => {
  const [seats, setSeats] = useState(keptSeats)
  const [asked, setAsked] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  if (seats.length === 0 && said === '') return null

  const erase = async (seat: KeptSeat): Promise<void> => {
    setBusy(true)
    const answer = await eraseRoom(seat)
    setBusy(false)
    setAsked(undefined)
    setSaid(answer.ok ? told.forgotten(seat.code) : words.refusals[answer.code])
    setSeats(keptSeats())
  }

  return (
    <details className="server-keeps">
      <summary>{told.serverKeeps}</summary>
      <p>{told.serverKeepsMore}</p>
      <ul>
        {seats.map((seat) => (
          <li key={seat.code}>
            <span>
              <b className="mono">{seat.code}</b> <span className="cap">{told.asName(seat.name)}</span>
            </span>
            <div>
              {asked === seat.code && (
                <button
                  type="button"
                  className="btn small primary"
                  disabled={isBusy}
                  onClick={() => void erase(seat)}
                >
                  {told.forgetReally}
                </button>
              )}
              {/* The same button takes it back: who presses twice by mistake has erased nothing, and keeps the focus. */}
              <button
                type="button"
                className="btn small"
                aria-label={asked === seat.code ? undefined : told.forgetRoom(seat.code)}
                disabled={isBusy}
                onClick={() => setAsked(asked === seat.code ? undefined : seat.code)}
              >
                {asked === seat.code ? told.forgetNot : told.forget}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <output>{said}</output>
    </details>
  )
}
