import type { ReactNode } from 'react'
import type { EndpointView, RoundView } from '../../../shared/game/room/view.ts'
import { useWords } from '../../i18n/index.ts'

const ROWS = [1, 2, 3]

/** What surrounds the server's endpoint in some levels: the listener's backlog, or what netstat shows of its host. */
export const Surroundings = ({
  round,
  me,
}: {
  readonly round: RoundView
  readonly me: EndpointView
}): ReactNode => {
  const { panel: words } = useWords().table
  const { panel } = round
  if (panel === undefined || me.seat !== 'server') return null
  if (panel === 'netstat')
    return (
      <section className="around">
        <h3>{words.netstat.title}</h3>
        <ul>
          {ROWS.map((n) => (
            <li key={n}>{words.netstat.row(n)}</li>
          ))}
          <li className="mine">{words.netstat.mine(me.state.replaceAll('-', '_'))}</li>
        </ul>
        <small>{words.netstat.note}</small>
      </section>
    )
  const hasCookies = round.steps.some((step) => step.kind === 'call' && step.call.kind === 'COOKIES')
  return (
    <section className="around">
      <h3>{words.backlog.title}</h3>
      <ul>
        {ROWS.map((n) => (
          <li key={n}>{words.backlog.row(n)}</li>
        ))}
      </ul>
      <small>{hasCookies ? words.backlog.cookies : words.backlog.full}</small>
    </section>
  )
}
