import type { Level } from './level.ts'

/** The third segment is lost, but the client speaks: its data carry the same acknowledgement. */
export const lostThirdAckTalks: Level = {
  id: 'lost-third-ack-talks',
  chapter: 'loss',
  start: 'closed',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } },
      { when: { kind: 'answered', state: 'ESTABLISHED' }, call: { kind: 'SEND', data: 'Hello!' } },
    ],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
  },
  wire: { delayMs: 500, faults: [{ from: 'client', what: 'ack', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 5,
  minutes: 5,
  ticks: ['syn-ack-sent', 'syn-acked'],
  between: [{ question: 'Q06', when: { client: 'ESTABLISHED', server: 'SYN-RECEIVED' } }],
  questions: ['Q23'],
}
