/** Questions about TIME-WAIT and the end. */
export const waiting = {
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
      'If the last ACK is lost, somebody has to answer their FIN. And what still wanders about must not reach the next connection. Many texts give the first reason only.',
  },
  Q54: {
    text: 'Why two segment lifetimes?',
    options: [
      'Enough for a last ACK to die on its way, and for a repeated FIN to come back.',
      'One is enough; the second is a reserve.',
      'Because a round trip takes two lifetimes.',
    ],
    reason: 'One lifetime there, one lifetime back. A lifetime is a limit, not how long a trip takes.',
  },
  Q55: {
    text: 'How long is the maximum segment lifetime, MSL?',
    options: [
      'The RFC chooses two minutes; systems choose less.',
      'Always 60 seconds.',
      'As long as a round trip takes.',
    ],
    reason:
      'A number chosen with care, not measured. The 60 seconds of many books are one custom: in Linux the whole of TIME-WAIT.',
  },
  Q58: {
    text: 'How does the active side find out that its last ACK has arrived?',
    options: [
      'It never knows. Two lifetimes without a repeated FIN are taken as success.',
      'It gets an ACK of its ACK.',
      'The network would report the loss.',
    ],
    reason: 'An ACK is not acknowledged, and somebody has to speak last.',
  },
  Q59: {
    text: 'Do other states wait two lifetimes too?',
    options: [
      'No. They follow the retransmission timer, or the program.',
      'Yes. Each state that waits lasts as long.',
      'CLOSE-WAIT does: then it closes by itself.',
    ],
    reason: 'Only TIME-WAIT does.',
  },
  Q63: {
    text: 'When is each side CLOSED?',
    options: [
      'The passive side on the last ACK; the active side two lifetimes later.',
      'Both at the same instant.',
      'The active side when it sends the last ACK; the passive side when it gets it.',
    ],
    reason: 'The last ACK ends LAST-ACK. The clock ends TIME-WAIT.',
  },
  Q66: {
    text: 'What is freed at the end, and when?',
    options: [
      'Queue space and the record of the connection: on the passive side at the last ACK, on the active side after two lifetimes.',
      'The same, on both sides at the same instant.',
      'The same, on both sides only after two lifetimes.',
    ],
    reason: 'The record stays in TIME-WAIT, for it is needed to answer a repeated FIN.',
  },
  Q79: {
    text: 'A tool shows sockets in TIME-WAIT. Is that a leak?',
    options: [
      'No. It is a promise with an end date.',
      'Yes. They should be deleted.',
      'Yes. The connection was CLOSED when the last ACK was sent.',
    ],
    reason: 'It protects the next connection between the same ports, and it ends by itself.',
  },
}
