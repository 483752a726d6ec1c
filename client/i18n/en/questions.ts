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
      'The second tells the client everything. Only the third tells the server that its number arrived, and exposes old duplicates.',
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
    options: ['No, the handshake has to end first.', 'Yes.', 'Yes, but it then takes one number more.'],
    reason: 'The client is ESTABLISHED when it sends the third segment.',
  },
  Q36: {
    text: 'Can a close take three segments?',
    options: [
      'Never: it is a four-way close.',
      'It always should.',
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
    text: 'After its ACK numbered v the server sent 20 bytes. Which number has its FIN?',
    options: ['A new one.', 'v + 1', 'v + 20'],
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
      'Nothing: it is a fault to be switched off.',
      'To answer a repeated FIN, and to let old segments die.',
    ],
    reason: 'Two reasons, hence two lifetimes of a segment.',
  },
}
