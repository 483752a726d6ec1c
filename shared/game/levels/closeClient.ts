import type { Level } from './level.ts'

/** Four segments, begun by the client: each direction closes alone, the active side waits 2 MSL (3.6, figure 12). */
export const closeClient: Level = {
  id: 'close-client',
  chapter: 'closing',
  start: 'established',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
    server: [{ when: { kind: 'answered', state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' } }],
  },
  wire: { delayMs: 500 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 4,
  minutes: 4,
  between: [{ question: 'Q41', when: { client: 'FIN-WAIT-1', server: 'CLOSE-WAIT' } }],
  questions: ['Q38', 'Q53'],
}
