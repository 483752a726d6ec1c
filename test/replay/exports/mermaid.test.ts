import { expect, test } from 'vitest'
import { toMermaid } from '../../../shared/replay/exports/mermaid.ts'
import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import { playedRound } from '../../support/playedRound.ts'
import { ROUNDS, botRound } from '../../support/rounds.ts'

/** A line of a sequence diagram, as Mermaid's grammar has it, with no sign in its text that means something. */
const LINE =
  /^ {2}(participant [CS] as|Note (left of C|right of S):|[CS](->>|-x)[CS]:) ([^#;<>"{}%\\`]|#\d+;)+$/

test.each(ROUNDS.map(({ name, timeline }) => [name, timeline] as const))(
  'has a line of Mermaid for each step of %s',
  (_name, timeline) => {
    for (const words of [EXPORT_WORDS.en, EXPORT_WORDS.zh]) {
      const lines = toMermaid(timeline, words).trimEnd().split('\n')
      expect(lines.slice(0, 4)).toEqual(['---', lines[1], '---', 'sequenceDiagram'])
      const drawn = lines.slice(4)
      expect(drawn.filter((line) => !LINE.test(line))).toEqual([])
      expect(drawn.length).toBe(timeline.steps.length + 2)
    }
  },
)

test('a lost SYN ends in a cross, and a refused draft is a note', () => {
  const { events } = playedRound('lost-syn', [{ seat: 'server', at: 1, change: { ack: 7 } }])
  const timeline = timelineOf(events)
  expect(timeline && toMermaid(timeline, EXPORT_WORDS.en).split('\n').slice(4)).toEqual([
    '  participant C as Tom (client)',
    '  participant S as Mei (server)',
    '  Note right of S: calls OPEN → LISTEN',
    '  Note left of C: calls OPEN → CLOSED',
    '  C-xS: SYN seq=0 (lost) → SYN-SENT',
    '  Note left of C: timer RTO → SYN-SENT',
    '  C->>S: SYN seq=0 (again) → SYN-SENT / LISTEN',
    expect.stringMatching(/^ {2}Note right of S: refused: SYN,ACK seq=0 ack=-\d+$/),
    '  S->>C: SYN,ACK seq=0 ack=1 → SYN-RECEIVED / ESTABLISHED',
    '  C->>S: ACK seq=1 ack=1 → ESTABLISHED / ESTABLISHED',
    '',
  ])
})

test('whatever a player is called, the diagram stays one', () => {
  const { timeline } = botRound('handshake', '1', 'small')
  const text = toMermaid(
    { ...timeline, names: { client: 'a;b #1 <i>end</i> %% {x}\nS->>C: hi', server: 'end' } },
    EXPORT_WORDS.en,
  )
  const [client, ...rest] = text.trimEnd().split('\n').slice(4)
  expect(client).toBe(
    '  participant C as a#59;b #35;1 #60;i#62;end#60;/i#62; #37;#37; #123;x#125;#10;S-#62;#62;C: hi (client)',
  )
  expect(rest.filter((line) => !LINE.test(line))).toEqual([])
})
