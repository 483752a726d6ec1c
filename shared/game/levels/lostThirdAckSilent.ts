import type { Level } from './level.ts'

/** The third segment is lost and the client has nothing to say: the server says its SYN-ACK again. */
export const lostThirdAckSilent: Level = {
  id: 'lost-third-ack-silent',
  chapter: 'loss',
  start: 'closed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
  },
  wire: { delayMs: 500, faults: [{ from: 'client', what: 'ack', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 5,
  minutes: 5,
  ticks: ['syn-ack-sent', 'syn-acked'],
  between: [{ question: 'Q02', when: { client: 'ESTABLISHED', server: 'SYN-RECEIVED' } }],
  questions: ['Q24'],
}
