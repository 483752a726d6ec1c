import type { Level } from './level.ts'

/** SYN, SYN-ACK, ACK: flags, ISNs, ack = seq + 1, a state on each side (RFC 9293 3.5, figure 6). */
export const handshake: Level = {
  id: 'handshake',
  chapter: 'opening',
  start: 'closed',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }],
    server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
  },
  wire: { delayMs: 500 },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 3,
  minutes: 3,
  ticks: ['syn-sent', 'syn-ack-sent', 'syn-ack-arrived', 'syn-acked'],
  between: [{ question: 'Q04', when: { client: 'SYN-SENT', server: 'SYN-RECEIVED' } }],
  questions: ['Q05', 'Q01'],
}
