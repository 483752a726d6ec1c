import type { Level } from './level.ts'

/** The server closes with data unread: its peer has to be told that they are lost (RFC 9293 3.6.1). */
export const abortUnread: Level = {
  id: 'abort-unread',
  chapter: 'closing',
  start: 'established',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'SEND', data: 'Please read this.' } }],
    server: [{ when: { kind: 'received', octets: 17 }, call: { kind: 'CLOSE', deaf: true } }],
  },
  wire: { delayMs: 500 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  leavesUnread: 'server',
  par: 2,
  minutes: 3,
  questions: ['Q67'],
}
