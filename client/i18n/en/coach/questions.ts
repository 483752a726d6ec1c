import type { QuestionId } from '../../../../shared/game/coach/questionId.ts'

/** Questions asked after a round. The options stand in the order that shared/game/coach/questions.ts fixes. */
export const questions = {
  Q01: {
    text: 'Why are two segments not enough?',
    options: [
      'The client would not know the server’s number.',
      'The server would not know that it was heard, and an old SYN could open a connection that nobody wants.',
      'Two would do. The third is only polite.',
    ],
    reason:
      'The second tells the client everything. Only the third tells the server that its number arrived; and it shows up an old SYN.',
  },
  Q05: {
    text: 'The second segment has arrived. Who is sure of what?',
    options: [
      'The client knows that all four abilities work; the server does not yet know that it was heard.',
      'Both are sure of everything.',
      'The client still lacks the server’s number.',
    ],
    reason: 'What you send proves nothing to you. What comes back does.',
  },
  Q09: {
    text: 'The third segment was a pure ACK with seq x + 1. Which seq has the first byte of data?',
    options: ['x + 2', 'x', 'x + 1'],
    reason: 'An ACK without data takes no number.',
  },
  Q12: {
    text: 'May the third segment carry data?',
    options: [
      'No, the handshake has to end first.',
      'Yes, if some are waiting.',
      'Yes, but its ACK then takes a number too.',
    ],
    reason: 'The client is ESTABLISHED as soon as the second has come. The third may carry its first data.',
  },
  Q36: {
    text: 'Can a close take three segments?',
    options: [
      'Never: it is a four-way close.',
      'It always should: a fourth is waste.',
      'Yes, if the passive side has nothing left when it answers.',
    ],
    reason: 'Then its ACK and its FIN may ride together. They need not.',
  },
  Q38: {
    text: 'What does a FIN say?',
    options: [
      'The connection is over.',
      'I have nothing more to send. I can still receive.',
      'I have stopped reading.',
    ],
    reason: 'It closes one direction. Whether its sender still reads, it does not say.',
  },
  Q40: {
    text: 'The client’s FIN has been acknowledged. May the server still send data?',
    options: [
      'Yes, until its own FIN.',
      'No, a FIN ends both directions.',
      'It may, but the client refuses them.',
    ],
    reason: 'That is the half-closed state. In FIN-WAIT-2 the client takes them and acknowledges them.',
  },
  Q44: {
    text: 'The server acknowledged with seq v, then sent 20 bytes. Which seq has its FIN?',
    options: ['a new, random one', 'v + 1', 'v + 20'],
    reason: 'Every byte takes a number; the ACK took none.',
  },
  Q52: {
    text: 'Which end goes through TIME-WAIT?',
    options: ['The server.', 'The end that closed first.', 'Always both.'],
    reason: 'Active and passive are roles. Both wait only if their FINs crossed.',
  },
  Q53: {
    text: 'What is TIME-WAIT for?',
    options: [
      'Only in case the last ACK is lost.',
      'Nothing: it is a leak, to be switched off.',
      'To answer a FIN that comes again, and to let old segments die.',
    ],
    reason:
      'If the last ACK is lost, somebody has to answer their FIN. And what still wanders about must not reach the next connection.',
  },
} satisfies {
  readonly [Q in QuestionId]: {
    readonly text: string
    readonly options: readonly string[]
    readonly reason: string
  }
}
