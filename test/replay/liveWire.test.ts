import { describe, expect, test } from 'vitest'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { isMistake } from '../../shared/replay/mistakes.ts'
import { toCsv } from '../../shared/replay/exports/csv.ts'
import { toMermaid } from '../../shared/replay/exports/mermaid.ts'
import { packetsOf } from '../../shared/replay/exports/packets.ts'
import { toPacketdrill } from '../../shared/replay/exports/packetdrill.ts'
import { toPcapng } from '../../shared/replay/exports/pcapng.ts'
import { connectionsOf } from '../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../shared/replay/recording/judgeRecording.ts'
import { toJudgement } from '../../shared/replay/recording/judgement.ts'
import { readCapture } from '../../shared/replay/imports/readCapture.ts'
import { DEFAULT_CHOICE, toSvg } from '../../shared/replay/exports/svg.ts'
import { PICTURE_WORDS } from '../../shared/replay/picture/words.ts'
import { toText } from '../../shared/replay/exports/text.ts'
import { EXPORT_WORDS } from '../../shared/replay/exports/words.ts'
import { shownEvents } from '../../shared/replay/shown.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { toldEvents } from '../../shared/replay/told.ts'
import { parseReplayText } from '../../shared/wire/replayText.ts'
import { parseReplayFile } from '../../shared/wire/parseReplayFile.ts'
import { toReplayFile } from '../../shared/wire/replayFile.ts'
import { table } from '../game/support/table.ts'
import type { TestTable } from '../game/support/table.ts'

const live = (level: LevelId, asksState: boolean, ...lines: readonly string[]): TestTable => {
  const room = table({ level, mode: 'live-wire', asksState })
  for (const line of lines) room.plays(line)
  return room
}

const timeline = (room: TestTable): Timeline => {
  const events = toldEvents(room.events())
  const told = timelineOf(events)
  if (told === undefined) throw new Error('a round has begun')
  return told
}

/** A server that acknowledges what nobody sent, and is told so; then it is right. */
const wrongAck = (): TestTable =>
  live(
    'handshake',
    true,
    'C > SYN seq=x | SYN-SENT',
    'S > SYN,ACK seq=y ack=x+2 | SYN-RECEIVED',
    'C > RST seq=x+2 | SYN-SENT',
    'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
    'C > ACK seq=x+1 ack=y+1 | ESTABLISHED',
  )

describe('a wrong segment that was sent, in what is kept of a round', () => {
  test('the text twin says what was wrong and what its player said, and is read again in both languages', () => {
    for (const room of [
      wrongAck(),
      live('handshake', true, 'C > SYN seq=x | ESTABLISHED', 'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED'),
      live('close-client', false, 'C > FIN seq=x+1', 'C > RST seq=x+1', 'C > FIN,ACK seq=x+1 ack=y+1'),
      live('half-close', false, 'C > PSH,ACK seq=x+4294967297 ack=y+1 len=4', 'S > ACK seq=y+1 ack=x+5'),
    ]) {
      const told = timeline(room)
      for (const words of Object.values(EXPORT_WORDS)) {
        const text = toText(told, words)
        const read = parseReplayText(text)
        expect(read.ok ? '' : read.error, text).toBe('')
        const again = read.ok ? timelineOf(read.value) : undefined
        expect(again?.steps).toEqual(told.steps)
        expect(again?.moments.at(-1)).toEqual(told.moments.at(-1))
      }
    }
    const [, , , , , line] = toText(timeline(wrongAck()), EXPORT_WORDS.en).split('\n')
    expect(line).toBeDefined()
    expect(toText(timeline(wrongAck()), EXPORT_WORDS.en)).toContain(
      'S > SYN,ACK seq=y ack=x+2 | LISTEN, nonconforming ack, claims SYN-RECEIVED, arrives',
    )
  })

  test('a text that calls a right segment wrong, or sends a wrong one in a coached room, is not believed', () => {
    const text = toText(timeline(wrongAck()), EXPORT_WORDS.en)
    expect(parseReplayText(text.replace(', nonconforming ack, claims SYN-RECEIVED', '')).ok).toBe(false)
    expect(parseReplayText(text.replace('"mode":"live-wire"', '"mode":"coached"')).ok).toBe(false)
  })

  test('CSV and Mermaid name its fields, and a diagram needs no colour for it', () => {
    const told = timeline(wrongAck())
    const rows = toCsv(told, EXPORT_WORDS.en).split('\r\n')
    const column = rows[0]?.split(',').indexOf('wrong') ?? -1
    expect(rows.flatMap((row, n) => (row.split(',')[column] === 'ack' ? [n] : []))).toHaveLength(1)
    expect(toMermaid(told, EXPORT_WORDS.en)).toContain('SYN,ACK seq=0 ack=2 (nonconforming ack)')
    expect(toMermaid(told, EXPORT_WORDS.zh)).toContain('(不合规则 ack)')
  })

  test('a picture shows a cross at its tail, explains it at its foot, and says it to who does not see', () => {
    const told = timeline(wrongAck())
    for (const language of ['en', 'zh'] as const) {
      const { wrong } = PICTURE_WORDS[language].key
      const all = toSvg(told, { ...DEFAULT_CHOICE, language })
      expect(all).toContain(`(${wrong}: ack)`)
      expect(all.split(`>${wrong}<`)).toHaveLength(2)
      // The client did not know; the server was told at once.
      expect(toSvg(told, { ...DEFAULT_CHOICE, language, lens: 'client' })).not.toContain(wrong)
      expect(toSvg(told, { ...DEFAULT_CHOICE, language, lens: 'server' })).toContain(`(${wrong}: ack)`)
    }
  })

  test('a recording holds it as a packet, with its verdict as the comment', () => {
    const told = timeline(wrongAck())
    const comments = packetsOf(told, EXPORT_WORDS.en).map(({ comment }) => comment)
    expect(
      comments.filter((comment) => /^#\d nonconforming ack, RFC 9293 3\.10\.7\.2/.test(comment)),
    ).toHaveLength(1)
    expect(toPcapng(told, EXPORT_WORDS.en).length).toBeGreaterThan(400)
  })

  test('a packetdrill script ends where its kernel would have had to err, and copes with what comes', () => {
    const told = timeline(wrongAck())
    const server = toPacketdrill(told, 'server')
    expect(server).toContain('no kernel plays on from here')
    expect(server).not.toContain('> S.')
    const client = toPacketdrill(told, 'client')
    expect(client).toContain('< S. 0:0(0) ack 2')
    expect(client).toContain('> R 2:2(0)')
  })

  test('a replay file holds the mode and the loss, and is loaded again', () => {
    const room = live(
      'close-client',
      false,
      'C > RST seq=x+1',
      'C > FIN,ACK seq=x+1 ack=y+1',
      'S > RST seq=y+1',
    )
    const events = toldEvents(room.events())
    expect(events.at(-1)).toMatchObject({ kind: 'round-lost', how: 'reset' })
    expect(timeline(room).lost).toBe('reset')
    expect(timeline(wrongAck()).lost).toBeUndefined()
    const file = toReplayFile(events)
    if (file === undefined) throw new Error('a round was played')
    const parsed = parseReplayFile(JSON.stringify(file))
    expect(parsed.ok && parsed.value.events).toEqual(JSON.parse(JSON.stringify(events)))
  })

  test('it is a mistake to go back to; a link that hides what was tried hides what it reveals', () => {
    const room = wrongAck()
    expect(timeline(room).steps.filter(isMistake)).toHaveLength(1)
    const shown = shownEvents(toldEvents(room.events()), { names: true, drafts: false })
    const sent = shown.filter(({ kind }) => kind === 'segment-sent')
    expect(sent).toHaveLength(5)
    expect(JSON.stringify(sent)).not.toMatch(/"misconception":"M/)
    expect(timelineOf(shown)?.steps.map(({ kind }) => kind)).toEqual(
      timeline(room).steps.map(({ kind }) => kind),
    )
  })
})

/** What `wavehand judge` finds in our own pcapng: a verdict for each segment, with the fields that are wrong. */
const judged = (room: TestTable): readonly string[] => {
  const capture = readCapture(toPcapng(timeline(room), EXPORT_WORDS.en))
  if (!capture.ok) throw new Error(capture.error.code)
  return connectionsOf(capture.value).flatMap((connection) =>
    toJudgement(judgeRecording(connection)).segments.map(({ verdict, faults }) =>
      [verdict, ...new Set(faults.map(({ field }) => field))].join(' '),
    ),
  )
}

describe('the judge of recordings finds the same', () => {
  test.each([
    ['a SYN-ACK that acknowledges too much', wrongAck()],
    [
      'a third segment that acknowledges too little',
      live(
        'handshake',
        false,
        'C > SYN seq=x',
        'S > SYN,ACK seq=y ack=x+1',
        'C > ACK seq=x+1 ack=y',
        'S > RST seq=y',
        'C > ACK seq=x+1 ack=y+1',
      ),
    ],
    [
      'numbers used again',
      live(
        'handshake',
        false,
        'C > SYN seq=x',
        'S > SYN,ACK seq=y ack=x+1',
        'C > ACK seq=x ack=y+1',
        'S > ACK seq=y+1 ack=x+1',
        'C > ACK seq=x+1 ack=y+1',
      ),
    ],
    [
      'a SYN in an established connection',
      live(
        'first-words',
        false,
        'C > SYN seq=x',
        'S > SYN,ACK seq=y ack=x+1',
        'C > ACK seq=x+1 ack=y+1',
        'C > SYN seq=x+1',
        'S > ACK seq=y+1 ack=x+1',
        'C > PSH,ACK seq=x+1 ack=y+1 len=10',
      ),
    ],
    [
      'a bare FIN',
      live(
        'first-words',
        false,
        'C > SYN seq=x',
        'S > SYN,ACK seq=y ack=x+1',
        'C > FIN seq=x+1',
        'C > PSH,ACK seq=x+1 ack=y+1 len=10',
      ),
    ],
  ] as const)('%s', (_name, room) => {
    expect(judged(room).map((line) => line.split(' ')[0])).toEqual(
      timeline(room).steps.flatMap((step) =>
        step.kind === 'segment' ? [step.wrong === undefined ? 'conforming' : 'nonconforming'] : [],
      ),
    )
  })
})
