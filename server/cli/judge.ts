import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { unreachable } from '../../shared/base/unreachable.ts'
import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import type { CaptureError } from '../../shared/replay/imports/capture.ts'
import { readCapture } from '../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../shared/replay/recording/judgeRecording.ts'
import { toJudgement } from '../../shared/replay/recording/judgement.ts'
import type { ConnectionJudgement } from '../../shared/replay/recording/judgement.ts'
import type { Command, ExitCode } from './command.ts'

/** What became of one file. */
interface JudgedFile {
  readonly connections: readonly ConnectionJudgement[]
  readonly cutAt: number | undefined
}

/** `wavehand judge FILE... [--json]`: is every segment of a recording one that RFC 9293 allows? */
export const judge: Command = {
  name: 'judge',
  summary: 'judge every TCP segment of a pcap or pcapng file',
  help: `Usage: wavehand judge FILE... [--json]

Reads pcap or pcapng (Ethernet, raw IP, Linux cooked, loopback; IPv4 and IPv6; several connections in one file),
follows both endpoints of each connection and judges every TCP segment against RFC 9293.

  --json   one line of JSON for each file: connections, segments with verdict, kind, faults and both states

Exit code 0: every segment conforms. 1: some do not. 2: a file could not be read.`,
  run: async (args, io) => {
    const options = optionsOf(args)
    if (!options.ok) {
      io.complain(`wavehand judge: ${options.error}`)
      return 2
    }
    let worst: ExitCode = 0
    for (const file of options.value.files) {
      const judged = await judgeFile(file)
      if (!judged.ok) {
        io.complain(`wavehand judge: ${file}: ${judged.error}`)
        worst = 2
        continue
      }
      const { connections, cutAt } = judged.value
      if (cutAt !== undefined)
        io.complain(
          `wavehand judge: ${file}: the file breaks off at octet ${cutAt}; what came before was judged`,
        )
      const lines = options.value.isJson
        ? [JSON.stringify({ file, connections, ...(cutAt === undefined ? {} : { cutAt }) })]
        : [file, ...connections.flatMap(linesOf)]
      lines.forEach(io.print)
      if (worst === 0 && connections.some(hasFault)) worst = 1
    }
    return worst
  },
}

const optionsOf = (
  args: readonly string[],
): Result<{ readonly files: readonly string[]; readonly isJson: boolean }, string> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    if (positionals.length === 0) return fail('name a pcap or pcapng file; --help tells more')
    return ok({ files: positionals, isJson: values.json })
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

const judgeFile = async (file: string): Promise<Result<JudgedFile, string>> => {
  try {
    const capture = readCapture(await readFile(file))
    if (!capture.ok) return fail(sentenceOf(capture.error))
    const connections = connectionsOf(capture.value).map((one) => toJudgement(judgeRecording(one)))
    return ok({ connections, cutAt: capture.value.cutAt })
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      return fail(error.code === 'ENOENT' ? 'there is no such file' : `cannot be read (${error.code})`)
    throw error
  }
}

const sentenceOf = ({ code, offset }: CaptureError): string => {
  switch (code) {
    case 'capture/empty':
      return 'the file is empty'
    case 'capture/unknown-format':
      return 'neither a pcap nor a pcapng file'
    case 'capture/broken-block':
      return `a block of the file is broken at octet ${offset}`
    default:
      return unreachable(code)
  }
}

const hasFault = ({ segments }: ConnectionJudgement): boolean =>
  segments.some(({ verdict }) => verdict === 'nonconforming')

const linesOf = (connection: ConnectionJudgement): readonly string[] => [
  '',
  `${connection.client} (client) - ${connection.server} (server): ${connection.segments.length} segments, ` +
    `${connection.segments.filter(({ verdict }) => verdict === 'nonconforming').length} nonconforming; ` +
    `ends ${connection.final.client} / ${connection.final.server}`,
  ...connection.segments.flatMap((segment) => {
    const { n, t, from, seqRel, ackRel, len, states } = segment
    const length = len === 0 ? '' : ` len ${len}`
    const text =
      `${String(n).padStart(5)} ${t.toFixed(6).padStart(12)}  ${from === 'client' ? 'C >' : 'S >'} ` +
      `${(segment.flags.join(',') || 'none').padEnd(12)} seq ${seqRel}${ackRel === null ? '' : ` ack ${ackRel}`}${length}`
    const verdict = segment.kind ?? 'NONCONFORMING'
    return [
      `${text.padEnd(62)} ${verdict.padEnd(24)} ${states.client} / ${states.server}`,
      ...segment.faults.map(
        ({ field, code, found, expected, rfc }) =>
          `${' '.repeat(20)}${field}: ${code}, found ${found}, expected ${expected || 'nothing'} (RFC 9293 ${rfc})`,
      ),
    ]
  }),
]
