import { formatFlags, parseFlags } from '../../tcp/flagsText.ts'
import type { Octets } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import type { PlainWordsId } from '../coach/plainWords.ts'
import type { SegmentStep, Step } from './step.ts'

/**
 * A step as it is told to whoever has those before it. A segment goes without what its reader works out, and without
 * what most segments say; of those there are many.
 */
export type ToldStep = Exclude<Step, SegmentStep> | ToldSegment

/** Its number is its place in the list. */
interface ToldSegment extends Omit<SegmentStep, 'n' | 'segment' | 'plain' | 'typical' | 'again'> {
  /** Names of the flags that are set, as `SYN,ACK` */
  readonly flags: string
  readonly seq: Seq
  readonly ack: Seq
  readonly wnd: number
  /** Absent where there are none */
  readonly data?: Octets | undefined
  readonly plain: PlainWordsId
  /** Absent where it is */
  readonly typical?: false | undefined
  /** Absent where it does not */
  readonly again?: true | undefined
}

export const toldStep = (step: Step): ToldStep => {
  if (step.kind !== 'segment') return step
  const { flags, seq, ack, wnd, data } = step.segment
  const told: Writable<ToldSegment> = {
    kind: 'segment',
    seat: step.seat,
    flight: step.flight,
    flags: formatFlags(flags),
    seq,
    ack,
    wnd,
    data: data === '' ? undefined : data,
    plain: step.plain.id,
    as: step.as,
    typical: step.typical ? undefined : false,
    reveals: step.reveals,
    again: step.again ? true : undefined,
    senderState: step.senderState,
    arrivedAfter: step.arrivedAfter,
    arrivedAt: step.arrivedAt,
    receiverState: step.receiverState,
    at: step.at,
  }
  if (step.wrong !== undefined) told.wrong = step.wrong
  if (step.lost !== undefined) told.lost = step.lost
  if (step.dropped !== undefined) told.dropped = step.dropped
  if (step.made !== undefined) told.made = step.made
  return told
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * The step that was told.
 *
 * @param n its place in the list, from 1
 */
export const stepTold = (told: ToldStep, n: number): Step => {
  if (told.kind !== 'segment') return told
  const { flags: names, seq, ack, wnd, data = '', plain, typical = true, again = false, ...rest } = told
  const flags = parseFlags(names)
  return {
    ...rest,
    n,
    segment: { flags, seq, ack, wnd, data },
    // As `plainWordsOf` counts them.
    plain: { id: plain, octets: data.length, below: flags.ack ? ack : 0 },
    typical,
    again,
  }
}
