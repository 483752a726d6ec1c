import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { botsPlay } from '../../shared/game/bot/botsPlay.ts'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { canonicalText } from '../../shared/wire/canonical.ts'
import { parseReplayFile } from '../../shared/wire/parseReplayFile.ts'
import { formatReplayFile, toReplayFile } from '../../shared/wire/replayFile.ts'
import { playedRound } from '../support/playedRound.ts'

const FILE = playedRound('lost-syn', [{ seat: 'server', at: 1, change: { ack: 7 } }])

/** The text of the file after this was done to it. */
const changed = (change: (text: string) => string): string => {
  const text = formatReplayFile(FILE)
  const after = change(text)
  if (after === text) throw new Error('nothing was changed')
  return after
}

describe('a replay file', () => {
  test.each(LEVEL_IDS)('of %s is read as it was written, and folds to the same timeline', (level) => {
    const file = playedRound(level)
    const read = parseReplayFile(formatReplayFile(file))
    expect(read).toEqual({ ok: true, value: JSON.parse(JSON.stringify(file)) })
    if (read.ok) expect(timelineOf(read.value.events)?.steps).toEqual(timelineOf(file.events)?.steps)
  })

  test('carries the level itself when it is none of ours', () => {
    const level = { ...LEVELS['first-words'], id: 'my-own' }
    const { events } = botsPlay(DEFAULT_SETTINGS, '1', { level })
    const file = toReplayFile(events)
    expect(file?.level).toEqual(level)
    expect(FILE.level).toBe('lost-syn')
    if (file !== undefined) expect(parseReplayFile(formatReplayFile(file))).toMatchObject({ ok: true })
  })

  test('leaves out what two people have told each other', () => {
    const said = toReplayFile([
      ...FILE.events,
      { kind: 'phrase-said', seat: 'client', phrase: 'thinking', at: 1 },
      { kind: 'question-answered', seat: 'client', question: 'Q05', option: 0, at: 1 },
    ])
    expect(said).toEqual(FILE)
  })

  test.each([
    ['a number of an event', (text: string) => text.replace('"seq": 5', '"seq": 6'), 'replay/hash-mismatch'],
    ['a time', (text: string) => text.replace(/"at": 1(\d+)/, '"at": 2$1'), 'replay/hash-mismatch'],
    ['the hash', (text: string) => text.replace(/"hash": "../, '"hash": "zz'), 'replay/not-a-replay'],
    ['the rules', (text: string) => text.replace('"rules": 1', '"rules": 99'), 'replay/unknown-rules'],
    ['a name outside', (text: string) => text.replace('"Tom"', '"Bob"'), 'replay/contradiction'],
    ['the level outside', (text: string) => text.replace('"lost-syn"', '"lost-fin"'), 'replay/contradiction'],
    ['the id outside', (text: string) => text.replace('"id": "', '"id": "x'), 'replay/contradiction'],
    ['the format', (text: string) => text.replace('wavehand-replay', 'replay'), 'replay/not-a-replay'],
    ['its end', (text: string) => text.slice(0, -20), 'replay/not-json'],
  ])('is refused when somebody has changed %s', (_what, change, code) => {
    expect(parseReplayFile(changed(change))).toMatchObject({ ok: false, error: { code } })
  })

  test('names the event that is broken, and the field', () => {
    const text = changed((all) => all.replace('"kind": "call-made"', '"kind": "call-mad"'))
    expect(parseReplayFile(text)).toMatchObject({ ok: false, error: { code: 'replay/broken-event', n: 2 } })
    const deep = changed((all) => all.replace('"syn": true', '"syn": 1'))
    expect(parseReplayFile(deep)).toMatchObject({
      ok: false,
      error: { code: 'replay/broken-event', field: 'segment.flags.syn' },
    })
  })

  test('names the event that cannot have happened there, even when the hash is right', () => {
    const [start, ...rest] = FILE.events
    const arrived = rest.findIndex(({ kind }) => kind === 'segment-arrived')
    const twice = toReplayFile(
      [start, ...rest.slice(0, arrived + 1), rest[arrived]].flatMap((one) => one ?? []),
    )
    if (twice === undefined) throw new Error('it begins with its start')
    expect(parseReplayFile(formatReplayFile(twice))).toEqual({
      ok: false,
      error: { code: 'replay/broken-event', n: arrived + 3, field: '' },
    })
  })

  test('that is no such file never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(parseReplayFile(text).ok).toBe(false)
      }),
    )
  })
})

test('the canonical text is the same for the same value, whatever the order of its keys', () => {
  expect(canonicalText({ b: [1, { d: 'x', c: undefined }], a: '"' })).toBe('{"a":"\\"","b":[1,{"d":"x"}]}')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalText(turned)).toBe(canonicalText(value))
    }),
  )
})
