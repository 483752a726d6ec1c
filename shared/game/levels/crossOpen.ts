import type { Level } from './level.ts'

/** Both ends call at the same moment: their SYNs cross, and one connection comes of it (RFC 9293 3.5, figure 7). */
export const crossOpen: Level = {
  id: 'cross-open',
  chapter: 'opening',
  start: 'closed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
  },
  wire: {
    delayMs: 500,
    faults: [
      {
        from: 'client',
        what: 'syn',
        nth: 1,
        fate: { kind: 'held', until: { kind: 'sent', from: 'server', what: 'syn', nth: 1 } },
      },
      {
        from: 'server',
        what: 'syn',
        nth: 1,
        fate: { kind: 'held', until: { kind: 'sent', from: 'client', what: 'syn', nth: 1 } },
      },
      {
        from: 'client',
        what: 'syn-ack',
        nth: 1,
        fate: { kind: 'held', until: { kind: 'sent', from: 'server', what: 'syn-ack', nth: 1 } },
      },
      {
        from: 'server',
        what: 'syn-ack',
        nth: 1,
        fate: { kind: 'held', until: { kind: 'sent', from: 'client', what: 'syn-ack', nth: 1 } },
      },
    ],
  },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 4,
  minutes: 5,
  ticks: ['syn-sent', 'syn-ack-arrived'],
  between: [{ question: 'Q78', when: { client: 'SYN-RECEIVED', server: 'SYN-RECEIVED' } }],
  questions: ['Q27'],
}
