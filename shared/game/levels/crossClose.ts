import type { Level } from './level.ts'

/** Both ends close at the same moment: CLOSING, and TIME-WAIT on both (RFC 9293 3.6, figure 13). */
export const crossClose: Level = {
  id: 'cross-close',
  chapter: 'closing',
  start: 'established',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
  },
  wire: {
    delayMs: 500,
    faults: [
      {
        from: 'client',
        what: 'fin',
        nth: 1,
        fate: { kind: 'held', until: { kind: 'sent', from: 'server', what: 'fin', nth: 1 } },
      },
      {
        from: 'server',
        what: 'fin',
        nth: 1,
        fate: { kind: 'held', until: { kind: 'sent', from: 'client', what: 'fin', nth: 1 } },
      },
    ],
  },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 4,
  minutes: 6,
  between: [{ question: 'Q61', when: { client: 'FIN-WAIT-1', server: 'FIN-WAIT-1' } }],
  questions: ['Q60'],
}
