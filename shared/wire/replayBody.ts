import type { ReplayBody } from './answers.ts'

/**
 * The stored record of a round, or undefined for anything else. Only its frame is checked here; folding the events
 * finds whatever else is wrong with them.
 */
export const replayBody = (value: unknown): ReplayBody | undefined =>
  isReplayBody(value) ? value : undefined

const isReplayBody = (value: unknown): value is ReplayBody =>
  typeof value === 'object' &&
  value !== null &&
  'rules' in value &&
  typeof value.rules === 'number' &&
  'id' in value &&
  typeof value.id === 'string' &&
  'events' in value &&
  Array.isArray(value.events) &&
  value.events.every((event: unknown) => typeof event === 'object' && event !== null && 'kind' in event)
