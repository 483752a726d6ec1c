import { unreachable } from '../../base/unreachable.ts'
import type { SegmentStep, Step } from '../../game/room/step.ts'
import type { Seat } from '../../game/seat.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Timeline } from '../timeline.ts'
import { fatesOf, faultsOf, holderOf, levelIdOf, relativeNumbers, relativeTo } from './facts.ts'
import type { ExportWords } from './words.ts'

const LINE: { readonly [S in Seat]: string } = { client: 'C', server: 'S' }

/**
 * A round as a Mermaid sequence diagram, for a README, a wiki or slides. Numbers count from the ISNs; an arrow with
 * a cross was lost; what was sent and did not conform says so; states stand where they change.
 */
export const toMermaid = (timeline: Timeline, words: ExportWords): string => {
  const participant = (seat: Seat): string =>
    `  participant ${LINE[seat]} as ${escaped(holderOf(timeline, seat, words))}`
  return [
    '---',
    `title: ${JSON.stringify(`Wavehand: ${levelIdOf(timeline)}`)}`,
    '---',
    'sequenceDiagram',
    participant('client'),
    participant('server'),
    ...timeline.steps.map((step) => `  ${lineOf(timeline, step, words)}`),
    '',
  ].join('\n')
}

const lineOf = (timeline: Timeline, step: Step, words: ExportWords): string => {
  const note = (text: string): string =>
    `Note ${step.seat === 'client' ? 'left' : 'right'} of ${LINE[step.seat]}: ${escaped(text)}`
  switch (step.kind) {
    case 'call':
      return note(`${words.calls} ${step.call.kind} → ${step.state}`)
    case 'timer':
      return note(
        step.timer === 'wait' ? words.waits : `${words.timer} ${TIMERS[step.timer]} → ${step.state}`,
      )
    case 'forged':
      return note(`${words.forged} SYN, ${step.address}: ${words.forgedFate[step.fate]}`)
    case 'refused': {
      const { flags, seq, ack, len } = step.draft
      const drafted = segmentText(
        flagNames(flags),
        relativeTo(timeline, step.seat, seq),
        ack === undefined
          ? undefined
          : relativeTo(timeline, step.seat === 'client' ? 'server' : 'client', ack),
        len,
      )
      return note(`${words.refused}: ${drafted}`)
    }
    case 'segment': {
      const { seq, ack } = relativeNumbers(timeline, step)
      const { flags, data } = step.segment
      const from = LINE[step.seat]
      const to = LINE[step.seat === 'client' ? 'server' : 'client']
      const arrow = step.lost === true || step.dropped === true ? '-x' : '->>'
      const fates = [...wrongOf(timeline, step, words), ...fatesOf(step, words)]
      const states = [step.senderState, step.receiverState].filter((state) => state !== undefined)
      const text = [
        segmentText(flagNames(flags), seq, ack, data.length),
        ...(fates.length === 0 ? [] : [`(${fates.join(', ')})`]),
        ...(states.length === 0 ? [] : [`→ ${states.join(' / ')}`]),
      ].join(' ')
      return `${from}${arrow}${to}: ${escaped(text)}`
    }
    default:
      return unreachable(step)
  }
}

/** Nothing where only the state was wrong that its sender named: the segment is as good as any. */
const wrongOf = (timeline: Timeline, step: SegmentStep, words: ExportWords): readonly string[] =>
  step.wrong === undefined ? [] : faultsOf(timeline, step, words)

const TIMERS = { retransmission: 'RTO', 'time-wait': '2 MSL' } as const

const segmentText = (flags: readonly string[], seq: number, ack: number | undefined, len: number): string =>
  [
    flags.join(','),
    `seq=${seq}`,
    ...(ack === undefined ? [] : [`ack=${ack}`]),
    ...(len === 0 ? [] : [`len=${len}`]),
  ].join(' ')

/** Text that Mermaid draws as it is: what ends a statement or begins an entity or a tag is written as an entity. */
const escaped = (text: string): string =>
  text.replace(/[#;<>"{}%\\`]|\r|\n/g, (sign) => `#${sign.codePointAt(0) ?? 32};`)
