import { describe, expect, test } from 'vitest'
import type { Capture } from '../../../shared/replay/imports/capture.ts'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { BIG, LITTLE, ipv4, pcap, tcp } from '../../support/captureBytes.ts'

const packet = ipv4(tcp())

const read = (file: Uint8Array): Capture => {
  const capture = readCapture(file)
  if (!capture.ok) throw new Error(capture.error.code)
  return capture.value
}

describe('pcap', () => {
  test.each([
    { order: BIG, isNano: false, ticks: 250_000 },
    { order: LITTLE, isNano: false, ticks: 250_000 },
    { order: BIG, isNano: true, ticks: 250_000_000 },
    { order: LITTLE, isNano: true, ticks: 250_000_000 },
  ])('is read in its byte order with its ticks: $order, nanoseconds $isNano', ({ order, isNano, ticks }) => {
    const packets = [
      { octets: packet, seconds: 100 },
      { octets: packet, seconds: 101, ticks },
    ]
    const { frames, cutAt } = read(pcap(packets, { order, isNano }))
    expect(cutAt).toBeUndefined()
    expect(frames.map(({ n, t, link, length }) => ({ n, t, link, length }))).toEqual([
      { n: 1, t: 0, link: 101, length: 40 },
      { n: 2, t: 1.25, link: 101, length: 40 },
    ])
    expect([...(frames[1]?.octets ?? [])]).toEqual(packet)
  })

  test('keeps the length on the wire where the file holds less', () => {
    const { frames } = read(pcap([{ octets: packet.slice(0, 30), length: 1500 }]))
    expect(frames[0]?.octets.length).toBe(30)
    expect(frames[0]?.length).toBe(1500)
  })

  test('takes the link from the lower 16 bits of its field', () => {
    expect(read(pcap([{ octets: packet }], { link: 0x14000001 })).frames[0]?.link).toBe(1)
  })

  test('that breaks off in a record header gives what came before', () => {
    const file = pcap([{ octets: packet }, { octets: packet }])
    expect(read(file.subarray(0, 24 + 56 + 10))).toMatchObject({ cutAt: 80, frames: { length: 1 } })
  })

  test('that breaks off in a packet gives what came before', () => {
    const file = pcap([{ octets: packet }, { octets: packet }])
    expect(read(file.subarray(0, file.length - 1))).toMatchObject({ cutAt: 80, frames: { length: 1 } })
  })

  test('with less than its header is no capture', () => {
    expect(readCapture(pcap([]).subarray(0, 23))).toEqual({
      ok: false,
      error: { code: 'capture/broken-block', offset: 23 },
    })
  })
})

describe('a file that is no capture', () => {
  test('is named as what it is', () => {
    expect(readCapture(new Uint8Array())).toEqual({ ok: false, error: { code: 'capture/empty', offset: 0 } })
    for (const text of ['GIF', 'GIF89a, not a capture at all'])
      expect(readCapture(new TextEncoder().encode(text))).toEqual({
        ok: false,
        error: { code: 'capture/unknown-format', offset: 0 },
      })
  })
})
