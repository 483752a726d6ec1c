import type { Level } from './level.ts'

/** Both lines of numbers pass 2^32 - 1 on the way: after it comes 0 (RFC 9293 3.4). */
export const wrap: Level = {
  id: 'wrap',
  chapter: 'opening',
  start: 'closed',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } },
      { when: { kind: 'state', state: 'ESTABLISHED' }, call: { kind: 'SEND', data: 'round we go' } },
    ],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
  },
  wire: { delayMs: 500 },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  isns: 'near-wrap',
  par: 4,
  minutes: 4,
  between: [{ question: 'Q11', when: { client: 'SYN-SENT', server: 'SYN-RECEIVED' } }],
  questions: ['Q72'],
}
