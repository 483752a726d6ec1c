import { unreachable } from '../../base/unreachable.ts'
import type { Draft } from '../../game/draft.ts'
import type { SegmentStep, Step } from '../../game/room/step.ts'
import type { ScriptCall } from '../../game/levels/level.ts'
import { peerOf } from '../../game/seat.ts'
import type { Seat } from '../../game/seat.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Note } from '../notes.ts'
import type { Timeline } from '../timeline.ts'
import { faultsOf, holderOf, isUnnumbered, levelIdOf, relativeTo } from './facts.ts'
import type { ExportWords } from './words.ts'

/** The first word of every text twin, and what its last line begins with. */
export const TEXT_TITLE = 'Wavehand'
export const TEXT_START = '= '
/** What a note begins with; then come the step and the note in quotes. */
export const TEXT_NOTE = '# '

/**
 * A round as plain text: one compact line a step, for chats and slides, and complete. x and y are the ISNs of client
 * and server; times are seconds since the round began. The last line holds how the round began, so that the whole
 * can be folded again: `parseReplayText` reads it, in either language. Notes stand below their steps.
 */
export const toText = (timeline: Timeline, words: ExportWords, notes: readonly Note[] = []): string => {
  const { iss } = timeline.start
  const doubled = doubledFlights(timeline.steps)
  return [
    `${TEXT_TITLE} ${levelIdOf(timeline)}`,
    `C ${JSON.stringify(holderOf(timeline, 'client', words))} x=${iss.client}`,
    `S ${JSON.stringify(holderOf(timeline, 'server', words))} y=${iss.server}`,
    ...timeline.steps.flatMap((step) => [
      textLine(timeline, step, words, doubled),
      ...notes
        .filter((note) => note.step === step.n)
        .map((note) => `${TEXT_NOTE}${note.step} ${JSON.stringify(note.text)}`),
    ]),
    `${TEXT_START}${JSON.stringify(timeline.start)}`,
    '',
  ].join('\n')
}

/** Flights that the wire has doubled: each takes two numbers, whether or not its second copy has come. */
export const doubledFlights = (steps: readonly Step[]): ReadonlySet<number> => {
  const sent = steps.filter((step) => step.kind === 'segment')
  const copies = new Set(sent.flatMap(({ made, flight }) => (made === 'copy' ? [flight - 1] : [])))
  const own = sent.filter(({ made }) => made !== 'copy')
  own.forEach(({ flight }, index) => {
    const next = own[index + 1]
    if (next !== undefined && next.flight - flight === 2) copies.add(flight)
  })
  return copies
}

const textLine = (
  timeline: Timeline,
  step: Step,
  words: ExportWords,
  doubled: ReadonlySet<number>,
): string => {
  const head = `${step.n} ${seconds(step.at)} ${LETTER[step.seat]}`
  switch (step.kind) {
    case 'call':
      return `${head} ${words.calls} ${callText(step.call)} | ${step.state}`
    case 'timer':
      return step.timer === 'wait'
        ? `${head} ${words.waits} | ${step.state}`
        : `${head} ${words.timer} ${step.timer === 'time-wait' ? '2MSL' : 'RTO'} | ${step.state}`
    case 'forged':
      return `${head} ${words.forged} ${step.address} seq=${step.seq}, ${words.forgedFate[step.fate]}`
    case 'refused':
      return (
        `${head} ${words.drafts} ${draftText(timeline, step.seat, step.draft)}, ` +
        `${words.refused}${step.fields.map((field) => ` ${field}`).join('')}`
      )
    case 'segment':
      return `${head} ${sentText(timeline, step, words, doubled)}`
    default:
      return unreachable(step)
  }
}

const LETTER: { readonly [S in Seat]: string } = { client: 'C', server: 'S' }

/** Exact: milliseconds divided and multiplied by 1,000 are the same again after rounding. */
const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(3)

const callText = (call: ScriptCall): string => {
  switch (call.kind) {
    case 'OPEN':
      return `OPEN ${call.mode}`
    case 'SEND':
      return `SEND ${JSON.stringify(call.data)}`
    case 'CLOSE':
      return call.deaf === true ? 'CLOSE deaf' : 'CLOSE'
    case 'ABORT':
    case 'COOKIES':
      return call.kind
    default:
      return unreachable(call)
  }
}

const flagsText = (flags: Draft['flags']): string => flagNames(flags).join(',') || '-'

const draftText = (timeline: Timeline, seat: Seat, { flags, seq, ack, len, claim }: Draft): string =>
  [
    flagsText(flags),
    `seq=${number(timeline, seat, seq)}`,
    ...(ack === undefined ? [] : [`ack=${number(timeline, peerOf(seat), ack)}`]),
    ...(len === 0 ? [] : [`len=${len}`]),
    ...(claim === undefined ? [] : [`| ${claim}`]),
  ].join(' ')

const sentText = (
  timeline: Timeline,
  step: SegmentStep,
  words: ExportWords,
  doubled: ReadonlySet<number>,
): string => {
  const { seat, segment, made, flight } = step
  const { flags, data } = segment
  const { seq, ack, claim } = writtenIn(timeline, step)
  const isPassedBare = step.reveals === 'M27' && timeline.start.settings.passesBareFin
  const fields = [
    made === undefined ? '>' : '*',
    flagsText(flags),
    `seq=${isUnnumbered(segment) ? 0 : number(timeline, seat, seq)}`,
    ...(ack === undefined ? [] : [`ack=${number(timeline, peerOf(seat), ack)}`]),
    ...(data === '' ? [] : [made === 'stray' ? JSON.stringify(data) : `len=${data.length}`]),
    ...(step.senderState === undefined ? [] : [`| ${step.senderState}`]),
  ].join(' ')
  const marks = [
    ...faultsOf(timeline, step, words),
    ...(claim === undefined ? [] : [`${words.claims} ${claim}`]),
    ...(made === 'stray' ? [words.stray] : []),
    ...(made === 'copy' ? [words.copy] : []),
    ...(isPassedBare ? [words.bare] : []),
    ...(step.again && made === undefined ? [words.again] : []),
    ...(doubled.has(flight) ? [words.doubled] : []),
    ...(step.lost === true ? [words.lost] : []),
    ...(step.arrivedAt === undefined
      ? []
      : [`${words.arrives} ${seconds(step.arrivedAt)} ${words.after} ${step.arrivedAfter ?? 0}`]),
    ...(step.dropped === true ? [words.dropped] : []),
  ]
  const receiver = step.receiverState === undefined ? '' : ` | ${step.receiverState}`
  return `${[fields, ...marks].join(', ')}${receiver}`
}

/**
 * The numbers of a segment. One whose draft was wrong, in a live-wire round, is judged by its draft: a number too large
 * for its field stands as it was typed, and the state stands apart that its player named.
 */
const writtenIn = (
  timeline: Timeline,
  { n, segment }: SegmentStep,
): Pick<Draft, 'ack' | 'claim'> & { readonly seq: number } => {
  const draft = timeline.verdicts[n]?.kind === 'conforming' ? undefined : timeline.drafts[n]
  return draft ?? { seq: segment.seq, ack: segment.flags.ack ? segment.ack : undefined, claim: undefined }
}

/** Beyond so many octets from the ISN a number says nothing to a reader: it stands as it is. */
const FAR = 1_000_000

const number = (timeline: Timeline, seat: Seat, value: number): string => {
  const offset = relativeTo(timeline, seat, value)
  if (value > 0xffff_ffff || Math.abs(offset) > FAR) return String(value)
  const name = seat === 'client' ? 'x' : 'y'
  return offset === 0 ? name : `${name}${offset > 0 ? '+' : ''}${offset}`
}
