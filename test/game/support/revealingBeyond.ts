import type { MisconceptionId } from '../../../shared/game/judging/misconceptions.ts'
import type { DraftField } from '../../../shared/game/judging/verdict.ts'

interface Beyond {
  readonly id: MisconceptionId
  readonly from: 'CLOSED' | 'ESTABLISHED'
  /** What has happened before */
  readonly before: readonly string[]
  /** Refused just before in the same decision */
  readonly previous?: string
  readonly draft: string
  readonly field: DraftField
}

const CALLED = ['S calls LISTEN', 'C calls OPEN', 'C > SYN seq=x'] as const
const CROSSED = ['C calls OPEN', 'S calls OPEN', 'C ~ SYN seq=x', 'S ~ SYN seq=y', 'all land'] as const
const CLOSED_FIRST = ['C calls CLOSE', 'C > FIN,ACK seq=x+1 ack=y+1'] as const
const HALF_CLOSED = [...CLOSED_FIRST, 'S > ACK seq=y+1 ack=x+2'] as const
const BOTH_CLOSE = [
  'C calls CLOSE',
  'S calls CLOSE',
  'C ~ FIN,ACK seq=x+1 ack=y+1',
  'S ~ FIN,ACK seq=y+1 ack=x+1',
  'all land',
] as const

/** Situations that need loss, crossing, strays or a crash, and the draft that reveals what its player believes. */
export const REVEALING_BEYOND: readonly Beyond[] = [
  {
    id: 'M11',
    from: 'ESTABLISHED',
    before: ['C calls SEND 10', 'C calls CLOSE', 'C > PSH,FIN,ACK seq=x+1 ack=y+1 len=10'],
    draft: 'S > ACK seq=y+1 ack=x+2 | CLOSE-WAIT',
    field: 'ack',
  },
  {
    id: 'M12',
    from: 'ESTABLISHED',
    before: [...CLOSED_FIRST, 'S x ACK seq=y+1 ack=x+2', 'C timer', 'C > FIN,ACK seq=x+1 ack=y+1'],
    draft: 'S > ACK seq=y+1 ack=x+3 | CLOSE-WAIT',
    field: 'ack',
  },
  {
    id: 'M18',
    from: 'ESTABLISHED',
    before: ['C calls CLOSE', 'C x FIN,ACK seq=x+1 ack=y+1', 'C timer'],
    draft: 'C > FIN,ACK seq=x+2 ack=y+1 | FIN-WAIT-1',
    field: 'seq',
  },
  {
    id: 'M18',
    from: 'ESTABLISHED',
    before: ['C calls SEND 10', 'C x PSH,ACK seq=x+1 ack=y+1 len=10', 'C timer'],
    draft: 'C > PSH,ACK seq=x+11 ack=y+1 len=10 | ESTABLISHED',
    field: 'len',
  },
  {
    id: 'M19',
    from: 'ESTABLISHED',
    before: ['C calls SEND 20', 'C > PSH,ACK seq=x+1 ack=y+1 len=10', 'C > PSH,ACK seq=x+11 ack=y+1 len=10'],
    draft: 'S > ACK seq=y+1 ack=x+11 | ESTABLISHED',
    field: 'ack',
  },
  {
    id: 'M22',
    from: 'CLOSED',
    before: ['C calls OPEN', 'C x SYN seq=x', 'C timer'],
    draft: 'C > SYN,ACK seq=x ack=1 | SYN-SENT',
    field: 'flags',
  },
  {
    id: 'M25',
    from: 'CLOSED',
    before: CALLED,
    previous: 'S > ACK seq=y ack=x+1 | SYN-RECEIVED',
    draft: 'S > SYN seq=y | SYN-RECEIVED',
    field: 'flags',
  },
  {
    id: 'M29',
    from: 'ESTABLISHED',
    before: ['C calls ABORT', 'C > RST seq=x+1'],
    draft: 'S > ACK seq=y+1 ack=x+2 | CLOSED',
    field: 'flags',
  },
  {
    id: 'M29',
    from: 'ESTABLISHED',
    before: ['C calls ABORT', 'C > RST seq=x+1'],
    draft: 'S > RST seq=y+1 | CLOSED',
    field: 'flags',
  },
  {
    id: 'M31',
    from: 'CLOSED',
    before: ['C calls OPEN', 'C > SYN seq=x'],
    draft: 'S > FIN,ACK seq=0 ack=x+1 | CLOSED',
    field: 'flags',
  },
  {
    id: 'M32',
    from: 'CLOSED',
    before: ['C calls OPEN', 'C > SYN seq=x'],
    draft: 'S > RST,ACK seq=12345 ack=x+1 | CLOSED',
    field: 'seq',
  },
  {
    id: 'M32',
    from: 'ESTABLISHED',
    before: ['S crashes', 'C calls SEND 4', 'C > PSH,ACK seq=x+1 ack=y+1 len=4'],
    draft: 'S > RST seq=0 | CLOSED',
    field: 'seq',
  },
  {
    id: 'M01',
    from: 'CLOSED',
    before: ['C calls OPEN', 'C > SYN seq=x'],
    draft: 'S > RST,ACK seq=0 ack=x | CLOSED',
    field: 'ack',
  },
  {
    id: 'M40',
    from: 'CLOSED',
    before: [...CALLED, 'S > SYN,ACK seq=y ack=x+1', 'C x ACK seq=x+1 ack=y+1', 'S timer'],
    draft: 'S > RST seq=y+1 | LISTEN',
    field: 'flags',
  },
  {
    id: 'M40',
    from: 'CLOSED',
    before: [
      ...CALLED,
      'S > SYN,ACK seq=y ack=x+1',
      'C x ACK seq=x+1 ack=y+1',
      'S timer',
      'S > SYN,ACK seq=y ack=x+1',
    ],
    draft: 'C > RST seq=x+1 | CLOSED',
    field: 'flags',
  },
  {
    id: 'M41',
    from: 'CLOSED',
    before: [...CALLED, 'N > C SYN,ACK seq=700 ack=x-9'],
    draft: 'C > ACK seq=x+1 ack=701 | ESTABLISHED',
    field: 'flags',
  },
  {
    id: 'M49',
    from: 'CLOSED',
    before: CROSSED,
    draft: 'C > SYN,ACK seq=x+1 ack=y+1 | SYN-RECEIVED',
    field: 'seq',
  },
  {
    id: 'M57',
    from: 'ESTABLISHED',
    before: ['C calls CLOSE'],
    draft: 'C > FIN,ACK seq=x+1 ack=y+1 | CLOSED',
    field: 'state',
  },
  {
    id: 'M57',
    from: 'ESTABLISHED',
    before: CLOSED_FIRST,
    draft: 'S > ACK seq=y+1 ack=x+2 | CLOSED',
    field: 'state',
  },
  {
    id: 'M60',
    from: 'ESTABLISHED',
    before: ['S calls SEND 10', ...CLOSED_FIRST, 'S calls CLOSE'],
    draft: 'S > FIN,ACK seq=y+1 ack=x+2 | LAST-ACK',
    field: 'len',
  },
  {
    id: 'M64',
    from: 'ESTABLISHED',
    before: [...HALF_CLOSED, 'S calls SEND 10', 'S > PSH,ACK seq=y+1 ack=x+2 len=10'],
    draft: 'C > ACK seq=x+2 ack=y+11 | CLOSE-WAIT',
    field: 'state',
  },
  {
    id: 'M71',
    from: 'ESTABLISHED',
    before: [
      ...HALF_CLOSED,
      'S calls CLOSE',
      'S > FIN,ACK seq=y+1 ack=x+2',
      'C x ACK seq=x+2 ack=y+2',
      'S timer',
      'S > FIN,ACK seq=y+1 ack=x+2',
    ],
    draft: 'C > ACK seq=x+2 ack=y+2 | CLOSED',
    field: 'state',
  },
  {
    id: 'M76',
    from: 'ESTABLISHED',
    before: [...HALF_CLOSED, 'S calls SEND 10', 'S > PSH,ACK seq=y+1 ack=x+2 len=10'],
    draft: 'C > RST seq=x+2 | CLOSED',
    field: 'flags',
  },
  {
    id: 'M77',
    from: 'ESTABLISHED',
    before: BOTH_CLOSE,
    draft: 'C > ACK seq=x+2 ack=y+2 | CLOSE-WAIT',
    field: 'state',
  },
  {
    id: 'M78',
    from: 'ESTABLISHED',
    before: BOTH_CLOSE,
    draft: 'C > FIN,ACK seq=x+2 ack=y+2 | CLOSING',
    field: 'flags',
  },
  {
    id: 'M79',
    from: 'ESTABLISHED',
    before: [...CLOSED_FIRST, 'S calls CLOSE', 'S > FIN,ACK seq=y+1 ack=x+2'],
    draft: 'C > ACK seq=x+2 ack=y+2 | FIN-WAIT-2',
    field: 'state',
  },
  {
    id: 'M80',
    from: 'ESTABLISHED',
    before: [
      'S calls SEND 10',
      'C calls CLOSE',
      'C ~ FIN,ACK seq=x+1 ack=y+1',
      'S > PSH,ACK seq=y+1 ack=x+1 len=10',
    ],
    draft: 'C > ACK seq=x+2 ack=y+11 | FIN-WAIT-2',
    field: 'state',
  },
  {
    id: 'M72',
    from: 'ESTABLISHED',
    before: ['C calls ABORT'],
    draft: 'C > RST seq=x+1 | TIME-WAIT',
    field: 'state',
  },
  {
    id: 'M87',
    from: 'ESTABLISHED',
    before: ['S crashes', 'C calls SEND 4', 'C > PSH,ACK seq=x+1 ack=y+1 len=4'],
    draft: 'S > FIN,ACK seq=y+1 ack=x+5 | CLOSED',
    field: 'flags',
  },
  {
    id: 'M91',
    from: 'ESTABLISHED',
    before: [
      'C calls SEND 10',
      'C calls CLOSE',
      'C x PSH,ACK seq=x+1 ack=y+1 len=10',
      'C > FIN,ACK seq=x+11 ack=y+1',
    ],
    draft: 'S > ACK seq=y+1 ack=x+12 | CLOSE-WAIT',
    field: 'ack',
  },
  {
    id: 'M91',
    from: 'ESTABLISHED',
    before: [
      'C calls SEND 10',
      'C calls CLOSE',
      'C x PSH,ACK seq=x+1 ack=y+1 len=10',
      'C > FIN,ACK seq=x+11 ack=y+1',
    ],
    draft: 'S > ACK seq=y+1 ack=x+1 | CLOSE-WAIT',
    field: 'state',
  },
  {
    id: 'M92',
    from: 'ESTABLISHED',
    before: [
      ...HALF_CLOSED,
      'S calls SEND 10',
      'S calls CLOSE',
      'S > PSH,ACK seq=y+1 ack=x+2 len=10',
      'S x FIN,ACK seq=y+11 ack=x+2',
      'C > ACK seq=x+2 ack=y+11',
      'S timer',
    ],
    draft: 'S > FIN,ACK seq=y+11 ack=x+2 | CLOSED',
    field: 'state',
  },
]
