import type { State } from '../../shared/tcp/state.ts'

/** Where each state stands on a map of 760 by 420: openings above, the active closer left, the passive one right. */
export const PLACES: { readonly [S in State]: readonly [x: number, y: number] } = {
  CLOSED: [380, 30],
  LISTEN: [600, 80],
  'SYN-SENT': [160, 80],
  'SYN-RECEIVED': [600, 160],
  ESTABLISHED: [380, 200],
  'FIN-WAIT-1': [160, 250],
  'FIN-WAIT-2': [90, 330],
  CLOSING: [280, 330],
  'TIME-WAIT': [160, 392],
  'CLOSE-WAIT': [600, 270],
  'LAST-ACK': [600, 370],
}

/** The arrows of RFC 9293's figure 5, those to CLOSED at the end included. */
export const ARROWS: readonly (readonly [from: State, to: State])[] = [
  ['CLOSED', 'LISTEN'],
  ['CLOSED', 'SYN-SENT'],
  ['LISTEN', 'SYN-RECEIVED'],
  ['SYN-SENT', 'SYN-RECEIVED'],
  ['SYN-SENT', 'ESTABLISHED'],
  ['SYN-RECEIVED', 'ESTABLISHED'],
  ['SYN-RECEIVED', 'FIN-WAIT-1'],
  ['ESTABLISHED', 'FIN-WAIT-1'],
  ['ESTABLISHED', 'CLOSE-WAIT'],
  ['FIN-WAIT-1', 'FIN-WAIT-2'],
  ['FIN-WAIT-1', 'CLOSING'],
  ['FIN-WAIT-1', 'TIME-WAIT'],
  ['FIN-WAIT-2', 'TIME-WAIT'],
  ['CLOSING', 'TIME-WAIT'],
  ['CLOSE-WAIT', 'LAST-ACK'],
  ['LAST-ACK', 'CLOSED'],
  ['TIME-WAIT', 'CLOSED'],
]
