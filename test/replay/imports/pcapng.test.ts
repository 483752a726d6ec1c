import { describe, expect, test } from 'vitest'
import type { Capture } from '../../../shared/replay/imports/capture.ts'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import {
  BIG,
  LITTLE,
  block,
  enhanced,
  ipv4,
  networkInterface,
  resolution,
  section,
  tcp,
  u16,
  u32,
} from '../../support/captureBytes.ts'

const packet = ipv4(tcp())

const fileOf = (...blocks: readonly (readonly number[])[]): Uint8Array => Uint8Array.from(blocks.flat())

const read = (...blocks: readonly (readonly number[])[]): Capture => {
  const capture = readCapture(fileOf(...blocks))
  if (!capture.ok) throw new Error(`${capture.error.code} at ${capture.error.offset}`)
  return capture.value
}

const brokenAt = (...blocks: readonly (readonly number[])[]): number | undefined => {
  const capture = readCapture(fileOf(...blocks))
  return capture.ok || capture.error.code !== 'capture/broken-block' ? undefined : capture.error.offset
}

describe('pcapng', () => {
  test.each([{ order: BIG }, { order: LITTLE }])('is read in its byte order: $order', ({ order }) => {
    const { frames, cutAt } = read(
      section(order),
      networkInterface(101, order),
      enhanced(packet, { order, low: 5_000_000 }),
      enhanced(packet, { order, low: 6_500_000 }),
    )
    expect(cutAt).toBeUndefined()
    expect(frames.map(({ n, t, link }) => ({ n, t, link }))).toEqual([
      { n: 1, t: 0, link: 101 },
      { n: 2, t: 1.5, link: 101 },
    ])
    expect([...(frames[0]?.octets ?? [])]).toEqual(packet)
  })

  test('takes the ticks of each interface: powers of ten and of two, microseconds where nothing is said', () => {
    const comment = [...u16(1, LITTLE), ...u16(3, LITTLE), 65, 66, 67, 0]
    const { frames } = read(
      section(),
      networkInterface(1, LITTLE, [...comment, ...resolution(9)]),
      networkInterface(101, LITTLE, resolution(0x80 | 10)),
      networkInterface(113, LITTLE, [...u16(9, LITTLE), 0, 0, ...u32(0, LITTLE)]),
      enhanced(packet, { on: 0, low: 1_000_000_000 }),
      enhanced(packet, { on: 1, low: 2048 }),
      enhanced(packet, { on: 2, low: 3_000_000 }),
    )
    expect(frames.map(({ t, link }) => ({ t, link }))).toEqual([
      { t: 0, link: 1 },
      { t: 1, link: 101 },
      { t: 2, link: 113 },
    ])
  })

  test('reads options that are not ended', () => {
    const open = resolution(3).slice(0, 8)
    const { frames } = read(
      section(),
      networkInterface(1, LITTLE, open),
      enhanced(packet),
      enhanced(packet, { low: 500 }),
    )
    expect(frames[1]?.t).toBe(0.5)
  })

  test('keeps nanoseconds of our time apart', () => {
    const { frames } = read(
      section(),
      networkInterface(1, LITTLE, resolution(9)),
      enhanced(packet, { high: 414_000_000, low: 4_294_967_295 }),
      enhanced(packet, { high: 414_000_001, low: 0 }),
    )
    expect(frames[1]?.t).toBe(1e-9)
  })

  test('reads several sections, each with its own order and interfaces', () => {
    const { frames } = read(
      section(LITTLE),
      networkInterface(101),
      enhanced(packet),
      section(BIG),
      networkInterface(1, BIG),
      enhanced(packet, { order: BIG }),
    )
    expect(frames.map(({ n, link }) => [n, link])).toEqual([
      [1, 101],
      [2, 1],
    ])
  })

  test('reads simple packet blocks, cut to the snap length of the first interface', () => {
    const simple = (length: number, octets: readonly number[]) =>
      block(3, [...u32(length, LITTLE), ...octets])
    const { frames } = read(section(), networkInterface(101, LITTLE, [], 20), simple(40, packet.slice(0, 20)))
    expect(frames).toMatchObject([{ t: 0, length: 40, octets: { length: 20 } }])
    expect(read(section(), networkInterface(101), simple(40, packet)).frames[0]?.octets.length).toBe(40)
  })

  test('reads the old packet block', () => {
    const fields = [0, 7_000_000, packet.length, packet.length].flatMap((value) => u32(value, LITTLE))
    const old = block(2, [...u16(0, LITTLE), ...u16(0, LITTLE), ...fields, ...packet])
    expect(read(section(), networkInterface(101), old).frames).toMatchObject([
      { n: 1, link: 101, length: 40 },
    ])
  })

  test('passes over blocks that it does not know', () => {
    expect(read(section(), block(5, [1, 2, 3, 4]), block(0x0bad, [])).frames).toEqual([])
  })

  test('that breaks off gives what came before', () => {
    const file = fileOf(section(), networkInterface(101), enhanced(packet), enhanced(packet))
    const last = 28 + 20 + 72
    for (const end of [last + 1, last + 12, file.length - 1])
      expect(readCapture(file.subarray(0, end))).toMatchObject({
        ok: true,
        value: { cutAt: last, frames: { length: 1 } },
      })
  })

  test('refuses a section without a byte order', () => {
    expect(
      brokenAt(
        block(
          0x0a0d0d0a,
          Array.from({ length: 16 }, () => 1),
        ),
      ),
    ).toBe(8)
  })

  test('refuses a block that is too short or no multiple of four', () => {
    expect(brokenAt(section(), [...u32(6, LITTLE), ...u32(8, LITTLE), 0, 0, 0, 0])).toBe(32)
    expect(brokenAt(section(), [...u32(6, LITTLE), ...u32(14, LITTLE), 0, 0, 0, 0, 0, 0])).toBe(32)
  })

  test('refuses an interface and packets that do not hold their own fields', () => {
    expect(brokenAt(section(), block(1, u32(0, LITTLE)))).toBe(28)
    expect(brokenAt(section(), networkInterface(1), block(6, u32(0, LITTLE)))).toBe(48)
    expect(brokenAt(section(), networkInterface(1), block(3, []))).toBe(48)
    const tooMuch = [0, 0, 0, 400, 400].flatMap((value) => u32(value, LITTLE))
    expect(brokenAt(section(), networkInterface(1), block(6, tooMuch))).toBe(48)
  })

  test('refuses a packet from an interface that nobody described', () => {
    expect(brokenAt(section(), enhanced(packet))).toBe(28)
    expect(brokenAt(section(), block(3, u32(0, LITTLE)))).toBe(28)
    expect(brokenAt(section(), networkInterface(1), enhanced(packet, { on: 1 }))).toBe(48)
  })
})
