import type { Level } from './level.ts'

/** The first of three pieces is lost: the acknowledgement stays where the gap is (RFC 9293 3.4, 3.8.1). */
export const lostData: Level = {
  id: 'lost-data',
  chapter: 'loss',
  start: 'established',
  script: {
    client: [
      { when: { kind: 'start' }, call: { kind: 'SEND', data: 'first ' } },
      { when: { kind: 'sent', state: 'ESTABLISHED' }, call: { kind: 'SEND', data: 'second ' } },
      { when: { kind: 'sent', state: 'ESTABLISHED' }, call: { kind: 'SEND', data: 'third' } },
    ],
    server: [],
  },
  wire: { delayMs: 500, faults: [{ from: 'client', what: 'data', nth: 1, fate: { kind: 'lost' } }] },
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  par: 7,
  minutes: 7,
  questions: ['Q74'],
}
