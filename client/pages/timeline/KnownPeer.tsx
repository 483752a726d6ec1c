import type { ReactNode } from 'react'
import { peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Knowledge } from '../../../shared/replay/knowledge.ts'
import type { State } from '../../../shared/tcp/state.ts'
import { useWords } from '../../i18n/index.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { KnownRow } from './KnownRow.tsx'
import type { Seeing } from './KnownRow.tsx'

/** What an end can conclude about the other one, and what is true of it. */
export const KnownPeer = ({
  seat,
  knowledge: { peer },
  seen,
  lessons: { knowing },
}: {
  readonly seat: Seat
  readonly knowledge: Knowledge
  readonly seen: Seeing | undefined
  readonly lessons: Lessons
}): ReactNode => {
  const { app } = useWords()
  if (peer === undefined) return null
  const other = peerOf(seat)
  const named = (states: readonly State[]): string =>
    states.map((state) => `\`${app.state(state)}\``).join(knowing.or)
  const truth = seen?.timeline.instants[seen.n]?.[other].state
  return (
    <KnownRow
      title={knowing.peer(app[other])}
      lines={[
        {
          text: named(peer.states),
          more: peer.also.length === 0 ? undefined : knowing.also(named(peer.also)),
          truth: truth && knowing.really(app.state(truth)),
        },
      ]}
    />
  )
}
