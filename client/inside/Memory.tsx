import type { ReactNode } from 'react'
import { keptIn } from '../../shared/replay/pipes.ts'
import type { Held, Moment } from '../../shared/replay/timeline.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { BySeat } from '../../shared/game/seat.ts'
import { useWords } from '../i18n/index.ts'
import type { Lessons } from '../i18n/lessons.ts'

/** What each host keeps for the connection at this step; what it has let go is drawn empty. */
export const Memory = ({
  now,
  lessons,
}: {
  /** Undefined for an end in the fog */
  readonly now: BySeat<Moment | undefined>
  readonly lessons: Lessons
}): ReactNode => {
  const { app, timeline } = useWords()
  const { memory } = lessons.inside
  return (
    <div className="memory">
      {SEATS.map((seat) => {
        const moment = now[seat]
        return (
          <section key={seat} className={`as-${seat}`}>
            <h4 className={`seat ${seat}`}>{app[seat]}</h4>
            {moment === undefined ? (
              <p className="cap">{timeline.inFog}</p>
            ) : (
              <Host moment={moment} lessons={lessons} />
            )}
          </section>
        )
      })}
      <p className="cap">{memory.cost}</p>
    </div>
  )
}

const Host = ({ moment, lessons }: { readonly moment: Moment; readonly lessons: Lessons }): ReactNode => {
  const { memory } = lessons.inside
  const kept = keptIn(moment.state)
  const all = kept === 'connection'
  return (
    <>
      <ul>
        <Block
          name={kept === 'listener' ? memory.listener : memory.socket}
          isKept={all || kept === 'listener'}
          free={memory.free}
        />
        <Block
          name={kept === 'record' ? memory.small : memory.record}
          isKept={all || kept === 'record'}
          isSmall={kept === 'record'}
          free={memory.free}
        />
        <Block
          name={memory.sendQueue}
          isKept={all}
          holds={sending(moment.held)}
          told={memory.octets(sending(moment.held))}
          free={memory.free}
        />
        <Block
          name={memory.readQueue}
          isKept={all}
          holds={reading(moment.held)}
          told={memory.octets(reading(moment.held))}
          free={memory.free}
        />
      </ul>
      <p className="why">{memory.kept[kept]}</p>
      {all && sending(moment.held) > 0 && (
        <p className="cap">
          {memory.sendQueue}: {memory.queued(moment.held.unacknowledged, moment.held.unsent)}
        </p>
      )}
      {all && reading(moment.held) > 0 && (
        <p className="cap">
          {memory.readQueue}: {memory.received(moment.held.unread, moment.held.early)}
        </p>
      )}
    </>
  )
}

const sending = ({ unacknowledged, unsent }: Held): number => unacknowledged + unsent
const reading = ({ unread, early }: Held): number => unread + early

const Block = ({
  name,
  isKept,
  isSmall = false,
  holds = 0,
  told,
  free,
}: {
  readonly name: string
  readonly isKept: boolean
  readonly isSmall?: boolean
  readonly holds?: number
  readonly told?: string
  readonly free: string
}): ReactNode => (
  <li
    className={`${isKept ? 'kept' : 'free'}${isSmall ? ' small' : ''}${isKept && holds > 0 ? ' full' : ''}`}
  >
    <b>{name}</b>
    <small>{isKept ? told : free}</small>
  </li>
)
