import { unreachable } from '../../../shared/base/unreachable.ts'
import type { PlainWords } from '../../../shared/game/coach/plainWords.ts'
import type { Diagnosis } from '../../../shared/game/judging/verdict.ts'
import type { Situation } from '../../../shared/game/room/view.ts'
import { misconceptions } from './misconceptions.ts'
import { questions } from './questions.ts'

const bytes = (n: number): string => (n === 1 ? '1 byte' : `${n} bytes`)

export const coach = {
  misconceptions,
  questions,
  situation: (situation: Situation): { readonly title: string; readonly more: string } => {
    switch (situation.kind) {
      case 'closed':
        return {
          title: 'The connection is over.',
          more: 'Nothing is left to send, and nobody to send it to.',
        }
      case 'listening':
        return {
          title: 'You are listening. Wait for a caller.',
          more: 'Your application called `OPEN` (passive).',
        }
      case 'open-called':
        return {
          title: 'Open the connection.',
          more: 'Your application called `OPEN` (active): it wants to talk.',
        }
      case 'syn-arrived':
        return {
          title: 'A SYN has arrived. Answer it.',
          more: 'Your application called `OPEN` (passive): it waits for a caller, and here is one.',
        }
      case 'syn-ack-arrived':
        return {
          title: 'The answer has come. Confirm it.',
          more:
            situation.octets > 0
              ? `Your application has called \`SEND\`: ${bytes(situation.octets)} are waiting already.`
              : 'It accepts your SYN and brings one of its own.',
        }
      case 'data-queued':
        return { title: `Send ${bytes(situation.octets)}.`, more: 'Your application called `SEND`.' }
      case 'data-arrived':
        return {
          title: `${bytes(situation.octets)} have arrived. What does your TCP say?`,
          more:
            situation.replyOctets > 0
              ? `Your application has read them and called \`SEND\`: ${bytes(situation.replyOctets)} to answer with.`
              : 'Your application has read them.',
        }
      case 'close-called':
        return {
          title: 'Say that you are done.',
          more: 'Your application called `CLOSE`: it will send no more. It still reads what comes.',
        }
      case 'fin-arrived':
        return {
          title: 'A FIN has arrived. What does your TCP say?',
          more: 'They have nothing more to send. That is all a FIN says.',
        }
      case 'fin-arrived-close-called':
        return {
          title: 'A FIN has arrived, and you are done too.',
          more: 'Your application called `CLOSE` at once: nothing is left to send.',
        }
      case 'reply-due':
        return {
          title: 'Something came that wants an answer.',
          more: 'Look at what arrived and at your variables.',
        }
      case 'sent':
        return { title: 'Sent. The wire has it.', more: 'Whether it arrives, only an answer can tell.' }
      case 'established':
        return {
          title: 'Connected. Nothing is due.',
          more: 'Either end may speak when its application does.',
        }
      case 'application-works':
        return { title: 'Your application is still at work.', more: 'You may send until it calls `CLOSE`.' }
      case 'call-offered':
        return {
          title: 'Is your application finished?',
          more: `Here you decide for it: \`${situation.call}\` when nothing is left to say. TCP never does that by itself.`,
        }
      case 'peer-may-talk':
        return {
          title: 'You are done. They may still talk.',
          more: 'Your half is closed and theirs is open.',
        }
      case 'time-wait':
        return { title: 'You may not leave yet. Why?', more: 'Both FINs are done. You are in `TIME-WAIT`.' }
      default:
        return unreachable(situation)
    }
  },
  notSent: (field: string) => `Not sent: the \`${field}\` is wrong`,
  notSentFlags: 'Not sent: the flags are wrong',
  notSentState: 'Not sent: the state is wrong',
  notSentNothing: 'Not sent: nothing is due',
  asDrawn: 'As drawn in many books',
  nudge: (diagnosis: Diagnosis): string => {
    const { code, params } = diagnosis
    const { found } = params
    switch (code) {
      case 'nothing-to-send':
        return 'A TCP in this state has nothing to say. It waits for something to arrive.'
      case 'syn-missing':
        return `\`${found || 'No flag'}\` does not open anything: without SYN the other end learns no start number.`
      case 'syn-unexpected':
        return `\`${found}\` would ask to open a connection that is open, or being opened, already.`
      case 'ack-missing':
        return `\`${found || 'No flag'}\` acknowledges nothing, although something has arrived.`
      case 'ack-unexpected':
        return `\`${found}\` claims to acknowledge something. Nothing has arrived.`
      case 'fin-missing':
        return `\`${found || 'No flag'}\` does not tell them that you are done.`
      case 'fin-unexpected':
        return `\`${found}\` says that your application will send no more. It has not said so.`
      case 'rst-missing':
        return `\`${found}\` would not make them let go of a connection that does not exist.`
      case 'rst-unexpected':
        return 'A reset throws the connection and all waiting data away. Nothing here calls for that.'
      case 'flags-other':
        return `\`${found}\` is not what this moment calls for.`
      case 'seq-wrong':
        return `\`seq ${found}\` is not the number that your next segment begins with.`
      case 'ack-of-unsent':
        return `\`ack ${found}\` says that everything below ${found} has arrived. Some of that was never sent to you.`
      case 'ack-too-low':
        return `\`ack ${found}\` asks them for number ${found} again, as if it had never come.`
      case 'ack-without-flag':
        return `You wrote \`ack ${found}\`, but without the ACK flag nobody reads it.`
      case 'data-unexpected':
        return 'Your application has handed over nothing that could be sent here.'
      case 'data-missing':
        return 'Octets are waiting in front. They go first.'
      case 'data-beyond-window':
        return `${found} bytes are more than wait here, or more than the other end has room for.`
      case 'data-not-queued':
        return 'These are not the octets that your application handed over.'
      case 'state-wrong':
        return `After this segment you are not in \`${found}\`.`
      case 'number-too-large':
        return `\`${found}\` does not fit into 32 bits.`
      default:
        return unreachable(code)
    }
  },
  pointer: (diagnosis: Diagnosis): string => {
    switch (diagnosis.field) {
      case 'flags':
        return 'Ask what has arrived, and what your application wants. Each has its flag.'
      case 'seq':
        return diagnosis.params.variable === 'ISS'
          ? 'Look at `ISS` in your variables: the number that your SYN takes.'
          : 'Look at `SND.NXT` in your variables: the next number that you have never sent.'
      case 'ack':
        return 'Look at `RCV.NXT` in your variables: the number that you want next.'
      case 'len':
        return 'Look at what your application has queued, and whether it has called `CLOSE`.'
      case 'state':
        return 'Ask what this segment does: does it open, finish your half, or only confirm?'
      default:
        return unreachable(diagnosis.field)
    }
  },
  answer: (diagnosis: Diagnosis): string => {
    const { due } = diagnosis.params
    switch (diagnosis.field) {
      case 'flags':
        return `Due here: \`${due}\`.`
      case 'seq':
        return `Due here: \`seq ${due}\`.`
      case 'ack':
        return `Due here: \`ack ${due}\`.`
      case 'len':
        return `Due here: ${due} bytes of data.`
      case 'state':
        return `You will be in \`${due}\`.`
      default:
        return unreachable(diagnosis.field)
    }
  },
  because: {
    'open-called': 'Your application called `OPEN`. An opening begins with your own start number.',
    'syn-arrived':
      'A SYN asks for an opening. It wants to be acknowledged, and to hear your own start number.',
    'syn-ack-arrived': 'Their SYN has to be acknowledged, or they never know that you heard it.',
    'simultaneous-open': 'Both ends called at once. Repeat your SYN, with an ACK of theirs.',
    'data-arrived': 'Data have arrived. Tell them which number you want next.',
    'fin-arrived': 'A FIN takes a number and has to be acknowledged at once, whatever the application does.',
    'send-called': 'Your application called `SEND`. Its octets begin at `SND.NXT`.',
    'close-called': 'Your application called `CLOSE`. Tell the other end, with the next number.',
    'abort-called': 'Your application called `ABORT`. A reset tells the other end.',
    'out-of-window': 'Something old came again. Say where you are.',
    'out-of-order': 'Something is missing in front. Say which number you still want.',
    'unacceptable-ack': 'That acknowledges what you never sent.',
    'unexpected-syn': 'A SYN in an open connection is challenged, not believed.',
    'inexact-rst': 'A reset with a guessed number is challenged, not believed.',
    'no-connection': 'There is no connection. A reset says so.',
    'data-unread': 'Nobody will read these data. A reset says so.',
    'retransmission-timeout': 'No answer came in time. Send the same again, with the same number.',
    'allowed-any-time': 'It may be said at any time.',
  },
  hintAnswer: (segment: string, state: string) =>
    `Due here: \`${segment}\`. Afterwards you are in \`${state}\`.`,
  lamp: {
    'i-can-send': 'I can send',
    'i-can-receive': 'I can receive',
    'they-can-send': 'They can send',
    'they-can-receive': 'They can receive',
  },
  evidence: {
    none: 'no proof yet',
    given: 'open from the start',
    'syn-came': 'a SYN came',
    'syn-ack-came': 'their SYN came',
    'syn-acked': 'they acked my SYN',
    'data-came': 'data just came',
    'data-acked': 'they acked my data',
    'fin-came': 'their FIN came',
    'fin-acked': 'they acked my FIN',
  },
  plain: ({ id, octets, below }: PlainWords): string => {
    switch (id) {
      case 'can-you-hear-me':
        return '“Can you hear me?”'
      case 'heard-you-can-you-hear-me':
        return '“I heard you. Can you hear me?”'
      case 'i-hear-you':
        return '“I hear you.”'
      case 'i-hear-you-and-say':
        return `“I hear you. Here are ${bytes(octets)}.”`
      case 'have-everything-below':
        return `“I have everything below ${below}. Go on.”`
      case 'here-are-bytes':
        return `“Here are ${bytes(octets)}.”`
      case 'nothing-more-to-say':
        return '“I have nothing more to say.”'
      case 'understood-still-talking':
        return '“Understood. I may still talk.”'
      case 'understood-and-done-too':
        return '“Understood, and I am done too.”'
      case 'goodbye':
        return '“Understood. Goodbye.”'
      case 'said-that-already':
        return '“I said that already.”'
      case 'are-you-there':
        return '“Are you still there?”'
      case 'stop-this-connection':
        return '“Stop. This connection is off.”'
      case 'nobody-here':
        return '“Nobody is here.”'
      case 'makes-no-sense':
        return '“…”'
      default:
        return unreachable(id)
    }
  },
  kind: {
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
  },
}
