import type { Step } from '../game/room/step.ts'

/** A step worth going back to: a refused draft, a segment that was sent and wrong, or one that shows a misconception. */
export const isMistake = (step: Step): boolean =>
  step.kind === 'refused' ||
  (step.kind === 'segment' && (step.reveals !== undefined || step.wrong !== undefined))
