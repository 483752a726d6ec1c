import type { Level } from './level.ts'

/** The wire delivers one segment twice: nothing new has come, and the acknowledgement does not grow. */
export const duplicateData: Level = {
  id: 'duplicate-data',
  chapter: 'loss',
  start: 'established',
  script: { client: [{ when: { kind: 'start' }, call: { kind: 'SEND', data: 'once only' } }], server: [] },
  wire: {
    delayMs: 500,
    faults: [{ from: 'client', what: 'data', nth: 1, fate: { kind: 'doubled', afterMs: 600 } }],
  },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 2,
  minutes: 3,
  between: [{ question: 'Q19', when: { client: 'ESTABLISHED', server: 'ESTABLISHED' } }],
  questions: ['Q75'],
}
