/** What is said of one step of a timeline. */
export const step = {
  stepOf: (n: number, of: number) => `Step ${n} of ${of}`,
  seconds: (s: string) => `${s} s`,
  sent: (seat: 'client' | 'server', who: string, flags: string) =>
    `[${seat}]${who}[/${seat}] sent \`${flags}\``,
  drafted: (seat: 'client' | 'server', who: string, flags: string) =>
    `[${seat}]${who}[/${seat}] drafted \`${flags}\``,
  called: (seat: 'client' | 'server', who: string, call: string) =>
    `[${seat}]${who}[/${seat}]: application calls \`${call}\``,
  timed: (seat: 'client' | 'server', who: string, timer: string) =>
    `[${seat}]${who}[/${seat}]: \`${timer}\` has run out`,
  conforming: 'Conforming, typical.',
  unusual: (kind: string) => `Conforming, if seldom seen: ${kind}.`,
  refused: (tries: number) => (tries === 1 ? 'Refused, not sent.' : `Refused, not sent. Try ${tries}.`),
  sentWrong: 'Sent, and it does not conform.',
  sentFits: 'Sent, and it fits. What was said of it does not.',
  field: 'field',
  draftedColumn: 'drafted',
  due: 'due',
  verdict: 'verdict',
  fits: 'fits',
  wrong: 'wrong',
  known: (name: string, id: string) => `known mistake: “${name}” ${id}`,
  noFlags: 'no flag',
  asDrawn: 'As drawn in many books: on the wire a FIN also carries ACK.',
  fieldName: { flags: 'flags', seq: 'seq', ack: 'ack', len: 'len', state: 'state' },
  data: 'data',
  waited: (seat: 'client' | 'server', who: string) => `[${seat}]${who}[/${seat}] waited`,
  forged: (who: string, address: string) => `[server]${who}[/server]: forged SYN from \`${address}\``,
  hostDropped: 'The server’s host dropped it: its backlog was full. The client saw only silence.',
  keysHelp:
    'Arrow keys step, Home and End jump, n and p go from mistake to mistake, space plays, + and − zoom.',
}
