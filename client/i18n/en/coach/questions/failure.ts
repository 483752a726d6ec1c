/** Questions about resets, crashes and floods. */
export const failure = {
  Q26: {
    text: 'A SYN with seq x reaches a port where nobody listens. What comes back?',
    options: ['RST and ACK with seq 0 and ack x + 1', 'Nothing, or a FIN', 'RST with any seq'],
    reason: 'The numbers of a reset have to fit what it refuses, or it is not believed.',
  },
  Q28: {
    text: 'What does a flood of SYNs use up?',
    options: [
      'The server’s room for half-open connections.',
      'The capacity of the line.',
      'The server’s ports.',
    ],
    reason: 'Each SYN costs a record that waits for a third segment which never comes.',
  },
  Q29: {
    text: 'What helps against a flood of SYNs besides a longer queue?',
    options: [
      'Cookies: answer without keeping state, and rebuild it from the third segment.',
      'Nothing: only a longer queue.',
      'A faster line.',
    ],
    reason: 'The server’s number itself holds what it will need to know again. RFC 4987 lists the cures.',
  },
  Q49: {
    text: 'A server shows thousands of connections in CLOSE-WAIT. Where do you look?',
    options: [
      'In the program: some path forgets to close.',
      'At the network: ACKs are being lost.',
      'Nowhere: they time out by themselves.',
    ],
    reason: 'The standard has no timer for CLOSE-WAIT. Only its own program ends it.',
  },
  Q67: {
    text: 'FIN or RST: what is the difference?',
    options: [
      'FIN ends one direction in order; RST aborts both and throws away what is queued.',
      'None but speed: RST closes faster.',
      'FIN ends both directions, RST only one.',
    ],
    reason: 'A reset is for what cannot be saved.',
  },
  Q68: {
    text: 'A RST comes that fits. How do you answer?',
    options: ['Not at all.', 'With an ACK.', 'With a RST.'],
    reason: 'Only one inside the window with a wrong number draws a challenge ACK.',
  },
  Q69: {
    text: 'Half-open or half-closed: which is which?',
    options: [
      'Half-open: one side has forgotten the connection. Half-closed: one direction has ended by FIN.',
      'Half-open: one direction has ended by FIN. Half-closed: one side has forgotten.',
      'Two words for one thing.',
    ],
    reason:
      'The one is an accident, the other an orderly state. (A handshake under way is also called half-open.)',
  },
  Q70: {
    text: 'A host loses its power in the middle of a connection. What does the other side get?',
    options: [
      'Nothing, until it sends: then silence, or a RST from the host when it is up again.',
      'A FIN.',
      'A notice from the network.',
    ],
    reason: 'A dead host says nothing. A rebooted one remembers nothing.',
  },
  Q71: {
    text: 'Does TCP notice that an idle peer has died?',
    options: [
      'Only with keep-alive, which is off by default, or when it next sends.',
      'Yes, after a short while.',
      'Yes: the dead host’s kernel sends a FIN.',
    ],
    reason: 'Silence is legal for as long as one likes.',
  },
  Q76: {
    text: 'In SYN-SENT the client gets a SYN-ACK with a wrong ack. What does it do?',
    options: [
      'It sends RST with seq = that ack, and waits on.',
      'It acknowledges it.',
      'It gives up and is CLOSED.',
    ],
    reason: 'It answers something that the client never sent. The right one may still come.',
  },
  Q77: {
    text: 'The server answers a SYN with ACK alone. What does the client do?',
    options: ['Nothing: it stays in SYN-SENT.', 'It is ESTABLISHED.', 'It takes it for a simultaneous open.'],
    reason: 'No SYN, no number of the server’s. There is nothing yet to be connected with.',
  },
  Q78: {
    text: 'The server answers a SYN with SYN alone. What does the client do?',
    options: [
      'It takes it for a simultaneous open: SYN-RECEIVED, and it sends SYN-ACK.',
      'It is ESTABLISHED.',
      'It opens a second connection.',
    ],
    reason: 'Its own SYN is not acknowledged, so it looks as if both had called at once.',
  },
}
