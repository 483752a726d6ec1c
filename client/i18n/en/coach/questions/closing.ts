/** Questions about closing. */
export const closing = {
  Q35: {
    text: 'Why does a close usually take four segments?',
    options: [
      'The kernel acknowledges at once; the other FIN waits until its application has finished and calls CLOSE.',
      'Four are safer than three.',
      'To keep old connection requests from opening anything.',
    ],
    reason:
      'Two things that are due at different moments travel apart. Old requests are the handshake’s affair.',
  },
  Q36: {
    text: 'Can a close take three segments?',
    options: [
      'Never: it is a four-way close.',
      'It always should: a fourth is waste.',
      'Yes, if the passive side has nothing left when it answers.',
    ],
    reason: 'Then its ACK and its FIN may ride together. They need not. Some books say never.',
  },
  Q37: {
    text: 'Should the ACK and the second FIN always be merged?',
    options: [
      'Only if no data are waiting: a FIN may not overtake data.',
      'Yes. The passive side should send FIN and ACK at once whatever is waiting.',
      'No. They have to stay apart in every case.',
    ],
    reason: 'The FIN is the last thing on its line. What is queued goes first.',
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
  Q39: {
    text: 'Who may send the first FIN?',
    options: [
      'Either side.',
      'Only the client: who opens must close.',
      'Only the server: it has answered last.',
    ],
    reason: 'Client and server are roles of the opening. Either may finish first.',
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
  Q41: {
    text: 'After its own FIN, what may the client still send?',
    options: ['ACKs, but no data.', 'Data and ACKs.', 'Nothing at all.'],
    reason: 'FIN: no more data from me. What comes from the other side still has to be acknowledged.',
  },
  Q46: {
    text: 'Who sends the second segment of a close, the ACK of the FIN?',
    options: [
      'The kernel, at once.',
      'The program, when it has read the end.',
      'Nobody: it always rides on the other FIN.',
    ],
    reason: 'ACKs never wait for a program.',
  },
  Q47: {
    text: 'What causes the third segment of a close, the other FIN?',
    options: [
      'The program: it calls CLOSE, or it ends.',
      'The kernel, by itself, after the first FIN.',
      'A timer that runs out.',
    ],
    reason: 'How long that takes depends on the program; the standard sets no limit.',
  },
  Q48: {
    text: 'Which side is in CLOSE-WAIT, and what is it waiting for?',
    options: [
      'The side that received the first FIN; for its own program to close.',
      'The side that sent the first FIN; for the ACK.',
      'The side that received the first FIN; for a timer.',
    ],
    reason: 'Waiting for one’s own CLOSE: that is what the name says.',
  },
  Q50: {
    text: 'What does the active side wait for in FIN-WAIT-2?',
    options: [
      'For the other side’s FIN, still taking data.',
      'For two segment lifetimes to pass.',
      'There is no such state in a close of four segments.',
    ],
    reason: 'Its own direction is closed, the other one is not. Many introductions leave this state out.',
  },
  Q51: {
    text: 'When does the passive side enter LAST-ACK?',
    options: [
      'When it sends its own FIN.',
      'When it receives the first FIN.',
      'When it has been in CLOSE-WAIT long enough.',
    ],
    reason: 'CLOSE-WAIT first. LAST-ACK waits for the ACK of one’s own FIN.',
  },
  Q60: {
    text: 'Both sides send a FIN at once. What happens?',
    options: [
      'Each acknowledges the other’s: FIN-WAIT-1, CLOSING, TIME-WAIT on both sides.',
      'Each goes from FIN-WAIT-1 to CLOSE-WAIT.',
      'Each sends another FIN to answer the one it got.',
    ],
    reason: 'Figure 13. One FIN a side is enough; and both were active, so both wait.',
  },
  Q61: {
    text: 'In FIN-WAIT-1 a FIN comes that also acknowledges yours. Which state follows?',
    options: ['TIME-WAIT, directly', 'FIN-WAIT-2', 'CLOSING'],
    reason: 'Both things that were awaited have come in one segment.',
  },
  Q62: {
    text: 'Your FIN had seq u. In FIN-WAIT-1 an ACK comes with ack u. Which state follows?',
    options: ['FIN-WAIT-1 still', 'FIN-WAIT-2', 'CLOSING'],
    reason: 'The FIN is covered only by u + 1. This ACK confirms what came before it.',
  },
  Q64: {
    text: 'Why does a FIN carry the ACK flag in every real trace?',
    options: [
      'After the opening every segment carries ACK; without it the other side drops it.',
      'It is a habit of some systems; a bare FIN is the normal one.',
      'Because a FIN always answers another FIN.',
    ],
    reason: 'Many books draw it bare, to show what is new. On the wire the ACK is there.',
  },
  Q65: {
    text: 'Why is each direction closed by itself?',
    options: [
      'They are two independent flows: one may be finished while the other is not.',
      'They are not: one FIN ends both.',
      'To say goodbye twice, as a precaution.',
    ],
    reason: 'Full duplex: each side alone knows when it has nothing more to send.',
  },
}
