import type { TickId, TickMoment } from '../../../../shared/game/coach/tickId.ts'
import type { ConsequenceOutcome } from '../../../../shared/game/judging/consequence.ts'

/** The run of a refused draft in a side world. */
export const consequence = {
  title: 'What would have happened?',
  supposed:
    'A side world: your segment goes out to a peer that has received all that you have sent, and has sent nothing that you have not seen. Your real partner may be elsewhere.',
  you: 'You',
  peer: 'Peer',
  timer: 'its timer runs out',
  hidden: 'What would give the answer away, numbers and your own state, is hidden until you have bought it.',
  madeUp: 'The peer’s own start number is not known here, so its numbers say nothing.',
  rewind: 'Rewind',
  rewound: 'Nothing of this has happened: the round stands where it stood.',
  outcome: {
    dropped: 'They drop it without a word, and wait on.',
    'dropped-and-repeated':
      'They drop it without a word. When their timer runs out they say their last again.',
    reset: 'They answer with a reset, and your connection is gone.',
    'reset-in-vain': 'They answer with a reset, and nothing has been opened.',
    challenged: 'They do not believe it and send a challenge ACK: did you mean that?',
    'asked-again': 'It does not fit; they say again which number they want.',
    'half-open': 'They let go of the connection, and you still hold it: it is half-open.',
    'let-go': 'They let go of what they had.',
    believed: 'They take you at your word, and go on as if it were true.',
  } satisfies { readonly [O in ConsequenceOutcome]: string },
}

/** What else was allowed where a segment was sent. */
export const allowed = {
  title: 'What was allowed here',
  typical: 'typical',
  seldom: 'seldom seen',
  sent: 'you sent this',
  close: 'Close',
}

/** "What can you now prove?" */
export const ticks = {
  title: 'What can you now prove?',
  moment: {
    'syn-sent': 'You have sent your SYN. Nothing has come back yet.',
    'syn-ack-sent': 'A SYN has come, and you have sent your SYN-ACK.',
    'syn-ack-arrived': 'Their SYN-ACK has come.',
    'syn-acked': 'Your SYN has been acknowledged.',
  } satisfies { readonly [M in TickMoment]: string },
  how: 'Tick what your own evidence proves: what came to you, not what you sent.',
  tick: {
    'i-can-send': 'I can send',
    'i-can-receive': 'I can receive',
    'they-can-send': 'They can send',
    'they-can-receive': 'They can receive',
    'they-know-mine': 'They know my start number',
    'i-know-theirs': 'I know their start number',
  } satisfies { readonly [T in TickId]: string },
  submit: 'That is what I can prove',
  nothing: 'I can prove nothing yet',
  right: 'Exactly that is proved.',
  wrong: 'Not quite.',
  proved: 'proved, and ticked',
  notProved: 'not proved, and left open',
  missed: 'proved, and not ticked',
  tooMuch: 'ticked, and not proved',
  close: 'Back to the table',
}

/** What a round has shown. */
export const shown = {
  title: 'Worth another look',
  by: (name: string, id: string) => `${name} (${id})`,
}
