import { captureReader } from '../../../shared/replay/imports/captureReader.ts'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../../shared/replay/recording/judgeRecording.ts'
import {
  BIG,
  enhanced,
  ethernet,
  ipv6,
  networkInterface,
  pcap,
  section,
  tcp,
} from '../../support/captureBytes.ts'
import { capturesIn } from '../../support/captures.ts'
import { FILE_CODES, described } from '../codes.ts'
import { heapHere } from '../heap.ts'
import type { Target } from '../target.ts'
import { alteredOctets, oneOf } from '../values.ts'
import type { Random } from '../values.ts'

const MAGICS = [[0x0a, 0x0d, 0x0d, 0x0a], [0xd4, 0xc3, 0xb2, 0xa1], [0xa1, 0xb2, 0x3c, 0x4d], []] as const
/** Larger files would only say the same more slowly. */
const MOST_OCTETS = 4_000

/** All are read; to judge one in which much is missing may take a second, so not each of them. */
const JUDGED = 0.15

/** Capture files, whole and broken, in one piece and in many: read, sorted into connections, judged. */
export const captures: Target = {
  name: 'capture files (pcap, pcapng)',
  share: 0.15,
  open: () => {
    const whole = [
      ...[...capturesIn('given'), ...capturesIn('own')].map(({ octets }) => octets),
      pcap([{ octets: ethernet(0x86dd, ipv6(tcp())) }], { link: 1, order: BIG }),
      Uint8Array.from(
        [section(BIG), networkInterface(101, BIG), enhanced(ipv6(tcp()), { order: BIG })].flat(),
      ),
    ].filter(({ length }) => length < MOST_OCTETS)
    return Promise.resolve({
      atOnce: 1,
      run: (random) => {
        const file = random() < 0.1 ? noise(random) : alteredOctets(oneOf(random, whole), random)
        const capture = readCapture(file)
        const inPieces = framesInPieces(file, random)
        if (!capture.ok) {
          const { code, offset } = capture.error
          if (offset < 0 || offset > file.length) throw new Error(`${code} at ${offset} of ${file.length}`)
          return described(code, FILE_CODES)
        }
        if (inPieces !== capture.value.frames.length) throw new Error('in pieces it is another file')
        const connections = connectionsOf(capture.value)
        if (random() > JUDGED) return 'read'
        for (const connection of connections) {
          const { segments } = judgeRecording(connection)
          if (segments.length !== connection.segments.length) throw new Error('a segment has no verdict')
        }
        return 'judged'
      },
      heap: heapHere,
      close: () => Promise.resolve(),
    })
  },
}

const noise = (random: Random): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...oneOf(random, MAGICS),
    ...Array.from({ length: Math.floor(random() * 300) }, () => random() * 256),
  ])

/** How many packets the same file has when it comes as from a disk, cut anywhere. */
const framesInPieces = (file: Uint8Array<ArrayBuffer>, random: Random): number => {
  const reader = captureReader(file.length)
  let frames = 0
  for (let at = 0; at < file.length && !reader.isOver();) {
    const end = at + 1 + Math.floor(random() * 700)
    reader.push(file.subarray(at, end), () => (frames += 1))
    at = end
  }
  return frames
}
