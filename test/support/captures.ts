import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Seat } from '../../shared/game/seat.ts'
import { readCapture } from '../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../shared/replay/recording/connections.ts'
import type { SegmentJudgement } from '../../shared/replay/recording/judgement.ts'
import { toJudgement } from '../../shared/replay/recording/judgement.ts'
import type { ConnectionJudgement } from '../../shared/replay/recording/judgement.ts'
import { judgeRecording } from '../../shared/replay/recording/judgeRecording.ts'
import type { RecordedConnection } from '../../shared/replay/recording/recorded.ts'
import type { State } from '../../shared/tcp/state.ts'

const ROOT = join(import.meta.dirname, '../captures')

/** What is known of a recorded segment from the kernels that sent and received it (test/captures/README.md). */
interface ExpectedSegment {
  readonly n: number
  readonly frame: number
  readonly from: Seat
  readonly flags: string
  readonly seq: number
  readonly ack: number
  readonly len: number
  readonly client: State
  readonly server: State
  readonly lost?: true
  readonly retransmissionOf?: number
}

interface ExpectedConnection {
  readonly client: string
  readonly server: string
  readonly segments: readonly ExpectedSegment[]
  readonly final: { readonly client: State; readonly server: State }
  /** Segments, by n, that their sender would not have sent */
  readonly illegal: readonly number[]
}

interface Expected {
  readonly connections: readonly ExpectedConnection[]
}

/** A capture of the folder test/captures. */
export interface CaptureFile {
  /** As "given/abort-linger" */
  readonly name: string
  readonly octets: Uint8Array
  readonly expected: Expected
}

/** The captures of one folder, by name. */
export const capturesIn = (folder: 'given' | 'own'): readonly CaptureFile[] =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.pcapng'))
    .sort()
    .map((file) => {
      const name = file.replace('.pcapng', '')
      const facts: Expected = JSON.parse(readFileSync(join(ROOT, folder, `${name}.expected.json`), 'utf8'))
      return { name: `${folder}/${name}`, octets: readFileSync(join(ROOT, folder, file)), expected: facts }
    })

/** The connections in a capture file that can be read. */
export const connectionsIn = (octets: Uint8Array): readonly RecordedConnection[] => {
  const capture = readCapture(octets)
  if (!capture.ok) throw new Error(`${capture.error.code} at ${capture.error.offset}`)
  return connectionsOf(capture.value)
}

/** The judge's word on every connection of a capture file. */
export const judgementsOf = (octets: Uint8Array): readonly ConnectionJudgement[] =>
  connectionsIn(octets).map((connection) => toJudgement(judgeRecording(connection)))

/** One line a segment: what a failing test shows. */
export const lineOf = (
  segment: Pick<SegmentJudgement, 'n' | 'from' | 'seq' | 'ack' | 'len' | 'lost' | 'retransmissionOf'> & {
    readonly flags: readonly string[]
    readonly isIllegal: boolean
    readonly states: { readonly client: State; readonly server: State }
  },
): string => {
  const { n, from, flags, seq, ack, len, states } = segment
  const notes = [
    ...(segment.lost ? ['lost'] : []),
    ...(segment.retransmissionOf === null ? [] : [`again ${segment.retransmissionOf}`]),
    ...(segment.isIllegal ? ['ILLEGAL'] : []),
  ]
  const sent = `${n} ${from} ${[...flags].sort().join(',')} seq ${seq} ack ${ack} len ${len}`
  return [`${sent} | ${states.client} ${states.server}`, ...notes].join(' | ')
}
