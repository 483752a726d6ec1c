import type { State } from '../../shared/tcp/state.ts'

/** Where each state stands on a map of 760 by 440: openings above, the active closer left, the passive one right. */
export const PLACES: { readonly [S in State]: readonly [x: number, y: number] } = {
  CLOSED: [380, 24],
  LISTEN: [640, 64],
  'SYN-SENT': [120, 64],
  'SYN-RECEIVED': [640, 148],
  ESTABLISHED: [380, 190],
  'FIN-WAIT-1': [176, 250],
  'FIN-WAIT-2': [76, 330],
  CLOSING: [300, 330],
  'TIME-WAIT': [176, 410],
  'CLOSE-WAIT': [640, 270],
  'LAST-ACK': [640, 350],
}

/** CLOSED once more, below: where a connection ends. */
export const END: readonly [x: number, y: number] = [380, 410]

/** States from which a way to CLOSED is an end, and is drawn to the lower one. */
export const ENDING: ReadonlySet<State> = new Set<State>([
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
])

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
