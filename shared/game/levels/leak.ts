import type { Level } from './level.ts'

/** A server that never calls CLOSE: CLOSE-WAIT has no timer, only the application leaves it (RFC 9293 3.3.2). */
export const leak: Level = {
  id: 'leak',
  chapter: 'trouble',
  start: 'established',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'SEND', data: 'GET!' } },
      { when: { kind: 'received', octets: 17 }, call: { kind: 'CLOSE' } },
    ],
    server: [
      { when: { kind: 'received', octets: 4 }, call: { kind: 'SEND', data: 'OK, here you are!' } },
      { when: { kind: 'answered', state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' }, handedOver: true },
    ],
  },
  wire: { delayMs: 500 },
  crowd: { descriptors: 8, before: 4 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 6,
  minutes: 6,
  questions: ['Q48', 'Q49'],
}
