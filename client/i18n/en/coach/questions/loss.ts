/** Questions about what is lost, late or repeated. */
export const loss = {
  Q21: {
    text: 'The first SYN is lost. What happens?',
    options: [
      'The client repeats it with the same seq when its timer runs out.',
      'The client sends a new one with seq x + 1.',
      'Nothing, until the program asks to connect again.',
    ],
    reason:
      'A repeat keeps its number, or the other side could not recognise it. The kernel repeats by itself.',
  },
  Q22: {
    text: 'The SYN-ACK is lost. What happens?',
    options: [
      'Either timer may run out first: the client repeats its SYN, the server its SYN-ACK, with the same numbers.',
      'The server sends another SYN-ACK with a new number of its own.',
      'The opening has failed; both give up.',
    ],
    reason: 'Both have something unacknowledged, so both keep a timer.',
  },
  Q23: {
    text: 'The third segment is lost, and then the client sends data. What does the server do?',
    options: [
      'The data carry the same ACK: the server becomes ESTABLISHED with them.',
      'It answers RST, for it is not ESTABLISHED.',
      'It drops them; the client must open again.',
    ],
    reason: 'Every segment after the opening carries ACK. A lost one is made good by the next.',
  },
  Q24: {
    text: 'The third segment is lost and the client stays silent. What happens?',
    options: [
      'The server repeats its SYN-ACK, and the client acknowledges again.',
      'The server gives up and forgets the connection at once.',
      'Nothing needs to: the server was ESTABLISHED without it.',
    ],
    reason: 'The server’s SYN is still unacknowledged, so its timer repeats it.',
  },
  Q25: {
    text: 'An old SYN with seq 90 arrives before the real one with seq 100. How does it end?',
    options: [
      'The server answers ack 91; the client sees that it does not fit and sends RST seq 91; the server listens again.',
      'The client acknowledges it and the connection starts at 90.',
      'The server opens a connection at 90 for good: the SYN was valid.',
    ],
    reason: 'Figure 8. That the client gets to say no is the reason for the third segment.',
  },
  Q56: {
    text: 'The last ACK of a close is lost. What happens?',
    options: [
      'The passive side, in LAST-ACK, repeats its FIN; the active side, in TIME-WAIT, acknowledges and waits anew.',
      'The active side ignores the repeated FIN and lets its clock run on.',
      'Nobody answers: the active side was CLOSED when it had sent the ACK.',
    ],
    reason: 'That is what TIME-WAIT stays for. Each repeated FIN starts the two lifetimes afresh.',
  },
  Q57: {
    text: 'Its FIN gets no answer. Can the passive side tell whether its FIN or the ACK was lost?',
    options: [
      'No. Both look like silence, and it repeats the FIN.',
      'Yes. It can tell from how long the silence lasts.',
      'It does not matter: both sides are closed already.',
    ],
    reason: 'An endpoint knows only what has arrived.',
  },
  Q80: {
    text: 'A connection is like a phone call. Where does the picture break?',
    options: [
      'A call has one line and silence is heard; TCP has two counted directions and cannot tell silence from loss.',
      'Nowhere: both sides talk on one common line.',
      'Only in the words: silence tells each side that the other one has hung up.',
    ],
    reason: 'A picture helps until it is taken for the thing.',
  },
}
