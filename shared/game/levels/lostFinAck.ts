import type { Level } from './level.ts'

/** The acknowledgement of the FIN is lost: the FIN comes again, and takes no new number. */
export const lostFinAck: Level = {
  id: 'lost-fin-ack',
  chapter: 'loss',
  start: 'established',
  script: {
    client: [{ when: { kind: 'start' }, call: { kind: 'CLOSE' } }],
    server: [
      {
        when: { kind: 'passed', mark: { kind: 'arrived', from: 'client', what: 'fin', nth: 2 } },
        call: { kind: 'CLOSE' },
      },
    ],
  },
  wire: { delayMs: 500, faults: [{ from: 'server', what: 'ack', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'CLOSED', server: 'CLOSED' },
  par: 5,
  minutes: 6,
  between: [{ question: 'Q62', when: { client: 'FIN-WAIT-1', server: 'CLOSE-WAIT' } }],
  questions: ['Q73'],
}
