import type { Level } from './level.ts'

/** The second FIN is lost: LAST-ACK follows the retransmission timer, not 2 MSL. */
export const lostSecondFin: Level = {
  id: 'lost-second-fin',
  chapter: 'loss',
  start: 'established',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
    server: [{ when: { kind: 'answered', state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' } }],
  },
  wire: { delayMs: 500, faults: [{ from: 'server', what: 'fin', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 5,
  minutes: 6,
  between: [{ question: 'Q50', when: { client: 'FIN-WAIT-2', server: 'LAST-ACK' } }],
  questions: ['Q57'],
}
