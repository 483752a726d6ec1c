import type { Level } from './level.ts'

/** The last ACK is lost: this is what TIME-WAIT is for. It answers again, and 2 MSL start anew (RFC 9293 3.10.7.4). */
export const lostLastAck: Level = {
  id: 'lost-last-ack',
  chapter: 'loss',
  start: 'established',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
    server: [{ when: { kind: 'answered', state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' } }],
  },
  wire: { delayMs: 500, faults: [{ from: 'client', what: 'ack', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 6,
  minutes: 7,
  between: [{ question: 'Q63', when: { client: 'TIME-WAIT', server: 'LAST-ACK' } }],
  questions: ['Q56', 'Q57'],
}
