import type { Level } from './level.ts'

/** An old duplicate SYN reaches the listener before the real one: why two segments are not enough (RFC 9293 3.5, figure 8). */
export const ghostSyn: Level = {
  id: 'ghost-syn',
  chapter: 'trouble',
  start: 'closed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
  },
  wire: {
    delayMs: 500,
    faults: [
      {
        from: 'client',
        what: 'syn',
        nth: 1,
        fate: { kind: 'held', until: { kind: 'arrived', from: 'client', what: 'rst', nth: 1 } },
      },
    ],
    strays: [
      {
        to: 'server',
        when: { kind: 'sent', from: 'client', what: 'syn', nth: 1 },
        flags: ['SYN'],
        seq: { of: 'client', plus: -10 },
      },
    ],
  },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 5,
  minutes: 6,
  between: [{ question: 'Q18', when: { client: 'SYN-SENT', server: 'SYN-RECEIVED' } }],
  questions: ['Q25', 'Q03'],
}
