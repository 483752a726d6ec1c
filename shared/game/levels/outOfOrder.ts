import type { Level } from './level.ts'

/** The second piece overtakes the first: it waits, and one acknowledgement covers both in the end. */
export const outOfOrder: Level = {
  id: 'out-of-order',
  chapter: 'loss',
  start: 'established',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'SEND', data: 'first ' } },
      { when: { kind: 'sent', state: 'ESTABLISHED' }, call: { kind: 'SEND', data: 'second' } },
    ],
    server: [],
  },
  wire: {
    delayMs: 500,
    faults: [
      {
        from: 'client',
        what: 'data',
        nth: 1,
        fate: { kind: 'held', until: { kind: 'arrived', from: 'client', what: 'data', nth: 1 } },
      },
    ],
  },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 3,
  minutes: 5,
  questions: ['Q74', 'Q34'],
}
