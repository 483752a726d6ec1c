/** The eleven states of RFC 9293 section 3.3.2, in the order in which a connection may travel them. */
export const STATES = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const

export type State = (typeof STATES)[number]

/** True in the states in which both ISNs are known and confirmed to each other (RFC 9293 3.5.2, 3.10.7.4). */
export const isSynchronized = (state: State): boolean => {
  switch (state) {
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      return false
    default:
      return true
  }
}
