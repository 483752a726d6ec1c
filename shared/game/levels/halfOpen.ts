import type { Level } from './level.ts'

/** The server has crashed and forgotten: the first data find it out (RFC 9293 3.5.1, figure 10). */
export const halfOpen: Level = {
  id: 'half-open',
  chapter: 'trouble',
  start: 'crashed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'SEND', data: 'Still there?' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
  },
  wire: { delayMs: 500 },
  goal: { client: 'CLOSED', server: 'LISTEN' },
  par: 2,
  minutes: 4,
  questions: ['Q69', 'Q70'],
}
