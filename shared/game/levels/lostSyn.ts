import type { Level } from './level.ts'

/** The first segment never arrives: its timer runs out, and it is said again with the same number (RFC 9293 3.8.1). */
export const lostSyn: Level = {
  id: 'lost-syn',
  chapter: 'loss',
  start: 'closed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
  },
  wire: { delayMs: 500, faults: [{ from: 'client', what: 'syn', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 4,
  minutes: 4,
  between: [{ question: 'Q14', when: { client: 'SYN-SENT', server: 'SYN-RECEIVED' } }],
  questions: ['Q21', 'Q32'],
}
