import type { Because } from '../../../../shared/tcp/tcb.ts'

/** Why something is due: help for those who ask before they try. */
export const because = {
  'open-called': 'Your application called `OPEN`. An opening begins with your own start number, `ISS`.',
  'syn-arrived':
    'A SYN asks for an opening. It wants to be acknowledged, and to hear your own start number, `ISS`.',
  'syn-arrived-cookie':
    'A SYN asks for an opening. You answer with a cookie: the number in `ISS` is made so that their ACK brings back all that you forget.',
  'syn-ack-arrived':
    'Their SYN has to be acknowledged, or they never learn that you heard it. `RCV.NXT` is what you want next.',
  'simultaneous-open': 'Both ends called at once. Send your SYN again, now with an ACK of theirs.',
  'data-arrived': 'Data came. Tell them which number you want next: it stands in `RCV.NXT`.',
  'fin-arrived':
    'A FIN takes a number and is acknowledged at once, whatever your application is doing. Look at `RCV.NXT`.',
  'send-called': 'Your application called `SEND`. Its bytes begin at `SND.NXT`.',
  'close-called': 'Your application called `CLOSE`. Tell the other end; that takes the number in `SND.NXT`.',
  'abort-called': 'Your application called `ABORT`. A reset tells the other end.',
  'out-of-window': 'What came is old or far ahead. Say where you are: `SND.NXT` and `RCV.NXT`.',
  'out-of-order': 'Something is missing in front of what came. Say again which number you still want.',
  'unacceptable-ack': 'What came acknowledges something that you never sent.',
  'unexpected-syn': 'A SYN in an open connection is challenged, not believed.',
  'inexact-rst': 'A reset whose number is only near is challenged, not believed.',
  'no-connection': 'There is no connection here. A reset says so.',
  'data-unread': 'Nobody will read these data. A reset says so.',
  'retransmission-timeout': 'No answer came in time. Send the same again, with the same number.',
  'allowed-any-time': 'This may be said at any time.',
} satisfies { readonly [B in Because]: string }

/** The typical segment, when it was paid for, and where it leads. */
export const hintAnswer = (segment: string, state: string): string =>
  `Due here: \`${segment}\`. Afterwards you are in \`${state}\`.`
