import type { Level } from './level.ts'

/** Data both ways: ack counts octets, a pure ACK takes no number, the third segment may carry data (3.4, 3.5). */
export const firstWords: Level = {
  id: 'first-words',
  chapter: 'opening',
  start: 'closed',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } },
      { when: { kind: 'state', state: 'ESTABLISHED' }, call: { kind: 'SEND', data: 'GET /hello' } },
    ],
    server: [
      { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } },
      { when: { kind: 'received', octets: 10 }, call: { kind: 'SEND', data: 'Hello from your peer' } },
    ],
  },
  wire: { delayMs: 500 },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 5,
  minutes: 5,
  between: [{ question: 'Q13', when: { client: 'SYN-SENT', server: 'SYN-RECEIVED' } }],
  questions: ['Q09', 'Q12'],
}
