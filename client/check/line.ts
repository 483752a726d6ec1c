import type { Way } from './findings.ts'

/** A line of Engine.IO 4 that has been opened by hand, to see whether it opens. */
export interface TriedLine {
  readonly way: Way
  /** Resolves when the line is cut, or with true when it has stood for so long (milliseconds). */
  readonly holds: (ms: number) => Promise<boolean>
  readonly close: () => void
}

/** How long an answer may take before a network is taken to swallow it, in milliseconds; as the game waits itself. */
export const SILENT_MS = 6_000

/** The handshake of Engine.IO, that of Socket.IO, and the beats of the server. */
export const isOpening = (packet: string): boolean => packet.startsWith('0{')
export const ENTER = '40'
/** Let in, or turned away with a reason: either way what was sent has come back. */
export const isEcho = (packet: string): boolean => packet.startsWith('40') || packet.startsWith('44')
export const PING = '2'
export const PONG = '3'

export const NO_LINE = (why: 'refused' | 'silent'): TriedLine => ({
  way: { ok: false, why },
  holds: () => Promise.resolve(false),
  close: () => undefined,
})
