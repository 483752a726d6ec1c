import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaptureEnd, Frame } from '../../../shared/replay/imports/capture.ts'
import { captureReader } from '../../../shared/replay/imports/captureReader.ts'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { bigCapture } from '../../support/bigCapture.ts'
import { capturesIn } from '../../support/captures.ts'

interface Read {
  readonly frames: readonly Frame[]
  readonly offsets: readonly number[]
  readonly end: CaptureEnd
}

/** The file, handed over in pieces that end at these places. */
const readInPieces = (file: Uint8Array, cuts: readonly number[]): Read => {
  const reader = captureReader(file.length)
  const frames: Frame[] = []
  const offsets: number[] = []
  const places = [0, ...cuts.map((cut) => cut % file.length).sort((a, b) => a - b), file.length]
  for (const [index, from] of places.slice(0, -1).entries())
    reader.push(file.slice(from, places[index + 1]), (frame, offset) => {
      frames.push({ ...frame, octets: frame.octets.slice() })
      offsets.push(offset)
    })
  return { frames, offsets, end: reader.end() }
}

const FILES = [
  ...capturesIn('given').map(({ name, octets }) => ({ name, octets: new Uint8Array(octets) })),
  { name: 'pcap', octets: bigCapture({ connections: 3, data: 2, octets: 40 }) },
]

describe('a capture file in pieces', () => {
  test.each(FILES)('$name gives the same packets as in one piece, wherever it is cut', ({ octets }) => {
    const whole = readCapture(octets)
    if (!whole.ok) throw new Error(whole.error.code)
    const expected = whole.value.frames.map((frame) => ({ ...frame, octets: frame.octets.slice() }))
    fc.assert(
      fc.property(fc.array(fc.nat(octets.length), { maxLength: 40 }), (cuts) => {
        const { frames, offsets, end } = readInPieces(octets, cuts)
        expect(frames).toEqual(expected)
        expect(end).toEqual({ kind: 'whole' })
        for (const [index, { octets: kept }] of frames.entries()) {
          const at = offsets[index] ?? 0
          expect(octets.slice(at, at + kept.length)).toEqual(kept)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('octet by octet', () => {
    const file = bigCapture({ connections: 1, data: 1, octets: 10 })
    const { frames, end } = readInPieces(
      file,
      Array.from({ length: file.length }, (_, at) => at),
    )
    expect(frames).toHaveLength(9)
    expect(end).toEqual({ kind: 'whole' })
  })

  test('a packet that would reach beyond the file ends the reading at once, with its offset', () => {
    const file = bigCapture({ connections: 1, data: 1, octets: 10 })
    new DataView(file.buffer).setUint32(24 + 8, 0xffffff00)
    const reader = captureReader(file.length)
    reader.push(file.slice(0, 60), () => undefined)
    expect(reader.isOver()).toBe(true)
    expect(reader.end()).toEqual({ kind: 'cut', offset: 24 })
  })

  test('a broken block ends the reading; the packets before it have been given', () => {
    const [first] = capturesIn('given')
    if (first === undefined) throw new Error('there are captures')
    const { offsets } = readInPieces(first.octets, [])
    const third = (offsets[2] ?? 0) - 28
    const broken = new Uint8Array(first.octets)
    new DataView(broken.buffer).setUint32(third + 4, 7, true)
    const read = readInPieces(broken, [100, 300])
    expect(read.frames).toHaveLength(2)
    expect(read.end).toEqual({
      kind: 'broken',
      error: { code: 'capture/broken-block', offset: third + 4 },
    })
  })

  test('an empty file and one of another kind say so', () => {
    expect(captureReader(0).end()).toEqual({ kind: 'broken', error: { code: 'capture/empty', offset: 0 } })
    const { end } = readInPieces(new TextEncoder().encode('GET / HTTP/1.1'), [5])
    expect(end).toEqual({ kind: 'broken', error: { code: 'capture/unknown-format', offset: 0 } })
  })
})
