import type { Level } from './level.ts'

/** The first FIN is lost and comes again with its old number. */
export const lostFin: Level = {
  id: 'lost-fin',
  chapter: 'loss',
  start: 'established',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
    server: [{ when: { kind: 'answered', state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' } }],
  },
  wire: { delayMs: 500, faults: [{ from: 'client', what: 'fin', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 5,
  minutes: 6,
  between: [{ question: 'Q46', when: { client: 'FIN-WAIT-1', server: 'CLOSE-WAIT' } }],
  questions: ['Q59'],
}
