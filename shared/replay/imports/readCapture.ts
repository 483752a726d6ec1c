import { fail } from '../../base/result.ts'
import type { CaptureResult } from './capture.ts'
import { isPcap, readPcap } from './pcap.ts'
import { isPcapng, readPcapng } from './pcapng.ts'

/** Reads a pcap or pcapng file; which one it is stands in its first four octets. */
export const readCapture = (file: Uint8Array): CaptureResult => {
  if (file.length === 0) return fail({ code: 'capture/empty', offset: 0 })
  if (isPcapng(file)) return readPcapng(file)
  if (isPcap(file)) return readPcap(file)
  return fail({ code: 'capture/unknown-format', offset: 0 })
}
