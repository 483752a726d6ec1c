import { describe, expect, it } from 'vitest'
import { recordings as en } from '../../client/i18n/en/recordings.ts'
import { recordings as zh } from '../../client/i18n/zh/recordings.ts'
import { takeIn } from '../../client/recording/intake.ts'
import type { Taken } from '../../client/recording/intake.ts'
import type { Problem } from '../../client/recording/problem.ts'
import { isRoundText, pastedText } from '../../client/recording/usePaste.ts'
import { EXPORT_LANGUAGES, EXPORT_WORDS } from '../../shared/replay/exports/words.ts'
import { toText } from '../../shared/replay/exports/text.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { formatReplayFile, toReplayFile } from '../../shared/wire/replayFile.ts'
import { ROUNDS, canonicalRound } from '../support/rounds.ts'

const taken = (text: string): Promise<Taken> => takeIn(pastedText(text))

const opened = async (text: string): Promise<Timeline> => {
  const found = await taken(text)
  if (found.kind !== 'replay') throw new Error(JSON.stringify(found))
  return found.opened.timeline
}

const refused = async (text: string): Promise<Problem> => {
  const found = await taken(text)
  if (found.kind !== 'problem') throw new Error(`${found.kind} is no problem`)
  return found.problem
}

const jsonOf = (events: Parameters<typeof toReplayFile>[0]): string => {
  const file = toReplayFile(events)
  if (file === undefined) throw new Error('the round has no start')
  return formatReplayFile(file)
}

describe('a round that comes back', () => {
  it.each(ROUNDS)('$name: as a replay file, with the same steps, states and verdicts', async (round) => {
    const back = await opened(`\uFEFF${jsonOf(round.events)}\n`)
    const { steps, verdicts, moments, names } = round.timeline
    expect([back.steps, back.verdicts, back.moments, back.names]).toEqual([steps, verdicts, moments, names])
  })

  it.each(ROUNDS)('$name: as text in both languages, with the same steps and verdicts', async (round) => {
    for (const language of EXPORT_LANGUAGES) {
      const text = toText(round.timeline, EXPORT_WORDS[language])
      expect(isRoundText(text)).toBe(true)
      const back = await opened(`Look at this:\n\n${text}`)
      expect(back.steps).toEqual(round.timeline.steps)
      expect(back.verdicts).toEqual(round.timeline.verdicts)
    }
  })
})

describe('what is refused', () => {
  const { events, timeline } = canonicalRound('half-close', 'small')
  const json = jsonOf(events)
  const text = toText(timeline, EXPORT_WORDS.en)

  it('a file whose hash does not fit', async () => {
    const changed = json.replace(/"hash": "[0-9a-f]/, '"hash": "x').replace('"x', '"0')
    const other = changed === json ? json.replace(/"hash": "0/, '"hash": "1') : changed
    expect(await refused(other)).toMatchObject({ code: 'replay/hash-mismatch' })
  })

  it('a file that was cut off, with the line and column', async () => {
    const cut = json.slice(0, json.length / 2)
    const problem = await refused(cut)
    expect(problem.code).toBe('replay/not-json')
    expect(problem.at).toBe(cut.split('\n').length)
    const wrong = await refused('{\n  "format": "wavehand-replay",\n  oops\n}')
    expect(wrong).toMatchObject({ code: 'replay/not-json', at: 3, about: '3' })
  })

  it('another JSON file, with the field', async () => {
    expect(await refused('{"name": "wavehand"}')).toMatchObject({
      code: 'replay/not-a-replay',
      about: 'format',
    })
  })

  it('an event that is none, with its number and field', async () => {
    expect(await refused(json.replace('"kind": "segment-sent"', '"kind": "segment-seen"'))).toMatchObject({
      code: 'replay/broken-event',
      about: 'kind',
    })
  })

  it('other rules', async () => {
    expect(await refused(json.replace('"rules": 1', '"rules": 2'))).toEqual({
      code: 'replay/unknown-rules',
      at: 2,
      about: '1',
    })
  })

  it('a text whose line was changed, with the line as it should be', async () => {
    const lines = text.split('\n')
    const at = lines.findIndex((line) => line.includes('FIN ') || line.includes(',FIN'))
    const changed = lines.with(at, (lines[at] ?? '').replace(/\| [A-Z-]+$/, '| LISTEN'))
    expect(await refused(changed.join('\n'))).toEqual({
      code: 'text/does-not-follow',
      at: at + 1,
      about: lines[at],
    })
  })

  it('a text without its end, and one that is no round at all', async () => {
    expect(await refused(text.split('\n').slice(0, -2).join('\n'))).toMatchObject({
      code: 'text/not-a-round',
    })
    expect(await refused('Dear all')).toMatchObject({ code: 'capture/unknown-format' })
    expect(isRoundText('Dear all')).toBe(false)
  })

  it('with a sentence that names the place, in both languages', async () => {
    for (const problem of await Promise.all([
      refused(json.slice(0, 200)),
      refused('{"name": "wavehand"}'),
      refused(text.replace(' > ', ' ? ')),
    ]))
      for (const words of [en, zh]) {
        const { title, more } = words.problem[problem.code](problem.at, problem.about)
        expect(`${title} ${more}`).not.toMatch(/undefined|NaN/)
        expect(more).toContain(problem.at === 0 ? problem.about : String(problem.at))
      }
  })
})

it('a recording is still a recording', async () => {
  const octets = new Uint8Array([0x0a, 0x0d, 0x0d, 0x0a, 0x1c, 0, 0, 0, 0x4d, 0x3c, 0x2b, 0x1a])
  expect((await takeIn({ files: [new File([octets], 'a.pcapng')], hasFolder: false })).kind).toBe('capture')
})
