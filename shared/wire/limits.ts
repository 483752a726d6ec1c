/** Limits of what may come in. Everything larger is refused with a code, never cut. */
export const LIMITS = {
  /** Bytes of one Socket.IO message */
  messageBytes: 4_096,
  /** Characters of a nickname after trimming */
  nameChars: 24,
  /** Messages a second that one connection may send for long, and how many at once */
  messagesPerSecond: 10,
  messageBurst: 30,
} as const

/** Letters of a room code: none that look like another (no O 0 I 1 L). */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const CODE_LENGTH = 5

/** Version of the messages. A page that speaks another one is asked to reload. */
export const WIRE_VERSION = 2
/** The version before, which is the same but for `change`: who names it is told whole views only. */
export const WHOLE_VIEWS_VERSION = 1
