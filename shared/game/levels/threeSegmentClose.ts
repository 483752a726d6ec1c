import type { Level } from './level.ts'

/** Nothing is left to send: ACK and FIN may ride together (3.3.2 note 2), and need not. */
export const threeSegmentClose: Level = {
  id: 'three-segment-close',
  chapter: 'closing',
  start: 'established',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
    server: [{ when: { kind: 'state', state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' } }],
  },
  wire: { delayMs: 500 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 3,
  minutes: 3,
  between: [{ question: 'Q37', when: { client: 'FIN-WAIT-1', server: 'CLOSE-WAIT' } }],
  questions: ['Q36'],
}
