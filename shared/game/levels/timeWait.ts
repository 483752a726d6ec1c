import type { Level } from './level.ts'

/** What still comes by while TIME-WAIT lasts: old data, the FIN once more, a new SYN (RFC 9293 3.6.1, 3.10.7.4). */
export const timeWait: Level = {
  id: 'time-wait',
  chapter: 'trouble',
  start: 'time-wait',
  script: { client: [], server: [] },
  wire: {
    delayMs: 500,
    faults: [{ from: 'client', what: 'ack', nth: 'every', fate: { kind: 'lost' } }],
    strays: [
      {
        to: 'client',
        when: 'start',
        flags: ['ACK', 'PSH'],
        seq: { of: 'server', plus: 1 },
        ack: { of: 'client', plus: 1 },
        data: 'bye!',
      },
      {
        to: 'client',
        when: { kind: 'sent', from: 'client', what: 'ack', nth: 1 },
        flags: ['ACK', 'FIN'],
        seq: { of: 'server', plus: 5 },
        ack: { of: 'client', plus: 2 },
      },
      {
        to: 'client',
        when: { kind: 'sent', from: 'client', what: 'ack', nth: 2 },
        flags: ['SYN'],
        seq: { of: 'server', plus: 90000 },
      },
    ],
  },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 3,
  minutes: 5,
  questions: ['Q54', 'Q79'],
}
