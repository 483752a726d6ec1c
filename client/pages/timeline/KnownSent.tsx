import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import { peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Knowledge, Sent, Unconfirmed, Unknown } from '../../../shared/replay/knowledge.ts'
import { truthOf } from '../../../shared/replay/truth.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { numberShown } from '../../ladder/fields.ts'
import { KnownRow } from './KnownRow.tsx'
import type { Seeing } from './KnownRow.tsx'
import type { Base } from './numbers.ts'

/** What became of what an end has sent: confirmed, not confirmed, and what it cannot know of it. */
export const KnownSent = ({
  seat,
  knowledge,
  seen,
  base,
  lessons,
}: {
  readonly seat: Seat
  readonly knowledge: Knowledge
  /** Undefined where the truth is in the fog */
  readonly seen: Seeing | undefined
  readonly base: Base
  readonly lessons: Lessons
}): ReactNode => {
  const { knowing } = lessons
  const { received, unconfirmed, unknown, now } = knowledge
  const { rcvNxt } = now.variables
  return (
    <>
      {received !== undefined && (
        <KnownRow title={knowing.received} lines={[{ text: sentTold(received, knowing) }]} />
      )}
      {received !== undefined && (
        <KnownRow
          title={knowing.unconfirmed}
          lines={
            unconfirmed.length === 0
              ? [{ text: knowing.nothing }]
              : unconfirmed.map((each) => unconfirmedTold(each, seat, base, knowing))
          }
        />
      )}
      {now.held.early > 0 && rcvNxt !== undefined && (
        <KnownRow
          title={knowing.missing}
          lines={[
            {
              text: `\`seq ${numberShown(rcvNxt, peerOf(seat), base)}\``,
              more: knowing.early(now.held.early),
            },
          ]}
        />
      )}
      {unknown.length > 0 && (
        <KnownRow
          title={knowing.unknown}
          lines={unknown.map((each) => {
            const truth = seen && truthOf(seen.timeline, seen.n, each)
            return {
              text: whetherTold(each, seat, base, knowing),
              truth: truth && knowing.truth[truth],
            }
          })}
        />
      )}
    </>
  )
}

type Words = Lessons['knowing']

const sentTold = ({ syn, octets, fin }: Sent, words: Words): string =>
  [...(syn ? ['`SYN`'] : []), ...(octets > 0 ? [words.octets(octets)] : []), ...(fin ? ['`FIN`'] : [])].join(
    ' · ',
  ) || words.nothing

const unconfirmedTold = (
  { what, count, seq, steps }: Unconfirmed,
  seat: Seat,
  base: Base,
  words: Words,
): { readonly text: string; readonly more: string } => ({
  text: what === 'octets' ? words.octets(count) : `\`${what.toUpperCase()}\``,
  more: words.from(
    steps.length === 0 ? words.before : words.steps(steps.join(', ')),
    `seq ${numberShown(seq, seat, base)}`,
  ),
})

const whetherTold = ({ what, number }: Unknown, seat: Seat, base: Base, { whether }: Words): string => {
  switch (what) {
    case 'syn':
    case 'octets':
    case 'fin':
    case 'rst':
      return whether[what]
    case 'ack':
      return whether.ack(numberShown(number, peerOf(seat), base))
    default:
      return unreachable(what)
  }
}
