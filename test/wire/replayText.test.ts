import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { toText } from '../../shared/replay/exports/text.ts'
import { EXPORT_LANGUAGES, EXPORT_WORDS } from '../../shared/replay/exports/words.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { parseReplayText } from '../../shared/wire/replayText.ts'
import { playedRound } from '../support/playedRound.ts'
import { ROUNDS, botRound, canonicalRound } from '../support/rounds.ts'

/** The steps of what was read; the reason where it was refused. */
const readSteps = (text: string): unknown => {
  const read = parseReplayText(text)
  return read.ok ? timelineOf(read.value)?.steps : read.error
}

const withSlips = (): Timeline => {
  const timeline = timelineOf(
    playedRound('lost-syn', [
      { seat: 'client', at: 1, change: { seq: 99_999_999_999, claim: 'LISTEN' } },
      { seat: 'server', at: 1, change: { ack: 7, len: 3 } },
    ]).events,
  )
  if (timeline === undefined) throw new Error('it was played')
  return timeline
}

describe('the text twin', () => {
  describe.each(EXPORT_LANGUAGES)('in %s', (language) => {
    test.each(ROUNDS.map(({ name, timeline }) => [name, timeline] as const))(
      'of %s is read again as the same steps',
      (_name, timeline) => {
        expect(readSteps(toText(timeline, EXPORT_WORDS[language]))).toEqual(timeline.steps)
      },
    )

    test('of a round with refused drafts is read again as the same steps', () => {
      const timeline = withSlips()
      expect(timeline.steps.filter(({ kind }) => kind === 'refused')).toHaveLength(2)
      expect(readSteps(toText(timeline, EXPORT_WORDS[language]))).toEqual(timeline.steps)
    })
  })

  test('of whatever two bots play is read again as the same steps', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEVEL_IDS),
        fc.nat(1_000_000),
        fc.constantFrom('small' as const, 'any' as const),
        fc.constantFrom(...EXPORT_LANGUAGES),
        (level, seed, isns, language) => {
          const { timeline } = botRound(level, String(seed), isns)
          expect(readSteps(toText(timeline, EXPORT_WORDS[language]))).toEqual(timeline.steps)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is compact and readable', () => {
    const lines = toText(canonicalRound('lost-syn', 'small').timeline, EXPORT_WORDS.en).split('\n')
    expect(lines.slice(0, -2)).toMatchInlineSnapshot(`
      [
        "Wavehand lost-syn",
        "C "Mei (client)" x=900",
        "S "Tom (server)" y=2000",
        "1 0.000 S calls OPEN passive | LISTEN",
        "2 0.000 C calls OPEN active | CLOSED",
        "3 0.000 C > SYN seq=x | SYN-SENT, lost",
        "4 5.500 C timer RTO | SYN-SENT",
        "5 5.500 C > SYN seq=x | SYN-SENT, again, arrives 6.000 after 5 | LISTEN",
        "6 6.000 S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED, arrives 6.500 after 6 | ESTABLISHED",
        "7 6.500 C > ACK seq=x+1 ack=y+1 | ESTABLISHED, arrives 7.000 after 7 | ESTABLISHED",
      ]
    `)
  })

  test('survives a chat: words before it, a fence around it, other line ends', () => {
    const { timeline } = botRound('handshake', '1', 'small')
    const text = toText(timeline, EXPORT_WORDS.zh)
    expect(readSteps(`看这个:\r\n\`\`\`\r\n${text.replaceAll('\n', '\r\n')}\r\n\`\`\`\r\n`)).toEqual(
      timeline.steps,
    )
  })

  const TEXT = toText(canonicalRound('lost-syn', 'small').timeline, EXPORT_WORDS.en)
  test.each([
    ['no title', TEXT.replace('Wavehand', 'Wave'), { code: 'text/not-a-round' }],
    ['no last line', TEXT.slice(0, TEXT.indexOf('\n= ')), { code: 'text/not-a-round' }],
    ['a last line that says nothing', TEXT.replace(/\n= .*/, '\n= {}'), { code: 'text/broken-start' }],
    ['a word that it does not have', TEXT.replace('calls', 'shouts'), { code: 'text/unreadable', line: 4 }],
    ['a flag that there is not', TEXT.replace('> SYN seq', '> SIN seq'), { code: 'text/unreadable' }],
    ['a number that is none', TEXT.replace('seq=x', 'seq=z'), { code: 'text/unreadable' }],
    ['a line left out', TEXT.replace(/\n1 .*/, ''), { code: 'text/unreadable' }],
    ['a segment that nobody may send', TEXT.replace('seq=x ', 'seq=x+1 '), { code: 'text/impossible' }],
    ['a state that is not reached', TEXT.replace('| LISTEN', '| CLOSED'), { code: 'text/does-not-follow' }],
    ['a repetition that is none', TEXT.replace(', again', ''), { code: 'text/does-not-follow' }],
  ])('is refused with the line for %s', (_what, text, error) => {
    expect(text).not.toBe(TEXT)
    expect(parseReplayText(text)).toMatchObject({ ok: false, error })
  })

  test('never throws, whatever is pasted', () => {
    const lines = TEXT.split('\n')
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...lines),
            fc.string(),
            fc.json().map((json) => `= ${json}`),
          ),
        ),
        (pasted) => {
          parseReplayText(pasted.join('\n'))
        },
      ),
    )
    fc.assert(
      fc.property(fc.nat(TEXT.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, typed) => {
        parseReplayText(TEXT.slice(0, at) + typed + TEXT.slice(at + typed.length))
      }),
    )
  })
})
