import type { Kind } from '../../../../shared/tcp/permission.ts'

/** The name of each kind of segment, as it stands after "as". */
export const kind = {
  syn: 'a SYN',
  'syn-retransmission': 'a repeated SYN',
  'syn-ack': 'a SYN-ACK',
  'syn-ack-retransmission': 'a repeated SYN-ACK',
  ack: 'an acknowledgement',
  'duplicate-ack': 'a repeated acknowledgement',
  'challenge-ack': 'a challenge ACK',
  'window-update': 'a window update',
  data: 'data',
  'data-retransmission': 'repeated data',
  fin: 'a FIN',
  'fin-with-data': 'a FIN that carries the last data',
  'fin-retransmission': 'a repeated FIN',
  rst: 'a reset',
  'rst-ack': 'a reset with ACK',
  'keep-alive-probe': 'a keep-alive probe',
  'zero-window-probe': 'a zero-window probe',
} satisfies { readonly [K in Kind]: string }
