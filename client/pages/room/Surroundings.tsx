import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import type { HostView } from '../../../shared/game/room/view.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { useCompact, useMedia } from '../../ui/useMedia.ts'

/**
 * What surrounds an endpoint on its host in some levels: the listener's backlog, or what netstat shows. One line with
 * its numbers, and the rows behind it: open where there is room, by a tap on a phone.
 */
const Surroundings = ({
  host,
  seat,
  isAside,
}: {
  readonly host: HostView
  readonly seat: Seat
  /** Something else needs the room now */
  readonly isAside: boolean
}): ReactNode => {
  const words = useLessons()?.hosts
  const isCompact = useCompact()
  const isTall = useMedia('(min-height: 860px)')
  if (words === undefined) return <div className="around" />
  const { title, count, isShort, note, rows, news } = tellingOf(host, seat, words)
  return (
    <details
      className={`around ${host.kind}${isShort ? ' short' : ''}`}
      open={!isCompact && !isAside && (isTall || rows.length <= FEW)}
    >
      <summary>
        <b>{title}</b>
        <span className="pips" aria-hidden="true">
          {rows.map(({ key, look }) => (
            <i key={key} className={look} />
          ))}
        </span>
        <span>{[count, ...news].join(' · ')}</span>
      </summary>
      <div className="rows">
        <ul>
          {rows.map(({ key, look, name, more }) => (
            <li key={key} className={look}>
              <span>{name}</span> {more !== '' && <span>{more}</span>}
            </li>
          ))}
        </ul>
        <small>{note}</small>
      </div>
    </details>
  )
}

export default Surroundings

/** So many rows have room beside the composer on every desk. */
const FEW = 4

interface Telling {
  readonly title: string
  readonly count: string
  /** Nothing is left: who comes now is sent away */
  readonly isShort: boolean
  readonly note: string
  readonly rows: readonly {
    readonly key: string
    readonly look: 'forged' | 'mine' | 'free' | 'other'
    readonly name: string
    readonly more: string
  }[]
  /** What has happened to those who were not let in */
  readonly news: readonly string[]
}

const tellingOf = (host: HostView, seat: Seat, words: Lessons['hosts']): Telling => {
  switch (host.kind) {
    case 'backlog':
      return ofBacklog(host, words.backlog)
    case 'netstat':
      return ofNetstat(host, seat, words.netstat)
    default:
      return unreachable(host)
  }
}

const ofBacklog = (
  { places, size, holdsMine, dropped, forgotten, isForgetful }: Extract<HostView, { kind: 'backlog' }>,
  words: Lessons['hosts']['backlog'],
): Telling => {
  const taken = places.length + (holdsMine ? 1 : 0)
  const isShort = taken >= size && !isForgetful
  return {
    title: words.title,
    count: words.count(taken, size),
    isShort,
    note: isForgetful ? words.cookies : isShort ? words.full : words.open,
    rows: [
      ...places.map(({ address, repeats }) => ({
        key: address,
        look: 'forged' as const,
        name: address,
        more: words.repeats(repeats),
      })),
      ...(holdsMine ? [{ key: 'mine', look: 'mine' as const, name: words.mine, more: '' }] : []),
      ...Array.from({ length: Math.max(0, size - taken) }, (_, n) => ({
        key: `free ${n}`,
        look: 'free' as const,
        name: words.free,
        more: '',
      })),
    ],
    news: [
      ...(dropped > 0 ? [words.dropped(dropped)] : []),
      ...(forgotten > 0 ? [words.forgotten(forgotten)] : []),
    ],
  }
}

const ofNetstat = (
  { rows, descriptors, turnedAway }: Extract<HostView, { kind: 'netstat' }>,
  seat: Seat,
  words: Lessons['hosts']['netstat'],
): Telling => {
  const waiting = seat === 'server' ? 'CLOSE-WAIT' : 'FIN-WAIT-2'
  const count = rows.filter(({ state }) => state === waiting).length
  const isMended = rows.every(({ state, isMine }) => isMine || (state !== waiting && state !== 'ESTABLISHED'))
  const notes = {
    server: isMended ? words.mended : words.serverNote,
    client: isMended ? words.done : words.clientNote,
  }
  return {
    title: words.title,
    count: words.count(count, spelled(waiting)),
    isShort: descriptors !== undefined && rows.length >= descriptors,
    note: notes[seat],
    rows: rows.map(({ address, state, isMine }) => ({
      key: address,
      look: isMine ? 'mine' : 'other',
      name: isMine ? `${address} (${words.mine})` : address,
      more: spelled(state),
    })),
    news: [
      ...(descriptors === undefined ? [] : [words.descriptors(rows.length, descriptors)]),
      ...(turnedAway > 0 ? [words.turnedAway(turnedAway)] : []),
    ],
  }
}

/** As netstat writes the states. */
const spelled = (state: string): string => state.replaceAll('-', '_')
