/** An `act` and the number under which it wants to be answered. */
export interface ActPacket {
  readonly id: string
  readonly message: unknown
}

const START = '42'
const EVENT = '["act",'
/** A number as Socket.IO writes it, and as it comes back */
const NUMBER = /^(?:0|[1-9]\d{0,14})$/

/**
 * Reads a message of Engine.IO that is event `act` with an acknowledgement, `421["act",{...}]`; undefined for whatever else it
 * may be, also for what cannot be read: Socket.IO says what becomes of that.
 */
export const actPacket = (text: string): ActPacket | undefined => {
  if (!text.startsWith(START)) return undefined
  const from = text.indexOf('[')
  if (!text.startsWith(EVENT, from)) return undefined
  const id = text.slice(START.length, from)
  if (!NUMBER.test(id)) return undefined
  const sent = parsed(text.slice(from))
  return Array.isArray(sent) && sent.length === 2 ? { id, message: sent[1] } : undefined
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
