import type { Level } from './level.ts'

/**
 * The passive side still talks: data flow in CLOSE-WAIT and FIN-WAIT-2, and the second FIN's number has moved on
 * from v to w. Its player speaks for the application too and decides when to CLOSE (3.6.1).
 */
export const halfClose: Level = {
  id: 'half-close',
  chapter: 'closing',
  start: 'established',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'SEND', data: 'GET!' } },
      { when: { kind: 'acknowledged', state: 'ESTABLISHED' }, call: { kind: 'CLOSE' } },
    ],
    server: [
      {
        when: { kind: 'answered', state: 'CLOSE-WAIT' },
        call: { kind: 'SEND', data: 'Twenty octets, late.' },
      },
      {
        when: { kind: 'acknowledged', state: 'CLOSE-WAIT' },
        call: { kind: 'CLOSE' },
        handedOver: true,
      },
    ],
  },
  wire: { delayMs: 500 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 8,
  minutes: 8,
  between: [{ question: 'Q65', when: { client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' } }],
  questions: ['Q40', 'Q44'],
}
