import { fail, ok } from '../../base/result.ts'
import { unreachable } from '../../base/unreachable.ts'
import type { CaptureResult, Frame } from './capture.ts'
import { captureReader } from './captureReader.ts'

/**
 * Reads a whole pcap or pcapng file; which one it is stands in its first four octets. A file that breaks off in a
 * packet gives those before it.
 */
export const readCapture = (file: Uint8Array): CaptureResult => {
  const reader = captureReader(file.length)
  const frames: Frame[] = []
  reader.push(file, (frame) => frames.push(frame))
  const end = reader.end()
  switch (end.kind) {
    case 'whole':
      return ok({ frames, cutAt: undefined })
    case 'cut':
      return ok({ frames, cutAt: end.offset })
    case 'broken':
      return fail(end.error)
    default:
      return unreachable(end)
  }
}
