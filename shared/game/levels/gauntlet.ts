import type { Level } from './level.ts'

/** A whole life on a wire that fails where the seed says so. */
export const gauntlet: Level = {
  id: 'gauntlet',
  chapter: 'trouble',
  start: 'closed',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } },
      { when: { kind: 'state', state: 'ESTABLISHED' }, call: { kind: 'SEND', data: 'GET!' } },
      { when: { kind: 'received', octets: 17 }, call: { kind: 'CLOSE' } },
    ],
    server: [
      { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } },
      { when: { kind: 'received', octets: 4 }, call: { kind: 'SEND', data: 'OK, ' } },
      // Two segments that follow each other closely: one may overtake the other.
      { when: { kind: 'sent', state: 'ESTABLISHED' }, call: { kind: 'SEND', data: 'here you are!' } },
      { when: { kind: 'answered', state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' } },
    ],
  },
  wire: { delayMs: 500, drawn: 4 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 9,
  minutes: 10,
  questions: ['Q58', 'Q80'],
}
