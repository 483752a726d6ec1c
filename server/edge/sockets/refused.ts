import type { RefusedAnswer } from '../../../shared/wire/answers.ts'

/** The answer that something was not done, and why. */
export const refused = (code: RefusedAnswer['code']): RefusedAnswer => ({ ok: false, code })
