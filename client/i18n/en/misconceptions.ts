/** Known mistakes: a short name, what the value would have meant (the nudge), and the fact. Ids are the catalogue's. */
export const misconceptions = {
  M01: {
    name: 'ack is what I received',
    nudge: 'That asks the other end for its SYN again, as if it had never come.',
    fact: 'An ack names the next number wanted, and a SYN takes one.',
  },
  M02: {
    name: 'the server counts on from the client',
    nudge: 'That continues the other end’s numbers. Yours are a line of their own.',
    fact: 'Each end picks its own start number.',
  },
  M03: {
    name: 'ack is always plus one',
    nudge: 'That says that only the first byte has come.',
    fact: 'Every byte has a number, so the ack grows by as many as have come.',
  },
  M04: {
    name: 'a pure ACK takes a number',
    nudge: 'That leaves a gap: one number would never be sent.',
    fact: 'An ACK without data, SYN or FIN takes no number.',
  },
  M05: {
    name: 'the third segment repeats the first number',
    nudge: 'That number was taken by your SYN already.',
    fact: 'A SYN takes one number; what follows begins one later.',
  },
  M06: {
    name: 'start numbers are 0 or 1',
    nudge: 'Some tools show a relative 0. On the wire your start number is another.',
    fact: 'An ISN is chosen to be hard to guess and unlike recent ones.',
  },
  M07: {
    name: 'both ends share one start number',
    nudge: 'That is the other end’s start number, not yours.',
    fact: 'There are two independent number lines, one a direction.',
  },
  M08: {
    name: 'a SYN takes four numbers',
    nudge: 'The field is four bytes wide, but that is not what a SYN takes.',
    fact: 'A SYN takes exactly one number.',
  },
  M09: {
    name: 'ack is the last byte received',
    nudge: 'That asks for the last byte once more.',
    fact: 'An ack names the next number wanted, not the last one that came.',
  },
  M10: {
    name: 'a FIN takes no number',
    nudge: 'That asks for the FIN again, as if it had never come.',
    fact: 'A FIN takes one number, like a SYN.',
  },
  M12: {
    name: 'a FIN takes two numbers',
    nudge: 'That acknowledges one number more than the FIN has taken.',
    fact: 'A FIN takes one number, however often it comes.',
  },
  M13: {
    name: 'the last ACK repeats or skips a number',
    nudge: 'Your FIN took one number and your ACKs took none. Count again.',
    fact: 'After a FIN numbered u your next segment is u + 1.',
  },
  M14: {
    name: 'the second FIN gets a fresh number',
    nudge: 'That number has nothing to do with what you have sent so far.',
    fact: 'A FIN takes the number just after the last byte sent.',
  },
  M15: {
    name: 'numbers grow for ever',
    nudge: 'The field has 32 bits: this value does not fit into it.',
    fact: 'After 4294967295 comes 0.',
  },
  M16: {
    name: 'any ack will do',
    nudge: 'That acknowledges something that the other end has not sent.',
    fact: 'An ack says that everything below it has arrived, and nothing else.',
  },
  M17: {
    name: 'seq counts segments',
    nudge: 'That counts your segment as one. Its bytes have a number each.',
    fact: 'Every byte takes a number.',
  },
  M18: {
    name: 'a repetition gets a new number',
    nudge: 'With another number they cannot tell that it is the same.',
    fact: 'A repetition keeps its number.',
  },
  M20: {
    name: 'there is one line of numbers',
    nudge: 'That is a number of the other direction.',
    fact: 'seq is my line; ack points into yours.',
  },
  M21: {
    name: 'ACK and ack are the same',
    nudge: 'The flag and the number belong together: one without the other says nothing.',
    fact: 'The ack field is read only when the ACK flag is set.',
  },
  M22: {
    name: 'the first SYN acknowledges',
    nudge: 'Nothing has come yet that you could acknowledge. A listener answers that with a reset.',
    fact: 'The first SYN stands alone.',
  },
  M23: {
    name: 'the server only says ACK',
    nudge: 'That acknowledges their SYN, but offers no number of your own. They would drop it.',
    fact: 'The answer to a SYN is a SYN of one’s own, with an ACK.',
  },
  M24: {
    name: 'the server only says SYN',
    nudge: 'They would take that for a call of your own, crossing theirs.',
    fact: 'The answer to a SYN also acknowledges it.',
  },
  M26: {
    name: 'every opening segment carries SYN',
    nudge: 'You have sent your SYN. A second one asks to begin again.',
    fact: 'Only the first segment of each end carries SYN.',
  },
  M27: {
    name: 'a FIN goes without ACK',
    nudge: 'Many books draw it so. On the wire it also carries ACK; without it the other end drops it.',
    fact: 'After the opening every segment carries ACK.',
  },
  M28: {
    name: 'open and close in one',
    nudge: 'That opens and ends in the same breath. Most networks drop it.',
    fact: 'SYN opens, FIN ends; they do not go together.',
  },
  M30: {
    name: 'a reset is a goodbye',
    nudge: 'A reset tears the line and throws waiting data away.',
    fact: 'FIN ends in order; RST aborts.',
  },
  M34: {
    name: 'the server is connected at once',
    nudge: 'You have no proof yet that they heard you.',
    fact: 'The server is ESTABLISHED when its SYN is acknowledged.',
  },
  M35: {
    name: 'the client waits for more',
    nudge: 'Their answer has come, and it acknowledges your SYN. What are you still waiting for?',
    fact: 'The client is ESTABLISHED with the SYN-ACK.',
  },
  M36: {
    name: 'SYN-RECEIVED comes with the third segment',
    nudge: 'You have taken their SYN and answered it. That is no longer LISTEN.',
    fact: 'The server enters SYN-RECEIVED when it answers the SYN.',
  },
  M37: {
    name: 'everybody listens first',
    nudge: 'You are the one who calls. Only a passive open listens.',
    fact: 'The active side goes straight to SYN-SENT.',
  },
  M47: {
    name: 'the server calls',
    nudge: 'Your application waits for a caller. It has not asked you to call.',
    fact: 'The active side sends the first SYN.',
  },
  M58: {
    name: 'data may follow my FIN',
    nudge: 'You have said that nothing more comes. Nothing more may come.',
    fact: 'After its FIN an end sends ACKs, but no data.',
  },
  M60: {
    name: 'ACK and FIN always go together',
    nudge: 'Their FIN wants its ACK now. Your own FIN has to wait for your application.',
    fact: 'The ACK is the kernel’s, the FIN is the application’s.',
  },
  M63: {
    name: 'TCP ends by itself',
    nudge: 'Your application has not called CLOSE. It may have more to say.',
    fact: 'A FIN is born from CLOSE, never from TCP itself.',
  },
  M64: {
    name: 'CLOSE-WAIT is for the one who closes',
    nudge: 'CLOSE-WAIT belongs to the end that is closed upon.',
    fact: 'Who sends the first FIN goes to FIN-WAIT-1.',
  },
  M67: {
    name: 'the passive side waits 2 MSL',
    nudge: 'You close second. Who waits for stragglers is the other end.',
    fact: 'TIME-WAIT belongs to the active closer.',
  },
  M69: {
    name: 'after the last ACK it is over',
    nudge: 'If this ACK is lost, their FIN comes again. Who would answer it?',
    fact: 'The active closer waits 2 MSL in TIME-WAIT.',
  },
  M77: {
    name: 'their FIN always means CLOSE-WAIT',
    nudge: 'You have sent a FIN yourself. CLOSE-WAIT is for those who have not.',
    fact: 'After one’s own FIN the way leads to CLOSING or TIME-WAIT.',
  },
  M81: {
    name: 'LAST-ACK on their FIN',
    nudge: 'LAST-ACK waits for the ACK of your own FIN. You have not sent one.',
    fact: 'CLOSE-WAIT first; LAST-ACK when your FIN leaves.',
  },
  M82: {
    name: 'FIN-WAIT-2 does not exist',
    nudge: 'Their FIN has not come yet.',
    fact: 'Between the ACK of your FIN and their FIN lies FIN-WAIT-2.',
  },
}
