import type { ReactNode } from 'react'
import { familyOf } from '../../shared/replay/ladder.ts'
import type { EndpointView, Variables } from '../../shared/game/room/view.ts'
import type { State } from '../../shared/tcp/state.ts'
import { useWords } from '../i18n/index.ts'

/** Numbers beyond this are written on a line of their own */
const LONGEST_SHORT = 999_999

/** How a state looks on the lifeline, in small. */
export const Swatch = ({ state }: { readonly state: State }): ReactNode => (
  <i className={`swatch ${familyOf(state)}`} aria-hidden="true" />
)

const SENDING = [
  ['ISS', 'iss'],
  ['SND.UNA', 'sndUna'],
  ['SND.NXT', 'sndNxt'],
] as const

const RECEIVING = [
  ['IRS', 'irs'],
  ['RCV.NXT', 'rcvNxt'],
  ['RCV.WND', 'rcvWnd'],
] as const

/** My state and my variables: what my TCP remembers. */
export const TcbPanel = ({ me }: { readonly me: EndpointView }): ReactNode => {
  const words = useWords()
  const isNew = (name: keyof Variables): boolean =>
    me.arrived !== undefined && (name === 'rcvNxt' || (name === 'irs' && me.arrived.flags.syn))
  const list = (label: string, rows: readonly (readonly [string, keyof Variables])[]): ReactNode => (
    <dl aria-label={label}>
      {rows.map(([title, name]) => (
        <Variable
          key={name}
          title={title}
          value={me.variables[name]}
          isStale={me.stale.includes(name)}
          isNew={isNew(name)}
        />
      ))}
    </dl>
  )
  return (
    <div className="tcb">
      <div className="me">
        <span className="cap">{words.table.iAmIn}</span>
        <span className="mono">
          <Swatch state={me.state} />
          {words.app.state(me.state)}
        </span>
      </div>
      {list(words.table.mySending, SENDING)}
      {list(words.table.myReceiving, RECEIVING)}
    </div>
  )
}

const Variable = ({
  title,
  value,
  isStale,
  isNew,
}: {
  readonly title: string
  readonly value: number | undefined
  readonly isStale: boolean
  readonly isNew: boolean
}): ReactNode => {
  const words = useWords()
  // Absolute 32-bit numbers need the whole width (RCV.WND is never one).
  const isLong = (value ?? 0) > LONGEST_SHORT
  return (
    <>
      <dt>{title}</dt>
      <dd className={[isNew || isStale ? 'new' : '', isLong ? 'long' : ''].join(' ').trim()}>
        {isStale && value !== undefined && `${words.table.was} `}
        {value ?? words.table.unknown}
      </dd>
    </>
  )
}

/** The same on one line, for the phone's sheet; opened, it shows all. */
export const TcbPeek = ({
  me,
  isOpen,
  onToggle,
}: {
  readonly me: EndpointView
  readonly isOpen: boolean
  readonly onToggle: () => void
}): ReactNode => {
  const words = useWords()
  const { sndNxt, rcvNxt } = me.variables
  const isStale = me.stale.includes('rcvNxt') && rcvNxt !== undefined
  return (
    <button type="button" className="peek" aria-expanded={isOpen} onClick={onToggle}>
      <b>
        <Swatch state={me.state} />
        {words.app.state(me.state)}
      </b>
      {/* There is room for one long number only. */}
      {sndNxt <= LONGEST_SHORT && (
        <span>
          <span className="k">SND.NXT</span> {sndNxt}
        </span>
      )}
      <span>
        <span className="k">RCV.NXT</span> {isStale && words.table.was} {rcvNxt ?? words.table.unknown}
      </span>
      <span className="more">{isOpen ? words.table.less : words.table.all}</span>
    </button>
  )
}
