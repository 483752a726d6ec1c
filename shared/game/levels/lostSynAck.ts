import type { Level } from './level.ts'

/** The answer is lost. Nobody can tell which of the two segments was, and the same numbers go again. */
export const lostSynAck: Level = {
  id: 'lost-syn-ack',
  chapter: 'loss',
  start: 'closed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
  },
  wire: { delayMs: 500, faults: [{ from: 'server', what: 'syn-ack', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 5,
  minutes: 5,
  between: [{ question: 'Q15', when: { client: 'ESTABLISHED', server: 'SYN-RECEIVED' } }],
  questions: ['Q22'],
}
