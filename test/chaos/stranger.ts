import { setTimeout as pause } from 'node:timers/promises'
import { openLine } from '../../server/bots/line.ts'
import { refusalIn } from '../../server/bots/player.ts'

const PATIENCE_MS = 60_000
const AGAIN_MS = 100

/** Somebody new asks for a room until that is refused with this code; rejects when it is not for a minute. */
export const untilRefused = async (server: URL, code: string): Promise<void> => {
  const line = await openLine(server, { event: () => undefined, closed: () => undefined })
  try {
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(AGAIN_MS)) {
      const refusal = refusalIn(await line.ask('create', { name: 'Eve' }))
      if (refusal?.code === code && refusal.retryAfterMs !== undefined) return
    }
    throw new Error(`${code} was never answered`)
  } finally {
    line.close()
  }
}
