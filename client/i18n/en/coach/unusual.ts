import type { Kind } from '../../../../shared/tcp/permission.ts'

/** What an allowed but unusual segment is, and when one sees it. */
export const unusual = {
  syn: 'A SYN calls the other end. One sees it once at the start of every connection.',
  'syn-retransmission': 'That is your SYN again. One sees it when no answer has come in time.',
  'syn-ack': 'A SYN-ACK accepts a call and calls back. One sees it once in every opening.',
  'syn-ack-retransmission':
    'That is your SYN-ACK again. One sees it when its acknowledgement has not come in time.',
  ack: 'A bare ACK says which number you want next. One sees it wherever there is nothing else to carry it.',
  'duplicate-ack':
    'That says once more what you have said already. One sees it when something came twice or out of order.',
  'challenge-ack':
    'A challenge ACK asks whether they meant it. One sees it after a SYN or a reset that does not fit.',
  'window-update':
    'A window update says how much room you have now. One sees it when a slow application has read on.',
  data: 'Data may leave as soon as they wait. TCP mostly sends all of them that fit; fewer is allowed.',
  'data-retransmission': 'Those are bytes sent before. One sees them again when their ACK is late.',
  fin: 'A FIN may leave as soon as your application has closed. Mostly it takes the ACK along.',
  'fin-with-data': 'The last bytes carry the FIN along. One sees it when `CLOSE` follows `SEND` at once.',
  'fin-retransmission': 'That is your FIN again. One sees it when its acknowledgement has not come in time.',
  rst: 'A reset throws the connection away. One sees it when a program aborts.',
  'rst-ack': 'A reset with ACK says that nobody is here. One sees it when a SYN meets a closed port.',
  'keep-alive-probe':
    'A keep-alive probe asks whether the other end is still there. One sees it after a long silence.',
  'zero-window-probe':
    'A zero-window probe asks whether there is room again. One sees it when the reader is slow.',
} satisfies { readonly [K in Kind]: string }
