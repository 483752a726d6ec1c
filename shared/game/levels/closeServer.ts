import type { Level } from './level.ts'

/** The same close begun by the server: active and passive are roles, not ends (3.6, figure 12). */
export const closeServer: Level = {
  id: 'close-server',
  chapter: 'closing',
  start: 'established',
  script: {
    client: [{ when: { kind: 'answered', state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
  },
  wire: { delayMs: 500 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 4,
  minutes: 4,
  between: [{ question: 'Q39', when: { client: 'CLOSE-WAIT', server: 'FIN-WAIT-1' } }],
  questions: ['Q52'],
}
