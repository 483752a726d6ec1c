import { describe, expect, test } from 'vitest'
import { exportedRecording } from '../../../shared/replay/exports/recorded.ts'
import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import type { Frame } from '../../../shared/replay/imports/capture.ts'
import { captureReader } from '../../../shared/replay/imports/captureReader.ts'
import { connectionsOf } from '../../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../../shared/replay/recording/judgeRecording.ts'
import type { JudgedRecording } from '../../../shared/replay/recording/judged.ts'
import { toJudgement } from '../../../shared/replay/recording/judgement.ts'
import type { ConnectionJudgement } from '../../../shared/replay/recording/judgement.ts'
import { capturesIn } from '../../support/captures.ts'
import { dissect, hasTshark } from '../../support/tshark.ts'

interface Read {
  readonly frames: readonly Frame[]
  readonly began: bigint
}

const readOf = (octets: Uint8Array): Read => {
  const frames: Frame[] = []
  const reader = captureReader(octets.length)
  reader.push(octets, (frame) => frames.push(frame))
  expect(reader.end()).toEqual({ kind: 'whole' })
  return { frames, began: reader.began() ?? 0n }
}

/** A file of the test with its connections, judged. */
const FILES = [...capturesIn('given'), ...capturesIn('own')].map(({ name, octets }) => {
  const read = readOf(octets)
  return { name, read, connections: connectionsOf({ ...read, cutAt: undefined }).map(judgeRecording) }
})
const CONNECTIONS = FILES.flatMap(({ name, read, connections }) =>
  connections.map((judged, at) => ({ name: `${name} ${at + 1}`, read, judged })),
)

const pcapngOf = (judged: JudgedRecording, read: Read): Uint8Array => {
  const made = exportedRecording(judged, read, 'pcapng', EXPORT_WORDS.en)
  if (typeof made === 'string') throw new Error('pcapng is octets')
  return made
}
const textOf = (judged: JudgedRecording, read: Read, format: 'csv' | 'mermaid'): string => {
  const made = exportedRecording(judged, read, format, EXPORT_WORDS.en)
  if (typeof made !== 'string') throw new Error(`${format} is text`)
  return made
}

/** Without the places in the file, which are others in a file of its own. */
const placeless = ({ segments, ...rest }: ConnectionJudgement) => ({
  ...rest,
  segments: segments.map(({ frame: _frame, ...segment }) => segment),
})

describe('a recorded connection leaves as pcapng', () => {
  test.each(CONNECTIONS)('$name: octet by octet, at its times, and is judged alike', ({ read, judged }) => {
    const again = readOf(pcapngOf(judged, read))
    const places = new Set(judged.segments.map(({ recorded }) => recorded.frame))
    const own = read.frames.filter(({ n }) => places.has(n))
    expect(again.frames.map(({ octets }) => [...octets])).toEqual(own.map(({ octets }) => [...octets]))
    expect(again.frames.map(({ link, length }) => [link, length])).toEqual(
      own.map(({ link, length }) => [link, length]),
    )
    const nanoseconds = ({ frames, began }: Read): readonly bigint[] =>
      frames.map(({ t }) => began + BigInt(Math.round(t * 1e9)))
    expect(nanoseconds(again)).toEqual(nanoseconds({ ...read, frames: own }))
    const [one, ...others] = connectionsOf({ ...again, cutAt: undefined }).map(judgeRecording)
    if (one === undefined) throw new Error('there was a connection')
    expect(others).toEqual([])
    expect(placeless(toJudgement(one))).toEqual(placeless(toJudgement(judged)))
  })

  // Six of them, for each starts a tshark of its own; above all of them are read back. Skipped by name where there is none.
  test.skipIf(!hasTshark).each(FILES.slice(0, 6))(
    '$name: tshark reads times and verdicts',
    ({ read, connections }) => {
      for (const judged of connections) {
        const packets = dissect(pcapngOf(judged, read))
        expect(packets.map(({ isMalformed }) => isMalformed)).toEqual(judged.segments.map(() => false))
        for (const [at, { comment, time }] of packets.entries()) {
          const segment = judged.segments[at]
          expect(comment).toMatch(new RegExp(`^#${at + 1} ${segment?.verdict.kind ?? ''}`))
          expect(comment.includes(', lost')).toBe(segment?.lost)
          expect(BigInt(time.replace('.', '').slice(0, 16)) / 1_000_000n).toBeGreaterThanOrEqual(
            read.began / 1_000_000_000n,
          )
        }
      }
    },
  )
})

describe('a recorded connection leaves as a table', () => {
  test.each(CONNECTIONS)('$name: a line a segment, with the judge’s word', ({ read, judged }) => {
    const [head, ...lines] = textOf(judged, read, 'csv').trimEnd().split('\r\n')
    const columns = (head ?? '').split(',')
    const rows = lines.map((line) =>
      Object.fromEntries(line.split(',').map((cell, at) => [columns[at], cell])),
    )
    const told = toJudgement(judged)
    expect(rows.map(({ n, seat, seq, frame }) => [n, seat, seq, frame])).toEqual(
      told.segments.map(({ n, from, seq, frame }) => [String(n), from, String(seq), String(frame)]),
    )
    expect(rows.map(({ wrong }) => wrong !== '')).toEqual(
      told.segments.map(({ verdict }) => verdict === 'nonconforming'),
    )
    expect(rows.map(({ fate }) => fate?.includes('lost') === true)).toEqual(
      told.segments.map(({ lost }) => lost),
    )
  })
})

describe('a recorded connection leaves as a diagram', () => {
  test.each(CONNECTIONS)('$name: an arrow a segment; a cross where it was lost', ({ read, judged }) => {
    const lines = textOf(judged, read, 'mermaid').split('\n')
    expect(lines[3]).toBe('sequenceDiagram')
    const arrows = lines.flatMap(
      (line) => /^ {2}([CS])(->>|-x)([CS]): /.exec(line)?.slice(1, 3).join('') ?? [],
    )
    expect(arrows).toEqual(
      judged.segments.map(
        ({ recorded, lost }) => `${recorded.from === 'client' ? 'C' : 'S'}${lost ? '-x' : '->>'}`,
      ),
    )
  })

  test('a nonconforming segment says on its arrow what is wrong, and where that is written', () => {
    const wrong = CONNECTIONS.find(({ judged }) =>
      judged.segments.some(({ verdict }) => verdict.kind === 'nonconforming'),
    )
    if (wrong === undefined) throw new Error('no capture holds a segment that does not conform')
    expect(textOf(wrong.judged, wrong.read, 'mermaid')).toMatch(/nonconforming, \w+ [\w-]+ \(RFC 9293 /)
  })
})
