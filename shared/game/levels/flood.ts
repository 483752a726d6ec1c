import type { Level } from './level.ts'

/** Forged SYNs fill the backlog: the host drops the real one until the listener keeps no state (RFC 4987). */
export const flood: Level = {
  id: 'flood',
  chapter: 'trouble',
  start: 'closed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
    server: [
      { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } },
      {
        when: { kind: 'passed', mark: { kind: 'arrived', from: 'client', what: 'syn', nth: 1 } },
        call: { kind: 'COOKIES' },
        handedOver: true,
      },
    ],
  },
  wire: { delayMs: 500 },
  backlog: { size: 3, forged: 3 },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 4,
  minutes: 5,
  questions: ['Q28', 'Q29'],
}
