import { NOTHING_TRIED } from './findings.ts'
import type { Findings } from './findings.ts'
import { tryPolling } from './pollingLine.ts'
import { tryReach } from './reach.ts'
import { trySocket } from './socketLine.ts'

/** How long a line has to stand, in seconds: longer than most things between a page and a server let pass in silence. */
export const HELD_SECONDS = 30

/**
 * Tries what a network lets through, one thing after the other, and tells all that is known after each.
 *
 * @param origin whose server
 * @returns ends it before its time
 */
export const runCheck = (origin: URL, tell: (findings: Findings) => void): (() => void) => {
  let found = NOTHING_TRIED
  let isOver = false
  const know = (more: Partial<Findings>): void => {
    found = { ...found, ...more }
    if (!isOver) tell(found)
  }
  let hangUp = (): void => undefined

  const run = async (): Promise<void> => {
    know({ reach: 'trying' })
    know({ reach: await tryReach(origin), socket: 'trying', polling: 'trying' })
    const [socket, polling] = await Promise.all([
      trySocket(origin).then((line) => {
        know({ socket: line.way })
        return line
      }),
      tryPolling(origin).then((line) => {
        know({ polling: line.way })
        return line
      }),
    ])
    hangUp = () => {
      socket.close()
      polling.close()
    }
    const line = socket.way.ok ? socket : polling
    if (!line.way.ok || isOver) {
      know({ steady: { kind: 'no-line' } })
      hangUp()
      return
    }
    know({ steady: 'trying' })
    const since = performance.now()
    const isHeld = await line.holds(HELD_SECONDS * 1_000)
    const seconds = Math.round((performance.now() - since) / 1_000)
    know({ steady: isHeld ? { kind: 'held', seconds: HELD_SECONDS } : { kind: 'cut', seconds } })
    hangUp()
  }

  void run()
  return () => {
    isOver = true
    hangUp()
  }
}
