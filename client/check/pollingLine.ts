import { ENTER, NO_LINE, PING, PONG, SILENT_MS, isEcho, isOpening } from './line.ts'
import type { TriedLine } from './line.ts'

/** Packets in one answer are parted by this (Engine.IO 4). */
const SEPARATOR = '\u001e'
/** The server says something at least each 10 s: an answer that is held back for longer has been kept by somebody. */
const HELD_MS = 20_000

/** Asks the server for its words again and again, and waits until what was sent to it has come back. */
export const tryPolling = async (origin: URL): Promise<TriedLine> => {
  const over = new AbortController()
  const ask = async (address: URL, patienceMs: number, body?: string): Promise<readonly string[]> => {
    const response = await fetch(address, {
      cache: 'no-store',
      signal: AbortSignal.any([over.signal, AbortSignal.timeout(patienceMs)]),
      ...(body !== undefined && { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } }),
    })
    if (!response.ok) throw new Error(String(response.status))
    return (await response.text()).split(SEPARATOR)
  }
  const address = new URL('/socket.io/?EIO=4&transport=polling', origin)
  try {
    const opening = (await ask(address, SILENT_MS)).find(isOpening)
    const told: unknown = JSON.parse(opening?.slice(1) ?? 'null')
    if (typeof told !== 'object' || told === null || !('sid' in told)) return NO_LINE('refused')
    address.searchParams.set('sid', String(told.sid))
    const sentAt = performance.now()
    await ask(address, SILENT_MS, ENTER)
    if (!(await ask(address, SILENT_MS)).some(isEcho)) return NO_LINE('refused')
    return {
      way: { ok: true, ms: performance.now() - sentAt },
      holds: async (ms) => {
        try {
          for (const until = performance.now() + ms; performance.now() < until;)
            if ((await ask(address, HELD_MS)).includes(PING)) await ask(address, SILENT_MS, PONG)
          return true
        } catch {
          return false
        }
      },
      close: () => over.abort(),
    }
  } catch (error) {
    over.abort()
    return NO_LINE(error instanceof DOMException && error.name === 'TimeoutError' ? 'silent' : 'refused')
  }
}
