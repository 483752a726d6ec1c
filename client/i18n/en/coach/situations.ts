import { unreachable } from '../../../../shared/base/unreachable.ts'
import type { Situation } from '../../../../shared/game/room/view.ts'
import { bytes, bytesWith } from './bytes.ts'

/** What has happened and what is asked (`title`, plain), and what stands behind it (`more`, with marks). */
export const situation = (asked: Situation): { readonly title: string; readonly more: string } => {
  switch (asked.kind) {
    case 'closed':
      return {
        title: 'There is no connection here.',
        more: 'You are in `CLOSED`: nothing is left to send, and nobody to send it to.',
      }
    case 'was-reset':
      return {
        title: 'A reset has ended your connection.',
        more: 'You are in `CLOSED`. Whatever else comes is for nobody, and is owed a RST.',
      }
    case 'listening':
      return {
        title: 'You are listening. Wait for a caller.',
        more: 'Your application called `OPEN` (passive). You send nothing until a SYN comes.',
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
    case 'syn-arrived-cookie':
      return {
        title: 'A SYN came. Answer it, keep nothing.',
        more: 'Your host answers with SYN cookies: the number in `ISS` is all that will be known of this caller.',
      }
    case 'syn-ack-arrived':
      return {
        title: 'The answer has come. Confirm it.',
        more:
          asked.octets > 0
            ? `Your application has called \`SEND\`: ${bytesWith(asked.octets, 'is', 'are')} waiting already.`
            : 'It accepts your SYN and brings one of its own.',
      }
    case 'data-queued':
      return { title: `Send ${bytes(asked.octets)}.`, more: 'Your application called `SEND`.' }
    case 'data-arrived':
      return {
        title: `${bytesWith(asked.octets, 'has', 'have')} arrived. What does your TCP say?`,
        more:
          asked.replyOctets > 0
            ? `Your application has read what came and called \`SEND\`: ${bytes(asked.replyOctets)} to answer with.`
            : 'Your application has read what came.',
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
    case 'timer-ran-out':
      return {
        title: 'Your timer ran out: no acknowledgement came.',
        more: 'What was not acknowledged goes again. Which number did it have?',
      }
    case 'reply-due':
      return {
        title: 'Something came that wants an answer.',
        more: 'Look at what arrived, and at your variables.',
      }
    case 'sent':
      return { title: 'Sent. The wire has it.', more: 'Whether it arrives, only an answer can tell.' }
    case 'established':
      return {
        title: 'Connected. Nothing is due.',
        more: 'Either end may speak when its application does.',
      }
    case 'application-works':
      return {
        title: 'Your application is still at work.',
        more: 'They are done, you are not: you may send until your application calls `CLOSE`.',
      }
    case 'call-offered':
      if (asked.call === 'COOKIES')
        return {
          title: 'A SYN was dropped: backlog full.',
          more: 'Here you decide for the host: answer with SYN cookies from now on, or wait for a place.',
        }
      return {
        title: 'Is your application finished?',
        more: `Here you decide for it: \`${asked.call}\` when nothing is left to say. TCP never does that by itself.`,
      }
    case 'peer-may-talk':
      return {
        title: 'You are done. They may still talk.',
        more: 'Your half is closed, theirs is open.',
      }
    case 'time-wait':
      return { title: 'You may not leave yet. Why?', more: 'Both FINs are done. You are in `TIME-WAIT`.' }
    default:
      return unreachable(asked)
  }
}
