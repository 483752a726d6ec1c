import type { Level } from './level.ts'

/** An end with no patience left: ABORT sends RST, and what was under way is gone (RFC 9293 3.10.5). */
export const abort: Level = {
  id: 'abort',
  chapter: 'closing',
  start: 'established',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'SEND', data: 'Never mind.' } },
      { when: { kind: 'acknowledged', state: 'ESTABLISHED' }, call: { kind: 'ABORT' }, handedOver: true },
    ],
    server: [],
  },
  wire: { delayMs: 500 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 3,
  minutes: 3,
  questions: ['Q67', 'Q68'],
}
