/** What the five letters-words stand for, and what each asks. */
export const letters = {
  title: 'What the letters stand for',
  of: {
    SYN: ['synchronize', 'Let us agree where my numbers begin.'],
    ACK: ['acknowledgment', 'I have everything before this number.'],
    FIN: ['finish', 'I have nothing more to send.'],
    RST: ['reset', 'There is no such connection: drop it.'],
    PSH: ['push', 'Give this to the application now.'],
  },
}

/** Pictures that people use for a connection, and where each of them breaks. */
export const pictures = {
  title: 'Pictures, and where they break',
  fits: 'It fits',
  breaks: 'It breaks',
  of: {
    phone: {
      name: 'A phone call',
      fits: 'It rings, somebody answers, both have heard each other: then they talk. At the end each says goodbye.',
      breaks:
        'A phone line is theirs alone. TCP has no line: each segment finds its own way and may come twice, late or never. And hanging up ends both directions at once; a FIN ends one.',
    },
    voice: {
      name: 'A voice chat',
      fits: '“Can you hear me?” tries out a microphone and a headset. The listener now knows two of the four; after the answer the caller knows all four; after the third word both do.',
      breaks:
        'The three segments are not there to test devices. They fix two start numbers, and they unmask an old call that comes late.',
    },
    parcels: {
      name: 'Orders and parcels',
      fits: 'Ordered in one moment, things travel in one parcel: so ACK and SYN share a segment. Ordered today, next week and next month, they travel apart: so ACK and FIN do, while there is still something to send.',
      breaks: 'A lost parcel is gone. What TCP sends it keeps until it is confirmed, and sends it again.',
    },
    pages: {
      name: 'Numbered pages',
      fits: 'Each page has a number, so the reader can put them in order and ask for the one that is missing.',
      breaks:
        'TCP numbers octets, not pages. And an ack names the next octet wanted, not the last one that came.',
    },
    courting: {
      name: 'Courting and parting',
      fits: 'One asks and the other says yes; but either of the two may be the first to leave.',
      breaks:
        'In TCP both may ask at the same moment, and it is still one connection. And who leaves first goes on listening until the other has finished.',
    },
  },
}

/** Sentences to lay on the segments that say them. */
export const match = {
  title: 'Who says what?',
  how: 'Drag a sentence onto the segment that says it. Or press the sentence, then the segment. A segment may say two things.',
  which: 'Which dialogue',
  opening: 'Opening',
  closing: 'Closing',
  sentences: 'Sentences',
  segments: 'Segments',
  slot: (from: string, flags: string) => `${from}: ${flags}`,
  fits: 'That fits.',
  not: (why: string) => `Not there. ${why}`,
  chooseFirst: 'Choose a sentence first.',
  done: 'All in place.',
  doneOpening: 'Four meanings, three segments: the server’s two were due at the same moment.',
  doneClosing: 'Two goodbyes, each answered. In between the server may still be talking.',
  again: 'Once more',
  says: {
    call: 'I want to talk. My numbers begin at x.',
    heard: 'I heard you. I want x+1 next.',
    agree: 'I want to talk too. My numbers begin at y.',
    confirmed: 'I heard you as well. I want y+1 next.',
    done: 'I have said all I had to say.',
    wait: 'Heard. But wait, I have not finished.',
    also: 'Now I have finished too.',
    bye: 'Heard. Then this is the end.',
  },
  why: {
    call: 'It answers nothing: it comes first, from the one that calls.',
    heard: 'It speaks of x, so it answers the one who chose x.',
    agree: 'It names y, the server’s own start. The server says it as soon as it can.',
    confirmed: 'It speaks of y: first y must have been named.',
    done: 'It answers nothing: it begins the close.',
    wait: 'The kernel says it at once when the first FIN comes.',
    also: 'The second program says it, when it has finished.',
    bye: 'It answers the second FIN, and nothing is left after it.',
  },
}
