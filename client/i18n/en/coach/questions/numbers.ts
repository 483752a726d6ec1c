/** Questions about seq and ack. */
export const numbers = {
  Q07: {
    text: 'A SYN came with seq x. Why is the ack x + 1 and not x?',
    options: [
      'ack names the number expected next, and the SYN has used one.',
      'It is x: an ack repeats what was received.',
      'It is x + 4: the number field is four bytes long.',
    ],
    reason: 'Everything below ack has arrived. How wide a field is plays no part.',
  },
  Q08: {
    text: 'Why does a SYN use up a number although it has no data?',
    options: [
      'So that it can be acknowledged, and repeated, without doubt.',
      'It does not: only data use numbers.',
      'Because one byte of data always travels with it.',
    ],
    reason: 'What has a number can be acknowledged. What has none, such as a pure ACK, cannot.',
  },
  Q09: {
    text: 'The third segment was a pure ACK with seq x + 1. Which seq has the first byte of data?',
    options: ['x + 2', 'x', 'x + 1'],
    reason: 'An ACK without data takes no number.',
  },
  Q10: {
    text: 'Why are there two start numbers?',
    options: [
      'Data flow both ways, and each direction counts its own bytes.',
      'There is one: the two sides agree on it.',
      'The second is a copy of the first, as a check.',
    ],
    reason: 'Two independent number lines. seq is my line; ack points into yours.',
  },
  Q11: {
    text: 'Why does a connection not always start at 0 or 1?',
    options: [
      'So that leftovers of an earlier connection do not fit, and strangers cannot guess it.',
      'It does start at 0: tools show it.',
      'So that nobody on the way can read the data.',
    ],
    reason: 'A tool may show numbers relative to the start. On the wire they are large and hard to guess.',
  },
  Q19: {
    text: 'ACK and ack: what is the difference?',
    options: [
      'ACK is a flag of one bit; ack is a number that counts only when the flag is set.',
      'None. They are two spellings of one thing.',
      'ACK is for openings, ack for data; the number counts with or without the flag.',
    ],
    reason: 'Two fields of the header. The number also is not “a seq”: seq has a field of its own.',
  },
  Q42: {
    text: 'A FIN has seq u and no data. Which ack answers it?',
    options: ['u + 1', 'u', 'u + 2'],
    reason: 'A FIN uses one number, as a SYN does.',
  },
  Q43: {
    text: 'A FIN carries 10 bytes, the first of which is u. Which ack answers it?',
    options: ['u + 11', 'u + 1', 'u + 10'],
    reason: 'Data first, then the FIN: 10 and 1.',
  },
  Q44: {
    text: 'The server acknowledged with seq v, then sent 20 bytes. Which seq has its FIN?',
    options: ['a new, random one', 'v + 1', 'v + 20'],
    reason:
      'Every byte takes a number; the ACK took none. Books that write a new letter w do not mean a random number.',
  },
  Q45: {
    text: 'The client closed with FIN seq u; the server’s FIN had seq w. What does the client’s last segment say?',
    options: ['seq u + 1, ack w + 1', 'seq u, ack w + 1', 'seq u + 2, ack w + 1', 'seq u + 1, ack w'],
    reason: 'Its FIN used u; pure ACKs use nothing. The server’s FIN used w.',
  },
  Q72: {
    text: 'A SYN has seq 4294967295. Which ack answers it?',
    options: ['0', '4294967296', '4294967295'],
    reason: 'Numbers have 32 bits and count in a circle: after the last one comes 0.',
  },
  Q73: {
    text: 'The same FIN with seq u comes a second time. What becomes of your ack?',
    options: ['It stays u + 1.', 'It grows to u + 2.', 'It goes back to u.'],
    reason: 'A repeat uses no new number. It is acknowledged once more, with the same ack.',
  },
  Q74: {
    text: 'ack = 500. What does that say?',
    options: [
      'Everything up to and including 499 has arrived.',
      'The segment that begins at 499 has arrived; earlier ones may be missing.',
      'Byte 500 has arrived.',
    ],
    reason:
      'An ack speaks for everything below it. “Everything before x arrived” of some texts includes x itself when ack is x + 1.',
  },
  Q75: {
    text: 'Is a pure ACK acknowledged?',
    options: ['No.', 'Yes, everything is.', 'Yes, for it has used up a number.'],
    reason: 'It uses no number, so there is nothing to acknowledge; otherwise it would never end.',
  },
}
