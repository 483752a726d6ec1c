import { io } from 'socket.io-client'
import type { ErasedAnswer, RefusedAnswer } from '../../shared/wire/answers.ts'
import { WIRE_VERSION } from '../../shared/wire/limits.ts'
import { forgetSeat } from './keep.ts'
import type { KeptSeat, Line } from './session.ts'

/** Long enough for a network on which the first way of connecting is swallowed, in milliseconds. */
const PATIENCE_MS = 15_000
const CONNECT_MS = 4_000

const UNANSWERED: RefusedAnswer = { ok: false, code: 'store/unavailable' }

/** Has a room forgotten by the server, and the seat by this device. A room that is not there any more is forgotten too. */
export const eraseRoom = async ({ code, token }: Pick<KeptSeat, 'code' | 'token'>): Promise<ErasedAnswer> => {
  const line: Line = io({
    forceNew: true,
    auth: { wire: WIRE_VERSION },
    transports: ['polling'],
    timeout: CONNECT_MS,
  })
  try {
    const answer: ErasedAnswer = await line.timeout(PATIENCE_MS).emitWithAck('erase', { code, token })
    if (!answer.ok && answer.code !== 'room/unknown') return answer
    forgetSeat(code)
    return { ok: true, erased: true }
  } catch {
    return UNANSWERED
  } finally {
    line.disconnect()
  }
}
