import { fail, ok } from '../../base/result.ts'
import type { CaptureResult, Frame } from './capture.ts'
import { numbersOf } from './capture.ts'

const HEADER = 24
const RECORD_HEADER = 16

/** The four forms of the magic number: which byte order, and what a tick of the second field is worth. */
const MAGICS: ReadonlyMap<number, { readonly isLittle: boolean; readonly ticks: number }> = new Map([
  [0xa1b2c3d4, { isLittle: false, ticks: 1e6 }],
  [0xd4c3b2a1, { isLittle: true, ticks: 1e6 }],
  [0xa1b23c4d, { isLittle: false, ticks: 1e9 }],
  [0x4d3cb2a1, { isLittle: true, ticks: 1e9 }],
])

/** True when the file begins as a pcap file does. */
export const isPcap = (file: Uint8Array): boolean =>
  file.length >= 4 && MAGICS.has(numbersOf(file, false).u32(0))

/**
 * Reads the classic capture format of libpcap, in either byte order, with times in microseconds or nanoseconds.
 * A file that breaks off in a packet gives those before it.
 *
 * @see draft-ietf-opsawg-pcap
 */
export const readPcap = (file: Uint8Array): CaptureResult => {
  if (file.length < HEADER) return fail({ code: 'capture/broken-block', offset: file.length })
  const form = MAGICS.get(numbersOf(file, false).u32(0))
  if (form === undefined) return fail({ code: 'capture/unknown-format', offset: 0 })
  const { u32 } = numbersOf(file, form.isLittle)
  // The upper bits tell of a frame check sequence, the lower 16 name the link.
  const link = u32(20) & 0xffff
  const frames: Frame[] = []
  let at = HEADER
  let first: { readonly seconds: number; readonly ticks: number } | undefined
  while (at < file.length) {
    if (at + RECORD_HEADER > file.length) return ok({ frames, cutAt: at })
    const seconds = u32(at)
    const ticks = u32(at + 4)
    const kept = u32(at + 8)
    const from = at + RECORD_HEADER
    if (from + kept > file.length) return ok({ frames, cutAt: at })
    first ??= { seconds, ticks }
    frames.push({
      n: frames.length + 1,
      t: seconds - first.seconds + (ticks - first.ticks) / form.ticks,
      link,
      octets: file.subarray(from, from + kept),
      length: Math.max(kept, u32(at + 12)),
    })
    at = from + kept
  }
  return ok({ frames, cutAt: undefined })
}
