import type { RefusedAnswer } from '../../shared/wire/answers.ts'
import { StoreUnavailable } from '../store/store.ts'

/** When something that failed for want of the store is worth trying again, in milliseconds. */
const STORE_AGAIN_MS = 1_000

/** The store does not answer: worth trying again. */
export const STORE_UNAVAILABLE: RefusedAnswer = {
  ok: false,
  code: 'store/unavailable',
  retryAfterMs: STORE_AGAIN_MS,
}

/** This process holds as many rooms as it may: some will soon rest. */
export const ROOMS_FULL: RefusedAnswer = { ok: false, code: 'message/too-many', retryAfterMs: 30_000 }

/** What somebody is told whose question ended in an error: a stable code, and no detail. */
export const failureOf = (error: unknown): RefusedAnswer =>
  error instanceof StoreUnavailable ? STORE_UNAVAILABLE : { ok: false, code: 'server/internal' }
