import { appearance } from '../../tcp/appearance.ts'
import type { State } from '../../tcp/state.ts'
import type { Seat } from '../seat.ts'
import type { Netstat } from './host.ts'
import type { Round } from './room.ts'
import type { Step } from './step.ts'

/**
 * The connections of this end's host; undefined where the level has no crowd. A pure function of what this end has
 * lived through: each segment and each wait is a moment in which others come and go as well. So it never tells
 * anything about the other end.
 *
 * On the server each caller closes at once, the kernel acknowledges its FIN, and the program, which forgets CLOSE,
 * leaves it in CLOSE-WAIT, until the player's CLOSE mends the loop. On the client's host some of the same
 * connections wait in FIN-WAIT-2 for the FIN that does not come.
 */
export const netstatOf = (round: Round, seat: Seat): Netstat | undefined => {
  const { crowd } = round.level
  if (crowd === undefined) return undefined
  const start: Crowd = {
    others: Array.from({ length: seat === 'server' ? crowd.before : ownShare(crowd.before) }, (_, n) => ({
      n,
      state: seat === 'server' ? ('CLOSE-WAIT' as const) : ('FIN-WAIT-2' as const),
    })),
    come: crowd.before,
    turnedAway: 0,
    isMended: false,
  }
  const { others, turnedAway } = round.lived.seats[seat].reduce(
    (now, step) => (seat === 'server' ? atServer(now, step, crowd.descriptors) : atClient(now, step)),
    start,
  )
  const mine = appearance(round.play[seat].tcb)
  return {
    rows: [
      ...(mine === 'CLOSED' ? [] : [{ address: addressOf(seat, 'mine'), state: mine, isMine: true }]),
      ...others.map(({ n, state }) => ({ address: addressOf(seat, n), state, isMine: false })),
    ],
    descriptors: seat === 'server' ? crowd.descriptors : undefined,
    turnedAway,
  }
}

/** The others of a host at one moment. */
interface Crowd {
  readonly others: readonly { readonly n: number; readonly state: State }[]
  /** How many callers there have been */
  readonly come: number
  readonly turnedAway: number
  /** The program closes what its callers have closed */
  readonly isMended: boolean
}

const atServer = (crowd: Crowd, step: Step, descriptors: number): Crowd => {
  if (step.kind === 'call' && step.call.kind === 'CLOSE')
    return { ...crowd, isMended: true, others: crowd.others.map(closed) }
  if (!isMoment(step)) return crowd
  const others = crowd.others
    .filter(({ state }) => state !== 'LAST-ACK')
    .map(({ n, state }) => ({
      n,
      state:
        state !== 'ESTABLISHED' ? state : crowd.isMended ? ('LAST-ACK' as const) : ('CLOSE-WAIT' as const),
    }))
  const come = crowd.come + 1
  // One descriptor is taken by the connection that is played.
  return others.length + 1 >= descriptors
    ? { ...crowd, others, come, turnedAway: crowd.turnedAway + 1 }
    : { ...crowd, come, others: [...others, { n: crowd.come, state: 'ESTABLISHED' }] }
}

const closed = ({ n, state }: Crowd['others'][number]): Crowd['others'][number] => ({
  n,
  state: state === 'CLOSE-WAIT' ? 'LAST-ACK' : state,
})

/** Every other caller is another program on the client's host. */
const ownShare = (callers: number): number => Math.floor(callers / 2)

const atClient = (crowd: Crowd, step: Step): Crowd => {
  const isMended =
    crowd.isMended || (step.kind === 'segment' && step.seat === 'server' && step.segment.flags.fin)
  const others = crowd.others.map(({ n, state }) => ({
    n,
    state: isMended ? ('TIME-WAIT' as const) : state === 'ESTABLISHED' ? ('FIN-WAIT-2' as const) : state,
  }))
  if (!isMoment(step)) return { ...crowd, isMended, others }
  const come = crowd.come + 1
  const isOurs = ownShare(come) > ownShare(crowd.come)
  return {
    ...crowd,
    isMended,
    come,
    others: isOurs ? [...others, { n: ownShare(crowd.come), state: 'ESTABLISHED' }] : others,
  }
}

/** A segment that went or came, or a wait: in that time another caller has come as well. */
const isMoment = (step: Step): boolean =>
  step.kind === 'segment' || (step.kind === 'timer' && step.timer === 'wait')

/** The client's end of a connection, in addresses of documentation (RFC 5737): the client's host is 192.0.2.7. */
const addressOf = (seat: Seat, n: number | 'mine'): string => {
  if (n === 'mine') return '192.0.2.7:50000'
  const own = seat === 'client' ? n : n % 2 === 1 ? ownShare(n) : undefined
  if (own !== undefined) return `192.0.2.7:${50_001 + own}`
  return `${n % 4 === 0 ? '198.51.100' : '203.0.113'}.${(17 + n * 7) % 255}:${49_200 + (n % 100) * 137}`
}
