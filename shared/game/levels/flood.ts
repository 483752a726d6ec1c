import type { Level } from './level.ts'

/** Forged SYNs have filled the backlog: the real one is dropped until the listener keeps no state (RFC 4987). */
export const flood: Level = {
  id: 'flood',
  chapter: 'trouble',
  start: 'closed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
    server: [
      { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } },
      {
        when: { kind: 'passed', mark: { kind: 'sent', from: 'client', what: 'syn', nth: 1 } },
        call: { kind: 'COOKIES' },
        handedOver: true,
      },
    ],
  },
  wire: {
    delayMs: 500,
    faults: [{ from: 'client', what: 'syn', nth: 'every', fate: { kind: 'lost' }, untilCookies: true }],
  },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  panel: 'backlog',
  par: 4,
  minutes: 5,
  questions: ['Q28', 'Q29'],
}
