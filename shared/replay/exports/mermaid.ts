import { unreachable } from '../../base/unreachable.ts'
import type { SegmentStep, Step } from '../../game/room/step.ts'
import { bySeat } from '../../game/seat.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Timeline } from '../timeline.ts'
import { fatesOf, faultsOf, holderOf, levelIdOf, relativeNumbers, relativeTo } from './facts.ts'
import { arrowLine, diagramOf, noteLine, segmentText } from './mermaidLines.ts'
import type { ExportWords } from './words.ts'

/**
 * A round as a Mermaid sequence diagram, for a README, a wiki or slides. Numbers count from the ISNs; an arrow with
 * a cross was lost; what was sent and did not conform says so; states stand where they change.
 */
export const toMermaid = (timeline: Timeline, words: ExportWords): string => {
  return diagramOf(
    levelIdOf(timeline),
    bySeat((seat) => holderOf(timeline, seat, words)),
    timeline.steps.map((step) => lineOf(timeline, step, words)),
  )
}

const lineOf = (timeline: Timeline, step: Step, words: ExportWords): string => {
  const note = (text: string): string => noteLine(step.seat, text)
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
      return arrowLine({
        from: step.seat,
        isGone: step.lost === true || step.dropped === true,
        text: segmentText(flagNames(flags), seq, ack, data.length),
        fates: [...wrongOf(timeline, step, words), ...fatesOf(step, words)],
        states: [step.senderState, step.receiverState].filter((state) => state !== undefined),
      })
    }
    default:
      return unreachable(step)
  }
}

/** Nothing where only the state was wrong that its sender named: the segment is as good as any. */
const wrongOf = (timeline: Timeline, step: SegmentStep, words: ExportWords): readonly string[] =>
  step.wrong === undefined ? [] : faultsOf(timeline, step, words)

const TIMERS = { retransmission: 'RTO', 'time-wait': '2 MSL' } as const
