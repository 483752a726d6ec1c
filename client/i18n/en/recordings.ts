import { unreachable } from '../../../shared/base/unreachable.ts'
import type { Ending } from '../../../shared/replay/imports/ending.ts'
import type { DraftFault } from '../../../shared/game/judging/verdict.ts'

const n = (value: number): string => value.toLocaleString('en')
const segments = (count: number): string => (count === 1 ? '1 segment' : `${n(count)} segments`)

/** Everything that is said about recordings of real connections. */
export const recordings = {
  title: 'Open a recording',
  lead: 'Every TCP segment of a real connection, judged by RFC 9293: drop a pcap or pcapng file. Or a round of Wavehand, as a replay file or as text.',
  drop: 'Drop a file here',
  letGo: 'Let go: the file is opened here.',
  choose: 'Choose a file',
  paste: 'Or paste the text of a round',
  local: 'Nothing is uploaded: the file is read on this device and stays on it.',
  kept: {
    title: 'Kept in this browser',
    stays: (name: string) =>
      `“${name}” is kept in this browser, so that a reload finds it again: on this device only, for a week, or until you open another one or forget it.`,
    again: 'Open it again',
    forget: 'Forget it',
  },
  another: 'Another file',
  reading: (name: string) => `Reading ${name}`,
  progress: (done: string, of: string) => `${done} of ${of} MB`,
  found: (segmentCount: number, pairs: number) =>
    `${segments(segmentCount)} between ${n(pairs)} pairs of addresses so far`,
  cancel: 'Cancel',
  problem: {
    'capture/empty': () => ({ title: 'The file is empty.', more: 'It has no octet at all.' }),
    'capture/unknown-format': () => ({
      title: 'This is no recording.',
      more: 'The file begins neither as pcap nor as pcapng nor as a replay file. In Wireshark, save it as pcapng.',
    }),
    'capture/broken-block': (offset: number) => ({
      title: 'The file is broken.',
      more: `A block at offset ${n(offset)} makes no sense. What came before it is shown.`,
    }),
    'capture/cut': (offset: number) => ({
      title: 'The file breaks off.',
      more: `It ends in the middle of a packet at offset ${n(offset)}. What came before it is shown.`,
    }),
    'open/compressed': () => ({
      title: 'The file is compressed.',
      more: 'Unpack it first (gunzip, unzip or 7z), then drop what was in it.',
    }),
    'open/folder': () => ({ title: 'That is a folder.', more: 'Drop one file out of it.' }),
    'open/several': () => ({
      title: 'One file at a time, please.',
      more: 'Several recordings of one connection can be joined first: mergecap -w both.pcapng a.pcapng b.pcapng.',
    }),
    'open/no-tcp': (packets: number) => ({
      title: 'No TCP in this file.',
      more: `It holds ${packets === 1 ? '1 packet' : `${n(packets)} packets`}, and none of them carries TCP over IPv4 or IPv6.`,
    }),
    'open/unreadable': () => ({
      title: 'The file cannot be read.',
      more: 'It was moved or changed since you chose it, it is a folder, or this browser may not read it.',
    }),
    'open/judge-failed': () => ({
      title: 'The judge broke on this one.',
      more: 'That is our fault. The other connections can still be opened.',
    }),
    'open/gone': () => ({
      title: 'The file is no longer open.',
      more: 'This browser has not kept it, or has forgotten it. Choose it again: you get to the same connection and step.',
    }),
    'replay/not-a-replay': (_at: number, field = '') => ({
      title: 'This is no replay of Wavehand.',
      more: `The file is JSON, but not what “wavehand play -o” or the export of a timeline writes${field === '' ? '.' : `: “${field}” is missing or wrong.`}`,
    }),
    'replay/not-json': (line: number, column = '') => ({
      title: 'The replay file is broken.',
      more: `It begins as JSON and breaks in line ${n(line)}, column ${column}. Perhaps it was cut off on the way.`,
    }),
    'replay/unknown-rules': (rules: number, known = '') => ({
      title: 'Played by other rules.',
      more: `The file names version ${n(rules)} of the rules; this page knows version ${known}.`,
    }),
    'replay/broken-event': (at: number, field = '') => ({
      title: 'The replay file is broken.',
      more:
        field === ''
          ? `Event ${n(at)} cannot have happened where it stands.`
          : `Event ${n(at)} is no event: “${field}” is missing or wrong.`,
    }),
    'replay/contradiction': (_at: number, field = '') => ({
      title: 'The replay file contradicts itself.',
      more: `Its “${field}” is not that of its events.`,
    }),
    'replay/hash-mismatch': () => ({
      title: 'Somebody has changed this replay.',
      more: 'Its hash does not fit its events: this is not what was played. Ask for the file again.',
    }),
    'replay/empty': () => ({
      title: 'Nothing happened in this round.',
      more: 'The file has no step to show.',
    }),
    'text/not-a-round': () => ({
      title: 'The end of the text is missing.',
      more: 'The last line of a round begins with “=”. Copy the whole text.',
    }),
    'text/broken-start': (line: number) => ({
      title: 'The last line of the text is broken.',
      more: `Line ${n(line)} should say how the round began. Copy it whole, without line breaks of its own.`,
    }),
    'text/unreadable': (line: number) => ({
      title: 'A line of the text cannot be read.',
      more: `It is line ${n(line)}: no step, or not the next one.`,
    }),
    'text/impossible': (line: number) => ({
      title: 'This cannot have happened.',
      more: `By the rules what line ${n(line)} says was not possible there.`,
    }),
    'text/does-not-follow': (line: number, expected = '') => ({
      title: 'The text was changed.',
      more: `By the rules line ${n(line)} would be: ${expected}`,
    }),
    'replay/too-large': () => ({
      title: 'This file is too large for a replay.',
      more: 'A replay file of Wavehand is a few hundred kilobytes of JSON.',
    }),
  },
  list: {
    title: (name: string) => `Connections in ${name}`,
    summary: (count: number) => (count === 1 ? '1 connection' : `${n(count)} connections`),
    shown: (shown: number, of: number) => `${n(shown)} of ${n(of)} connections`,
    judging: (done: number, of: number) => `${n(done)} of ${n(of)} judged`,
    judged: (wrong: number) =>
      wrong === 0
        ? 'All judged: every segment conforms.'
        : `All judged: ${n(wrong)} ${wrong === 1 ? 'connection has' : 'connections have'} segments that do not conform.`,
    search: 'Search addresses',
    sort: 'Sort by',
    turn: 'The other way round',
    nothing: 'No connection has this in its addresses.',
    client: 'Client',
    server: 'Server',
    segments: 'Segments',
    start: 'Start',
    duration: 'Duration',
    ending: 'How it ended',
    nonconforming: 'Nonconforming',
    notYet: 'not judged yet',
    open: (client: string, server: string) => `${client} to ${server}`,
    count: segments,
    wrong: (count: number) => (count === 0 ? 'all conform' : `${n(count)} nonconforming`),
    keys: 'Up and Down go from connection to connection, Home and End to the first and last.',
  },
  endings: {
    open: 'still open',
    'half-closed': 'half closed',
    closed: 'closed',
    reset: 'reset',
    refused: 'refused',
    unanswered: 'never answered',
  } satisfies { readonly [E in Ending]: string },
  opening: 'Judging the connection',
  recorded: 'Recorded connection',
  back: 'All connections',
  summary: (client: string, server: string, count: number) => `${client} to ${server} · ${segments(count)}`,
  all: (count: number) =>
    count === 0
      ? 'Every segment conforms.'
      : `${segments(count)} ${count === 1 ? 'does' : 'do'} not conform.`,
  stretch: (from: number, to: number, of: number) => `Segments ${n(from)} to ${n(to)} of ${n(of)}`,
  earlier: 'Earlier',
  later: 'Later',
  nextWrong: 'Next that does not conform',
  tooMany: (judged: number, of: number) =>
    `Only the first ${n(judged)} of ${n(of)} segments are judged here; wavehand judge on the command line takes them all.`,
  wrongTitle: 'Does not conform to RFC 9293',
  foundColumn: 'found',
  damaged: 'Its checksum does not fit it: something was altered on the way, and a receiver throws it away.',
  fault: (code: DraftFault['code'], found: string, due: string): string => {
    const sent = found === '' ? 'no flag' : `\`${found}\``
    switch (code) {
      case 'nothing-to-send':
        return `This end had nothing to send here, and yet ${sent} went out. Somebody else may have forged it.`
      case 'syn-missing':
        return `${sent} opens nothing: SYN was due.`
      case 'syn-unexpected':
        return 'A SYN in the middle: this end had opened the connection already.'
      case 'ack-missing':
        return `${sent} lacks ACK: once a segment has arrived, every segment acknowledges.`
      case 'ack-unexpected':
        return 'It acknowledges, but nothing had arrived that could be acknowledged.'
      case 'fin-missing':
        return 'FIN was due here, and is not set.'
      case 'fin-unexpected':
        return 'FIN again, or too early: its numbers do not fit the end of what this side sends.'
      case 'rst-missing':
        return 'There is no connection here any more: a reset was due.'
      case 'rst-unexpected':
        return 'Nothing called for a reset here.'
      case 'flags-other':
        return `${sent} is no combination that fits this moment.`
      case 'seq-wrong':
        return `\`seq ${found}\` is not where this side’s line stood: \`${due}\` was due.`
      case 'ack-of-unsent':
        return `\`ack ${found}\` acknowledges what the other end has not sent: \`${due}\` was due.`
      case 'ack-too-low':
        return `\`ack ${found}\` asks for something that this end already had: \`${due}\` was due.`
      case 'ack-without-flag':
        return `An ack number without the ACK flag: nobody reads it.`
      case 'data-unexpected':
        return 'Data where none may be sent: nothing had been opened, or all had been sent and closed.'
      case 'data-missing':
        return 'Data that had to go first are missing.'
      case 'data-beyond-window':
        return 'More data than the other end had room for.'
      case 'data-not-queued':
        return 'Other octets than those that were sent under the same numbers before.'
      case 'state-wrong':
      case 'state-not-kept':
      case 'number-too-large':
        return `\`${found}\` stands where \`${due}\` was due.`
      default:
        return unreachable(code)
    }
  },
  quiz: {
    ask: 'What would you send next?',
    more: 'Take one end from here on: you know what it knew, the judge tells you whether your segment conforms, and then you see what the real one sent.',
    as: (seat: 'client' | 'server', who: string) => `As the [${seat}]${who}[/${seat}]`,
    none: 'After this step this end sends nothing that could be asked for.',
    title: 'What would you send next?',
    progress: (at: number, of: number) => `${at} of ${of}`,
    score: (right: number, of: number) => `${right} of ${of} right at first try`,
    exact: 'Exactly what it sent.',
    allowed: 'Allowed as well. It sent something else:',
    sent: 'It sent:',
    yours: 'Yours:',
    reveal: 'Show what it sent',
    next: 'Next',
    done: 'That was the last one.',
    again: 'Again from the start',
    back: 'Back to the timeline',
    over: (right: number, of: number) => `${right} of ${of} right at first try.`,
    frame: (frame: number) => `segment ${n(frame)}`,
  },
}
