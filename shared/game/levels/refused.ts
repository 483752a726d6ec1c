import type { Level } from './level.ts'

/** Nobody listens at this port: the SYN is answered by RST,ACK with seq 0 (RFC 9293 3.5.2, 3.10.7.1). */
export const refused: Level = {
  id: 'refused',
  chapter: 'opening',
  start: 'closed',
  script: { client: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } }], server: [] },
  wire: { delayMs: 500 },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 2,
  minutes: 3,
  between: [{ question: 'Q17', when: { client: 'SYN-SENT', server: 'CLOSED' } }],
  questions: ['Q26', 'Q31'],
}
