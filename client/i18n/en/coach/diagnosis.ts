import { unreachable } from '../../../../shared/base/unreachable.ts'
import type { Diagnosis } from '../../../../shared/game/judging/verdict.ts'
import type { State } from '../../../../shared/tcp/state.ts'
import { bytes } from './bytes.ts'
import { misconceptions } from './misconceptions.ts'

/** Free: what the draft would have meant. Never names what is due. */
export const nudge = (diagnosis: Diagnosis): string => {
  const { misconception } = diagnosis
  // Any number at all may be M16; the fault itself says more exactly what this one would have meant.
  return misconception === undefined || misconception === 'M16'
    ? meaningOf(diagnosis)
    : misconceptions[misconception].nudge
}

const meaningOf = ({ code, params: { found, variable } }: Diagnosis): string => {
  const drafted = found === '' ? 'A segment without flags' : `\`${found}\``
  switch (code) {
    case 'nothing-to-send':
      return 'A TCP in this state has nothing to say. It waits for something to arrive.'
    case 'syn-missing':
      return `${drafted} opens nothing: without SYN the other end never learns your start number.`
    case 'syn-unexpected':
      return `${drafted} asks to open a connection that is open, or being opened, already.`
    case 'ack-missing':
      return `${drafted} acknowledges nothing, although something has arrived.`
    case 'ack-unexpected':
      return `${drafted} claims to acknowledge something. Nothing has arrived.`
    case 'fin-missing':
      return `${drafted} does not tell them that you are done.`
    case 'fin-unexpected':
      return `${drafted} says that your application will send no more. It has not said so.`
    case 'rst-missing':
      return `${drafted} would not make them let go of a connection that does not exist.`
    case 'rst-unexpected':
      return 'A reset throws the connection and all waiting data away. Nothing here calls for that.'
    case 'flags-other':
      return `${drafted} is not what this moment calls for.`
    case 'seq-wrong':
      return variable === 'ISS'
        ? `\`seq ${found}\` would announce another start number than the one that your TCP has chosen.`
        : `\`seq ${found}\` puts your segment elsewhere on your line: they would find a gap, or something they have.`
    case 'ack-of-unsent':
      return `\`ack ${found}\` says that everything below ${found} has arrived. Some of that was never sent to you.`
    case 'ack-too-low':
      return `\`ack ${found}\` asks them for number ${found} again, as if it had never come.`
    case 'ack-without-flag':
      return `You wrote \`ack ${found}\`, but without the ACK flag nobody reads it.`
    case 'data-unexpected':
      return 'Your application has handed over nothing that could be sent here.'
    case 'data-missing':
      return 'That leaves bytes behind that have to go first.'
    case 'data-beyond-window':
      return 'That is more than waits here, or more than the other end has room for.'
    case 'data-not-queued':
      return 'Those are not the bytes that your application handed over.'
    case 'state-wrong':
      return `\`${found}\` would mean: ${stateMeans[found] ?? 'something else has happened.'} That is not so.`
    case 'state-not-kept':
      return `\`${found}\` would mean that your host remembers this caller. With SYN cookies it keeps nothing once the answer has left.`
    case 'number-too-large':
      return `\`${found}\` does not fit into 32 bits.`
    default:
      return unreachable(code)
  }
}

/** Costs a little: which variable to look at, and why. */
export const pointer = ({ field, code, params: { variable } }: Diagnosis): string => {
  if (code === 'number-too-large') return 'Count round: after `4294967295` comes `0`.'
  if (code === 'state-not-kept')
    return 'Look at the backlog: with SYN cookies, does this answer take a place in it?'
  switch (field) {
    case 'flags':
      return flagPointer(code)
    case 'seq':
      if (variable === 'ISS') return 'Look at `ISS` in your variables: the number that your SYN takes.'
      if (variable === 'SND.UNA')
        return 'Look at `SND.UNA` in your variables: the oldest number that they have not acknowledged.'
      return 'Look at `SND.NXT` in your variables: the first number that you have never used.'
    case 'ack':
      return 'Look at `RCV.NXT` in your variables: the number that you want next. Every byte moves it on, and so do SYN and FIN.'
    case 'len':
      return 'Look at what your application has handed over, and whether it has called `CLOSE`.'
    case 'state':
      return 'Look at what this segment does (open, end your half, only confirm), and at what has come from them.'
    default:
      return unreachable(field)
  }
}

const flagPointer = (code: Diagnosis['code']): string => {
  switch (code) {
    case 'nothing-to-send':
      return 'Look at your state. Some states only wait.'
    case 'syn-missing':
    case 'syn-unexpected':
      return 'Look at your state: SYN belongs to the opening, and each end says it once.'
    case 'ack-missing':
    case 'ack-unexpected':
      return 'Look at `RCV.NXT`: as soon as there is a number in it, every segment says it, with ACK.'
    case 'fin-missing':
    case 'fin-unexpected':
      return 'Look at your application: FIN goes out when it has called `CLOSE`, once, and not before.'
    case 'rst-missing':
    case 'rst-unexpected':
      return 'Look at your state: is there a connection here that has to be thrown away?'
    default:
      return 'Ask what has arrived, and what your application wants. Each has its flag.'
  }
}

/** Costs more: the value that is due, with its reason. */
export const answer = ({ field, code, params: { due, variable } }: Diagnosis): string => {
  if (code === 'nothing-to-send') return 'Nothing is due here. Wait for what arrives next.'
  if (code === 'number-too-large') return `Counted round at 32 bits, that is \`${field} ${due}\`.`
  if (code === 'state-not-kept')
    return `You will be in \`${due}\`, as if nobody had called. What the third segment must prove stands in the number that you sent; until it comes, there is no connection here.`
  switch (field) {
    case 'flags':
      return `Due here: \`${due}\`. ${flagReason(code)}`
    case 'seq':
      if (variable === 'ISS') return `Due here: \`seq ${due}\`. That is your \`ISS\`, and your SYN takes it.`
      if (variable === 'SND.UNA')
        return `Due here: \`seq ${due}\`. What is sent again keeps the number it had the first time.`
      return `Due here: \`seq ${due}\`. That is your \`SND.NXT\`, the first number that you have never used.`
    case 'ack':
      return `Due here: \`ack ${due}\`. You have everything below it; it is the number that you want next.`
    case 'len':
      return due === '0'
        ? 'No data are due here: your application has handed over none.'
        : `Due here: ${bytes(Number(due))} of data. That is what your application has handed over.`
    case 'state':
      return `You will be in \`${due}\`. That means: ${stateMeans[due] ?? 'nothing else has changed.'}`
    default:
      return unreachable(field)
  }
}

const flagReason = (code: Diagnosis['code']): string => {
  switch (code) {
    case 'syn-missing':
      return 'Only a SYN tells them your start number.'
    case 'syn-unexpected':
      return 'Each end says SYN once, and that is done or not yet asked for.'
    case 'ack-missing':
      return 'Once something has come from them, every segment carries an ACK.'
    case 'ack-unexpected':
      return 'Nothing has come yet that could be acknowledged.'
    case 'fin-missing':
      return 'Your application has called `CLOSE`, and only a FIN tells them.'
    case 'fin-unexpected':
      return 'A FIN says that your application has called `CLOSE`, and it says so once.'
    case 'rst-missing':
      return 'Only a reset makes them let go.'
    case 'rst-unexpected':
      return 'A reset would throw everything away.'
    default:
      return 'That is what this moment calls for.'
  }
}

/** What being in a state says about both ends, seen from one of them. */
const STATE_MEANS = {
  CLOSED: 'there is no connection, and nothing is left to do.',
  LISTEN: 'you wait for a caller, and none has been answered.',
  'SYN-SENT': 'your SYN is out, and theirs has not come.',
  'SYN-RECEIVED': 'you have answered their SYN, and your own is not acknowledged yet.',
  ESTABLISHED: 'both SYNs have come through, and neither end has sent a FIN.',
  'FIN-WAIT-1': 'your FIN is out, and not acknowledged yet.',
  'FIN-WAIT-2': 'your FIN is acknowledged, and theirs has not come.',
  'CLOSE-WAIT': 'their FIN has come, and your own has not left.',
  CLOSING: 'the FINs have crossed, and yours is not acknowledged yet.',
  'LAST-ACK': 'both FINs are out, and yours waits for the last ACK.',
  'TIME-WAIT': 'both FINs are done, and you stay in case theirs comes again.',
} satisfies { readonly [S in State]: string }

const stateMeans: Readonly<Record<string, string | undefined>> = STATE_MEANS
