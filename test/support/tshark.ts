import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether Wireshark's command-line tool stands on the PATH. */
export const hasTshark = spawnSync('tshark', ['--version'], { stdio: 'ignore' }).status === 0

/** What tshark says of one packet. */
export interface Dissected {
  readonly frame: number
  readonly source: string
  readonly destination: string
  readonly protocols: string
  /** Expert findings of severity warning or error, by their message */
  readonly warnings: readonly string[]
  readonly isMalformed: boolean
  /** `1` good, `0` bad, for IP and TCP */
  readonly checksums: readonly string[]
  /** Its analysis calls the packet a retransmission, of whatever sort */
  readonly isRetransmission: boolean
  readonly flags: string
  readonly mss: string
  readonly seq: number
  readonly ack: number
  readonly len: number
  /** Seconds since 1970, six digits after the point */
  readonly time: string
  readonly comment: string
}

const FIELDS = [
  'frame.number',
  'ip.src',
  'ip.dst',
  'frame.protocols',
  '_ws.expert.severity',
  '_ws.expert.message',
  '_ws.malformed',
  'ip.checksum.status',
  'tcp.checksum.status',
  'tcp.analysis.retransmission',
  'tcp.analysis.fast_retransmission',
  'tcp.analysis.spurious_retransmission',
  'tcp.flags',
  'tcp.options.mss_val',
  'tcp.seq_raw',
  'tcp.ack_raw',
  'tcp.len',
  'frame.time_epoch',
  'frame.comment',
] as const

const RETRANSMISSIONS = [
  'tcp.analysis.retransmission',
  'tcp.analysis.fast_retransmission',
  'tcp.analysis.spurious_retransmission',
] as const

const WARNING = 0x00600000

/** Lets tshark read a capture file; throws with its words when it complains. */
export const dissect = (file: Uint8Array): readonly Dissected[] => {
  const folder = mkdtempSync(join(tmpdir(), 'wavehand-tshark-'))
  try {
    const path = join(folder, 'round.pcapng')
    writeFileSync(path, file)
    const { status, stdout, stderr } = spawnSync(
      'tshark',
      [
        ['-r', path, '-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE', '-n'],
        ['-T', 'fields', '-E', 'separator=/t', '-E', 'aggregator=|', '-E', 'occurrence=a'],
        FIELDS.flatMap((field) => ['-e', field]),
      ].flat(),
      { encoding: 'utf8' },
    )
    const complaints = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Running as user'))
    if (status !== 0 || complaints.length > 0) throw new Error(`tshark: ${stderr}`)
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map(packetOf)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const packetOf = (line: string): Dissected => {
  const cells = line.split('\t')
  const cell = (field: (typeof FIELDS)[number]): string => cells[FIELDS.indexOf(field)] ?? ''
  const severities = cell('_ws.expert.severity').split('|')
  // A packet's comment is an expert message as well, and is there first.
  const messages = cell('_ws.expert.message').split('|')
  return {
    frame: Number(cell('frame.number')),
    source: cell('ip.src'),
    destination: cell('ip.dst'),
    protocols: cell('frame.protocols'),
    warnings: messages.filter((_, index) => Number(severities[index]) >= WARNING),
    isMalformed: cell('_ws.malformed') !== '',
    checksums: [cell('ip.checksum.status'), cell('tcp.checksum.status')],
    isRetransmission: RETRANSMISSIONS.some((field) => cell(field) !== ''),
    flags: cell('tcp.flags'),
    mss: cell('tcp.options.mss_val'),
    seq: Number(cell('tcp.seq_raw')),
    ack: Number(cell('tcp.ack_raw')),
    len: Number(cell('tcp.len')),
    time: cell('frame.time_epoch'),
    comment: cell('frame.comment'),
  }
}
