import { closedTcb } from '../../../shared/tcp/closed.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { toSeq } from '../../../shared/tcp/seq.ts'
import type { Tcb } from '../../../shared/tcp/tcb.ts'

export type Side = 'C' | 'S'
export const SIDES: readonly Side[] = ['C', 'S']
export type Pair<T> = { readonly [S in Side]: T }

export const otherSide = (side: Side): Side => (side === 'C' ? 'S' : 'C')

export const withSide = <T>(pair: Pair<T>, side: Side, value: T): Pair<T> =>
  side === 'C' ? { C: value, S: pair.S } : { C: pair.C, S: value }

/** How often each thing may still happen that could otherwise happen for ever. */
export interface Budget {
  /** Octets that each application may still SEND, one at a time */
  readonly octets: Pair<number>
  /** Segments that the network may still lose, let overtake the one before them, or deliver twice */
  readonly losses: number
  readonly overtakings: number
  readonly doubles: number
  /** Retransmission timers that may still run out, too early or not */
  readonly timeouts: number
  /** Applications may ABORT */
  readonly aborts: boolean
  /** Applications may close for reading as well */
  readonly deaf: boolean
}

/** Two endpoints, what is on the wire between them, and what the invariants must remember of their past. */
export interface World {
  readonly tcbs: Pair<Tcb>
  /** Segments on their way *to* that side, in the order in which they were sent */
  readonly wire: Pair<readonly Segment[]>
  /** Octets that the application of that side has sent, and that it has been given */
  readonly sent: Pair<string>
  readonly heard: Pair<string>
  /** That side has been CLOSING, or has answered a SYN as a listener */
  readonly wasClosing: Pair<boolean>
  readonly wasCalled: Pair<boolean>
  /** Somebody aborted, gave up before the opening, or was reset: the close is not an orderly one */
  readonly broken: boolean
  readonly left: Budget
}

/** Two endpoints that have not been opened; both ISNs on the edge of 2^32, so that every comparison wraps. */
export const begin = (left: Budget): World => ({
  tcbs: { C: closedTcb({ iss: toSeq(2 ** 32 - 1) }), S: closedTcb({ iss: toSeq(2 ** 32 - 2) }) },
  wire: { C: [], S: [] },
  sent: { C: '', S: '' },
  heard: { C: '', S: '' },
  wasClosing: { C: false, S: false },
  wasCalled: { C: false, S: false },
  broken: false,
  left,
})

/** The two states as RFC 9293 counts them (not as they show while an answer is owed): "FIN-WAIT-2 CLOSE-WAIT". */
export const statesOf = ({ tcbs }: World): string => `${tcbs.C.state} ${tcbs.S.state}`

/** Small numbers for equal values: records of one kind, which are equal when the JSON of their fields is. */
export class Numbering<T extends object> {
  private readonly seen = new WeakMap<T, number>()
  private readonly numbers = new Map<string, number>()

  of(value: T): number {
    const known = this.seen.get(value)
    if (known !== undefined) return known
    const text = JSON.stringify(Object.values(value))
    const number = this.numbers.get(text) ?? this.numbers.size
    this.numbers.set(text, number)
    this.seen.set(value, number)
    return number
  }
}

/** Names worlds: equal worlds, and only they, have the same name. */
export class Namer {
  private readonly tcbs = new Numbering<Tcb>()
  private readonly segments = new Numbering<Segment>()
  private readonly rests = new Numbering<Budget>()

  /** The two endpoints alone. */
  pair({ tcbs }: World): string {
    return `${this.tcbs.of(tcbs.C)},${this.tcbs.of(tcbs.S)}`
  }

  /** Endpoints and wire: all that decides how things go on when nothing more goes wrong. */
  situation(world: World): string {
    return `${this.pair(world)};${this.flights(world, 'C')};${this.flights(world, 'S')}`
  }

  world(world: World): string {
    const { sent, heard, wasClosing, wasCalled, broken, left } = world
    const marks = [wasClosing.C, wasClosing.S, wasCalled.C, wasCalled.S, broken].map(Number).join('')
    const told = `${sent.C},${sent.S},${heard.C},${heard.S}`
    return `${this.situation(world)};${told};${marks};${this.rests.of(left)}`
  }

  private flights({ wire }: World, side: Side): string {
    return wire[side].map((segment) => this.segments.of(segment)).join(',')
  }
}
