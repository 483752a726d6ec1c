import type { MisconceptionId } from '../../../shared/game/judging/misconceptions.ts'
import type { DraftField } from '../../../shared/game/judging/verdict.ts'
import type { LevelId } from '../../../shared/game/levels/level.ts'

interface InRoom {
  readonly id: MisconceptionId
  readonly level: LevelId
  /** Moves before the revealing draft */
  readonly before?: readonly string[]
  readonly draft: string
  readonly field: DraftField
}

const OPENED = ['C > SYN seq=x | SYN-SENT'] as const
const ANSWERED = [...OPENED, 'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED'] as const
const TALKING = [...ANSWERED, 'C > PSH,ACK seq=x+1 ack=y+1 len=10 | ESTABLISHED'] as const
const CLOSING = ['C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1'] as const
const HALF = [...CLOSING, 'S > ACK seq=y+1 ack=x+2 | CLOSE-WAIT'] as const
const BOTH = [...HALF, 'S > FIN,ACK seq=y+1 ack=x+2 | LAST-ACK'] as const
const LATE = [
  'C > PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED',
  'S > ACK seq=y+1 ack=x+5 | ESTABLISHED',
  'C > FIN,ACK seq=x+5 ack=y+1 | FIN-WAIT-1',
  'S > ACK seq=y+1 ack=x+6 | CLOSE-WAIT',
] as const

/** Each misconception with a draft that reveals it: what a learner who believes it really sends. */
export const REVEALING: readonly InRoom[] = [
  {
    id: 'M01',
    level: 'handshake',
    before: OPENED,
    draft: 'S > SYN,ACK seq=y ack=x | SYN-RECEIVED',
    field: 'ack',
  },
  {
    id: 'M01',
    level: 'handshake',
    before: ANSWERED,
    draft: 'C > ACK seq=x+1 ack=y | ESTABLISHED',
    field: 'ack',
  },
  {
    id: 'M02',
    level: 'handshake',
    before: OPENED,
    draft: 'S > SYN,ACK seq=x+1 ack=x+1 | SYN-RECEIVED',
    field: 'seq',
  },
  {
    id: 'M03',
    level: 'first-words',
    before: TALKING,
    draft: 'S > ACK seq=y+1 ack=x+2 | ESTABLISHED',
    field: 'ack',
  },
  {
    id: 'M04',
    level: 'first-words',
    before: [...ANSWERED, 'C > ACK seq=x+1 ack=y+1 | ESTABLISHED'],
    draft: 'C > PSH,ACK seq=x+2 ack=y+1 len=9 | ESTABLISHED',
    field: 'seq',
  },
  {
    id: 'M05',
    level: 'handshake',
    before: ANSWERED,
    draft: 'C > ACK seq=x ack=y+1 | ESTABLISHED',
    field: 'seq',
  },
  { id: 'M06', level: 'handshake', draft: 'C > SYN seq=0 | SYN-SENT', field: 'seq' },
  {
    id: 'M07',
    level: 'handshake',
    before: OPENED,
    draft: 'S > SYN,ACK seq=x ack=x+1 | SYN-RECEIVED',
    field: 'seq',
  },
  {
    id: 'M08',
    level: 'handshake',
    before: OPENED,
    draft: 'S > SYN,ACK seq=y ack=x+4 | SYN-RECEIVED',
    field: 'ack',
  },
  {
    id: 'M09',
    level: 'first-words',
    before: TALKING,
    draft: 'S > ACK seq=y+1 ack=x+10 | ESTABLISHED',
    field: 'ack',
  },
  {
    id: 'M10',
    level: 'close-client',
    before: CLOSING,
    draft: 'S > ACK seq=y+1 ack=x+1 | CLOSE-WAIT',
    field: 'ack',
  },
  {
    id: 'M12',
    level: 'close-client',
    before: CLOSING,
    draft: 'S > ACK seq=y+1 ack=x+3 | CLOSE-WAIT',
    field: 'ack',
  },
  {
    id: 'M13',
    level: 'close-client',
    before: BOTH,
    draft: 'C > ACK seq=x+1 ack=y+2 | TIME-WAIT',
    field: 'seq',
  },
  {
    id: 'M13',
    level: 'close-client',
    before: BOTH,
    draft: 'C > ACK seq=x+3 ack=y+2 | TIME-WAIT',
    field: 'seq',
  },
  {
    id: 'M14',
    level: 'close-client',
    before: HALF,
    draft: 'S > FIN,ACK seq=77777 ack=x+2 | LAST-ACK',
    field: 'seq',
  },
  {
    id: 'M15',
    level: 'handshake',
    before: OPENED,
    draft: 'S > SYN,ACK seq=y ack=4294967296 | SYN-RECEIVED',
    field: 'ack',
  },
  {
    id: 'M16',
    level: 'handshake',
    before: ANSWERED,
    draft: 'C > ACK seq=x+1 ack=y+900 | ESTABLISHED',
    field: 'ack',
  },
  {
    id: 'M17',
    level: 'first-words',
    before: [...ANSWERED, 'C > PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED'],
    draft: 'C > PSH,ACK seq=x+2 ack=y+1 len=6 | ESTABLISHED',
    field: 'seq',
  },
  { id: 'M18', level: 'handshake', before: OPENED, draft: 'C > SYN seq=x+1 | SYN-SENT', field: 'seq' },
  {
    id: 'M20',
    level: 'handshake',
    before: ANSWERED,
    draft: 'C > ACK seq=y+1 ack=y+1 | ESTABLISHED',
    field: 'seq',
  },
  {
    id: 'M21',
    level: 'handshake',
    before: OPENED,
    draft: 'S > SYN seq=y ack=x+1 | SYN-RECEIVED',
    field: 'flags',
  },
  { id: 'M22', level: 'handshake', draft: 'C > SYN,ACK seq=x ack=1 | SYN-SENT', field: 'flags' },
  {
    id: 'M23',
    level: 'handshake',
    before: OPENED,
    draft: 'S > ACK seq=y ack=x+1 | SYN-RECEIVED',
    field: 'flags',
  },
  { id: 'M24', level: 'handshake', before: OPENED, draft: 'S > SYN seq=y | SYN-RECEIVED', field: 'flags' },
  {
    id: 'M26',
    level: 'handshake',
    before: ANSWERED,
    draft: 'C > SYN,ACK seq=x+1 ack=y+1 | ESTABLISHED',
    field: 'flags',
  },
  { id: 'M27', level: 'close-client', draft: 'C > FIN seq=x+1 | FIN-WAIT-1', field: 'flags' },
  { id: 'M28', level: 'handshake', draft: 'C > SYN,FIN seq=x | SYN-SENT', field: 'flags' },
  { id: 'M30', level: 'close-client', draft: 'C > RST seq=x+1 | FIN-WAIT-1', field: 'flags' },
  {
    id: 'M34',
    level: 'handshake',
    before: OPENED,
    draft: 'S > SYN,ACK seq=y ack=x+1 | ESTABLISHED',
    field: 'state',
  },
  {
    id: 'M35',
    level: 'handshake',
    before: ANSWERED,
    draft: 'C > ACK seq=x+1 ack=y+1 | SYN-SENT',
    field: 'state',
  },
  {
    id: 'M36',
    level: 'handshake',
    before: OPENED,
    draft: 'S > SYN,ACK seq=y ack=x+1 | LISTEN',
    field: 'state',
  },
  { id: 'M37', level: 'handshake', draft: 'C > SYN seq=x | LISTEN', field: 'state' },
  { id: 'M47', level: 'handshake', draft: 'S > SYN seq=y | SYN-SENT', field: 'flags' },
  {
    id: 'M58',
    level: 'close-client',
    before: CLOSING,
    draft: 'C > ACK seq=x+2 ack=y+1 len=5 | FIN-WAIT-1',
    field: 'len',
  },
  {
    id: 'M60',
    level: 'half-close',
    before: LATE.slice(0, 3),
    draft: 'S > FIN,ACK seq=y+1 ack=x+6 | LAST-ACK',
    field: 'flags',
  },
  {
    id: 'M63',
    level: 'half-close',
    before: LATE,
    draft: 'S > FIN,ACK seq=y+1 ack=x+6 | LAST-ACK',
    field: 'flags',
  },
  { id: 'M64', level: 'close-client', draft: 'C > FIN,ACK seq=x+1 ack=y+1 | CLOSE-WAIT', field: 'state' },
  {
    id: 'M67',
    level: 'close-client',
    before: HALF,
    draft: 'S > FIN,ACK seq=y+1 ack=x+2 | TIME-WAIT',
    field: 'state',
  },
  {
    id: 'M69',
    level: 'close-client',
    before: BOTH,
    draft: 'C > ACK seq=x+2 ack=y+2 | CLOSED',
    field: 'state',
  },
  {
    id: 'M64',
    level: 'half-close',
    before: [...LATE, 'S > PSH,ACK seq=y+1 ack=x+6 len=20 | CLOSE-WAIT'],
    draft: 'C > ACK seq=x+6 ack=y+21 | CLOSE-WAIT',
    field: 'state',
  },
  {
    id: 'M81',
    level: 'close-client',
    before: CLOSING,
    draft: 'S > ACK seq=y+1 ack=x+2 | LAST-ACK',
    field: 'state',
  },
  {
    id: 'M82',
    level: 'half-close',
    before: [...LATE, 'S > PSH,ACK seq=y+1 ack=x+6 len=20 | CLOSE-WAIT'],
    draft: 'C > ACK seq=x+6 ack=y+21 | TIME-WAIT',
    field: 'state',
  },
]
