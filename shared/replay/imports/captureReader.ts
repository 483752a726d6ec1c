import type { CaptureEnd, Format, Frame, Packet, Piece } from './capture.ts'
import { pieceOf } from './capture.ts'
import { isPcap, pcapFormat } from './pcap.ts'
import { isPcapng, pcapngFormat } from './pcapng.ts'

/** Reads a capture file whose octets come piece by piece: no more of it is kept than the block that is not whole yet. */
export interface CaptureReader {
  /**
   * Takes the next octets of the file and hands on every packet that is whole by now, with the offset of its octets
   * in the file. The octets of a packet are a view of the piece: who keeps them keeps the piece.
   */
  readonly push: (piece: Uint8Array, take: (frame: Frame, offset: number) => void) => void
  /** Nothing more can be read: the file is over, cut, or broken */
  readonly isOver: () => boolean
  /** What has become of the file; to be asked when all of it was pushed, or when the reader is over */
  readonly end: () => CaptureEnd
  /** Nanoseconds since 1970 at the first packet, from which all times count; undefined where no packet has a time */
  readonly began: () => bigint | undefined
}

/** @param size octets of the whole file: a block that would reach beyond is known to be cut at once */
export const captureReader = (size: number): CaptureReader => {
  let format: Format | undefined
  let over: CaptureEnd | undefined =
    size === 0 ? { kind: 'broken', error: { code: 'capture/empty', offset: 0 } } : undefined
  // What came and was not read yet: it begins at `offset`, and nothing can be told before `needed` of it are there.
  let waiting: Uint8Array[] = []
  let offset = 0
  let needed = Math.min(4, size)
  let n = 0

  const frameOf = (piece: Piece, { t, link, from, kept, length }: Packet): Frame => {
    n += 1
    return { n, t, link, octets: piece.octets.subarray(from, from + kept), length: Math.max(kept, length) }
  }

  const read = (octets: Uint8Array, take: (frame: Frame, offset: number) => void): void => {
    const piece = pieceOf(octets)
    format ??= formatOf(piece)
    if (format === undefined) {
      over = { kind: 'broken', error: { code: 'capture/unknown-format', offset: 0 } }
      return
    }
    let at = 0
    while (over === undefined && at < octets.length) {
      const found = format.next(piece, at)
      if (found.kind === 'broken') {
        over = { kind: 'broken', error: { code: 'capture/broken-block', offset: offset + at + found.at } }
      } else if (found.kind === 'block') {
        if (found.packet !== undefined) take(frameOf(piece, found.packet), offset + found.packet.from)
        at += found.length
      } else {
        if (offset + at + found.octets > size) over = endedEarly(found.otherwise, offset + at)
        needed = found.octets
        break
      }
    }
    offset += at
    waiting = at < octets.length ? [octets.subarray(at)] : []
    if (waiting.length === 0) needed = 1
  }

  const endedEarly = (otherwise: 'cut' | 'broken', at: number): CaptureEnd =>
    otherwise === 'cut'
      ? { kind: 'cut', offset: at }
      : { kind: 'broken', error: { code: 'capture/broken-block', offset: size } }

  return {
    push: (piece, take) => {
      if (over !== undefined || piece.length === 0) return
      waiting.push(piece)
      if (lengthOf(waiting) >= needed) read(joined(waiting), take)
      if (over !== undefined) waiting = []
    },
    isOver: () => over !== undefined || offset === size,
    end: () => over ?? (offset === size ? { kind: 'whole' } : { kind: 'cut', offset }),
    began: () => format?.began(),
  }
}

const formatOf = (piece: Piece): Format | undefined => {
  if (piece.octets.length < 4) return undefined
  if (isPcapng(piece)) return pcapngFormat()
  return isPcap(piece) ? pcapFormat() : undefined
}

const lengthOf = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, { length }) => sum + length, 0)

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const [first] = pieces
  if (pieces.length === 1 && first !== undefined) return first
  const all = new Uint8Array(lengthOf(pieces))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
