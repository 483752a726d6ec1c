/** Questions about opening, without the numbers. */
export const opening = {
  Q01: {
    text: 'Why are two segments not enough?',
    options: [
      'The client would not know the server’s number.',
      'The server would not know that it was heard, and an old SYN could open a connection that nobody wants.',
      'Two would do. The third is only polite.',
      'The two sides still have to agree on a key.',
    ],
    reason:
      'The second tells the client everything. Only the third tells the server that its number arrived; and it shows up an old SYN.',
  },
  Q02: {
    text: 'Why are three enough, and not four?',
    options: [
      'There are four messages, but the server’s answer and its own SYN are due at the same moment and share a segment.',
      'A fourth would make it surer, but is left out to save time.',
      'TCP forbids sending an ACK and a SYN one after the other, so four cannot happen.',
    ],
    reason:
      'Two things that are due at once may travel together. A fourth would need a fifth to confirm it, without end.',
  },
  Q03: {
    text: 'What does the RFC call the main reason for three segments?',
    options: [
      'To keep old duplicate openings from causing confusion.',
      'To measure how fast the line is.',
      'To make the delivery of all later data reliable.',
    ],
    reason:
      'Many books say: to check sending and receiving both ways. That is true too; the RFC names old duplicates first.',
  },
  Q04: {
    text: 'The first segment has arrived, nothing has come back. Who knows what?',
    options: [
      'The server knows that the client can send and that it can receive. The client knows nothing yet.',
      'The client knows that its sending works.',
      'The server also knows that the client can hear it.',
    ],
    reason: 'Sending proves nothing to the sender. Only an answer does.',
  },
  Q05: {
    text: 'The second segment has arrived. Who is sure of what?',
    options: [
      'The client knows that all four abilities work; the server does not yet know that it was heard.',
      'Both are sure of everything.',
      'The client still lacks the server’s number.',
    ],
    reason:
      'What you send proves nothing to you. What comes back does. (Some texts say the client still lacks a number: it is the server that lacks a confirmation.)',
  },
  Q06: {
    text: 'What does the server learn from the third segment?',
    options: [
      'That it was heard, and that its own number has arrived.',
      'Nothing new: it is a courtesy.',
      'Nothing: it was sure as soon as it had sent its SYN-ACK.',
    ],
    reason: 'Until then the server has only sent. The third is its first answer.',
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
  Q13: {
    text: 'May a SYN carry data?',
    options: [
      'It is legal but rare; the receiver holds the data until the connection is established.',
      'Never: SYN and data exclude each other.',
      'Yes, and the receiving program gets them at once.',
    ],
    reason: 'Some books say never. The RFC allows it, and makes the receiver wait before handing them on.',
  },
  Q14: {
    text: 'When is the client ESTABLISHED?',
    options: [
      'When it has the SYN-ACK and answers it.',
      'When the server has received the third segment.',
      'As soon as its SYN has left.',
    ],
    reason: 'It needs nothing more: its own SYN is acknowledged and it knows the server’s number.',
  },
  Q15: {
    text: 'When is the server ESTABLISHED?',
    options: [
      'When an ACK of its SYN arrives.',
      'When it sends its SYN-ACK.',
      'At the moment when the client sends the third segment.',
    ],
    reason:
      'What is on the wire is not yet known at the other end. Some texts let both ends change at once; they do not.',
  },
  Q16: {
    text: 'When does the server enter SYN-RECEIVED?',
    options: [
      'When it takes the SYN and answers it.',
      'When the third segment arrives.',
      'When its program asks to listen.',
    ],
    reason:
      'SYN-RECEIVED is the time between the SYN and the ACK of one’s own SYN. Some tools write SYN_RECV.',
  },
  Q17: {
    text: 'What does LISTEN mean?',
    options: [
      'Ready to be called: the phone is on and has a signal.',
      'Calling somebody and waiting for an answer.',
      'Already connected, but silent.',
    ],
    reason: 'A passive open waits for any SYN. Calling is SYN-SENT.',
  },
  Q18: {
    text: 'A listener accepts a connection. What becomes of the listener?',
    options: [
      'It goes on listening; the connection is a new socket beside it.',
      'It is used up and has to be opened again.',
      'It moves the connection to a new port.',
    ],
    reason: 'All its connections share the port. Two addresses and two ports together tell them apart.',
  },
  Q20: {
    text: 'Does the first SYN carry the ACK flag?',
    options: [
      'No. There is nothing to acknowledge yet.',
      'Yes. Every segment carries it.',
      'Yes, with ack 0, as the field is always there.',
    ],
    reason: 'A listener answers an ACK with RST. After the first SYN every segment carries ACK.',
  },
  Q27: {
    text: 'Both sides send a SYN and the two cross. What comes of it?',
    options: [
      'One connection: each answers SYN-ACK with the ISN it had, and both pass through SYN-RECEIVED.',
      'Two connections, one each way.',
      'One connection; each answers SYN-ACK with a new ISN.',
    ],
    reason: 'Figure 7. Usually the client opens and the server waits; this is the exception.',
  },
  Q30: {
    text: 'Does the handshake prove who is there?',
    options: [
      'No. A number that is hard to guess only makes forging harder.',
      'Yes. After it each side knows who the other one is.',
      'Yes. The number that both agree on is their secret.',
    ],
    reason: 'Anybody on the path can read both numbers. Proof of identity is the work of other protocols.',
  },
  Q31: {
    text: 'How long before data may be sent, counted in round trips?',
    options: [
      'The client after one; the server after one and a half.',
      'Both after two.',
      'The server at once: none.',
    ],
    reason: 'The answer comes back after one round trip. The third segment takes another half.',
  },
  Q32: {
    text: 'What does the application do in the handshake?',
    options: [
      'It asks to connect or to listen. The kernels exchange the segments.',
      'It sends the ACKs.',
      'Nothing: the kernel answers on every port, whether a program listens or not.',
    ],
    reason: 'The program feels only that its call returns.',
  },
  Q33: {
    text: 'What is settled during the handshake besides that both are there?',
    options: [
      'Each announces its start number, and options such as the largest segment.',
      'A secret key.',
      'One start number common to both.',
    ],
    reason: 'Announced, not negotiated. How much may be sent at once follows later from the window.',
  },
  Q34: {
    text: 'Is “connected” the same as “reliable”?',
    options: [
      'No. One can confirm without a connection, and being connected repeats nothing that is lost.',
      'Yes. It is reliable because it is connected.',
      'Yes. The handshake makes sure that nothing is lost afterwards.',
    ],
    reason:
      'The “read” mark of a chat is a confirmation without a connection. Reliability comes from numbers, ACKs and repeating.',
  },
}
