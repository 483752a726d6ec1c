/** How the names of states are written: as RFC 9293 does, as netstat does on BSD, or on Linux. */
export type Spelling = 'rfc' | 'bsd' | 'linux'

const NAMES: { readonly [state: string]: { readonly bsd: string; readonly linux: string } } = {
  'SYN-SENT': { bsd: 'SYN_SENT', linux: 'SYN_SENT' },
  'SYN-RECEIVED': { bsd: 'SYN_RCVD', linux: 'SYN_RECV' },
  'FIN-WAIT-1': { bsd: 'FIN_WAIT_1', linux: 'FIN_WAIT1' },
  'FIN-WAIT-2': { bsd: 'FIN_WAIT_2', linux: 'FIN_WAIT2' },
  'CLOSE-WAIT': { bsd: 'CLOSE_WAIT', linux: 'CLOSE_WAIT' },
  'LAST-ACK': { bsd: 'LAST_ACK', linux: 'LAST_ACK' },
  'TIME-WAIT': { bsd: 'TIME_WAIT', linux: 'TIME_WAIT' },
}
const NAME = new RegExp(Object.keys(NAMES).join('|'), 'g')

/** A text with the names of its states in this spelling. */
export const spelled = (text: string, how: Spelling): string =>
  how === 'rfc' ? text : text.replaceAll(NAME, (name) => NAMES[name]?.[how] ?? name)

/** A catalogue whose sentences name the states in this spelling; the same catalogue always gives the same answer. */
export const spelledWords = <T extends object>(words: T, how: Spelling): T => {
  if (how === 'rfc') return words
  const known = MADE[how].get(words)
  // What is kept under a catalogue was made from it, and has its shape.
  if (known !== undefined) return known as T
  const made = new Proxy(words, { get: (target, key) => within(Reflect.get(target, key), how) })
  MADE[how].set(words, made)
  return made
}

const MADE = { bsd: new WeakMap<object, object>(), linux: new WeakMap<object, object>() }

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const within = (value: unknown, how: Spelling): unknown => {
  if (typeof value === 'string') return spelled(value, how)
  if (Array.isArray(value)) return value.map((each: unknown) => within(each, how))
  if (typeof value === 'function')
    return (...values: readonly unknown[]): unknown => within(Reflect.apply(value, undefined, values), how)
  return isPlain(value) ? spelledWords(value, how) : value
}
