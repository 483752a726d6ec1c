import type { Seat } from '../../shared/game/seat.ts'
import type { SackBlock } from '../../shared/replay/imports/tcpHeader.ts'
import type { RecordedConnection, RecordedSegment } from '../../shared/replay/recording/recorded.ts'
import { judgeRecording } from '../../shared/replay/recording/judgeRecording.ts'
import type { JudgedRecording } from '../../shared/replay/recording/judged.ts'
import type { FlagName } from '../../shared/tcp/segment.ts'
import { FLAG_NAMES, flagsOf } from '../../shared/tcp/segment.ts'
import { toSeq } from '../../shared/tcp/seq.ts'

const LINE =
  /^(client|server) ([A-Z,]+) seq (\d+)(?: ack (\d+))?(?: len (\d+)| text ([a-z]+))?(?: id (\d+))?(?: ts (\d+)\/(\d+))?(?: sack ([\d-]+(?:,[\d-]+)*))?(?: at ([\d.]+))?$/u

const blockFrom = (words: string): SackBlock => {
  const [from, to] = words.split('-')
  return { from: toSeq(Number(from)), to: toSeq(Number(to)) }
}

const isFlag = (name: string): name is FlagName => FLAG_NAMES.some((flag) => flag === name)

/**
 * A recorded connection from lines such as "client SYN,ACK seq 0 ack 1 len 5 id 7 ts 30/20 sack 8-9,12-15 at 0.25": ts is
 * TSval/TSecr, "text" in the place of "len" gives the octets, at is in seconds; without it a segment comes a hundredth of a second after the one before.
 */
const recordedFrom = (lines: readonly string[]): RecordedConnection => ({
  addresses: { client: '192.0.2.10:40000', server: '192.0.2.80:80' },
  segments: lines.map((line, index): RecordedSegment => {
    const [, from, flags, seq, ack, len, text, id, value, echo, sack, at] = LINE.exec(line) ?? []
    const seat: Seat = from === 'server' ? 'server' : 'client'
    const names = (flags ?? '').split(',').filter(isFlag)
    if (from === undefined || names.length === 0) throw new Error(`not a segment: ${line}`)
    return {
      n: index + 1,
      frame: index + 1,
      t: at === undefined ? index / 100 : Number(at),
      from: seat,
      segment: {
        flags: flagsOf(...names),
        seq: toSeq(Number(seq)),
        ack: toSeq(Number(ack ?? 0)),
        wnd: 65_535,
        data: text ?? '\0'.repeat(Number(len ?? 0)),
      },
      timestamps: value === undefined ? undefined : { value: Number(value), echo: Number(echo) },
      sacks: sack === undefined ? [] : sack.split(',').map(blockFrom),
      id: id === undefined ? undefined : Number(id),
      isDamaged: false,
      isBlank: false,
    }
  }),
})

/** The judge's word on a connection of lines. */
export const judgedLines = (...lines: readonly string[]): JudgedRecording =>
  judgeRecording(recordedFrom(lines))

/** The segments, by n, that are called wrong. */
export const wrongIn = ({ segments }: JudgedRecording): readonly number[] =>
  segments.flatMap(({ recorded, verdict }) => (verdict.kind === 'nonconforming' ? [recorded.n] : []))

/** As which kind each segment conforms; "wrong" for those that do not. */
export const kindsIn = ({ segments }: JudgedRecording): readonly string[] =>
  segments.map(({ verdict }) => (verdict.kind === 'conforming' ? verdict.as : 'wrong'))

/** The segments, by n, that never reached the other end. */
export const lostIn = ({ segments }: JudgedRecording): readonly number[] =>
  segments.flatMap(({ recorded, lost }) => (lost ? [recorded.n] : []))

/** The states after a segment, by n, as "CLOSED LISTEN": the client's, the server's. */
export const statesAfter = ({ segments }: JudgedRecording, n: number): string => {
  const states = segments.find(({ recorded }) => recorded.n === n)?.states
  return `${states?.client} ${states?.server}`
}
