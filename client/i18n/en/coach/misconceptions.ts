import type { MisconceptionId } from '../../../../shared/game/judging/misconceptions.ts'

/**
 * Known mistakes, by the ids of the catalogue: a short name; the nudge, which follows what was written and says
 * what it would have meant; and the fact. A nudge never names what is due.
 */
export const misconceptions: {
  readonly [M in MisconceptionId]?: { readonly name: string; readonly nudge: string; readonly fact: string }
} = {
  M01: {
    name: 'ack is what I received',
    nudge: 'That asks the other end for its SYN again, as if it had never come.',
    fact: 'An ack names the next number wanted, and a SYN takes one.',
  },
  M02: {
    name: 'the server counts on from the client',
    nudge: 'That counts on from the other end’s number, as if you shared one line.',
    fact: 'Each end picks its own start number.',
  },
  M03: {
    name: 'ack is always plus one',
    nudge: 'That says that only the first of the bytes has come.',
    fact: 'Every byte has a number, so the ack grows by as many as have come.',
  },
  M04: {
    name: 'a pure ACK takes a number',
    nudge: 'That skips a number. The other end would wait for it for ever.',
    fact: 'An ACK without data, SYN or FIN takes no number.',
  },
  M05: {
    name: 'what follows the SYN repeats its number',
    nudge: 'That number was taken by your SYN already.',
    fact: 'A SYN takes one number; what follows it begins one later.',
  },
  M06: {
    name: 'start numbers are 0 or 1',
    nudge: 'Tools like to show start numbers as 0 or 1. On the wire yours is another.',
    fact: 'An ISN is chosen to be hard to guess and unlike recent ones.',
  },
  M07: {
    name: 'both ends share one start number',
    nudge: 'That is the other end’s start number, not yours.',
    fact: 'There are two independent lines of numbers, one for each direction.',
  },
  M08: {
    name: 'a SYN takes four numbers',
    nudge: 'That counts the four bytes of the field, not what the SYN takes.',
    fact: 'A SYN takes exactly one number.',
  },
  M09: {
    name: 'ack is the last byte received',
    nudge: 'That asks for the last byte once more, though it has come.',
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
    nudge: 'That is the number of your FIN itself, or it counts an ACK as well.',
    fact: 'A FIN takes one number and an ACK none: after a FIN numbered u comes u + 1.',
  },
  M14: {
    name: 'the second FIN gets a fresh number',
    nudge: 'That does not follow on from what you have sent so far.',
    fact: 'A FIN takes the number just after the last byte sent.',
  },
  M15: {
    name: 'numbers grow for ever',
    nudge: 'The field has 32 bits, and this number needs 33.',
    fact: 'After 4294967295 comes 0.',
  },
  M16: {
    name: 'any ack will do',
    nudge: 'That acknowledges more than has come, or less.',
    fact: 'An ack says that everything below it has come, and that it is wanted next.',
  },
  M17: {
    name: 'seq counts segments',
    nudge: 'That counts a whole segment as one.',
    fact: 'Every byte takes a number, so seq moves on by as many as were sent.',
  },
  M18: {
    name: 'a repetition gets a new number',
    nudge: 'You have sent that once already. Under a new number they would take it for something new.',
    fact: 'A repetition keeps its number.',
  },
  M20: {
    name: 'there is one line of numbers',
    nudge: 'That number belongs to the other direction.',
    fact: 'My seq is on my line; my ack points into yours.',
  },
  M21: {
    name: 'ACK and ack are the same',
    nudge: 'The flag and the number belong together: one without the other says nothing.',
    fact: 'The ack field is read only when the ACK flag is set.',
  },
  M22: {
    name: 'the first SYN acknowledges',
    nudge: 'Nothing has come yet that you could acknowledge. A listener would answer with a reset.',
    fact: 'The first SYN stands alone.',
  },
  M23: {
    name: 'the server only says ACK',
    nudge: 'That acknowledges their SYN, but offers no number of your own. They would drop it.',
    fact: 'The answer to a SYN is a SYN of one’s own, with an ACK.',
  },
  M24: {
    name: 'the server only says SYN',
    nudge: 'They would take that for a call of your own that has crossed theirs.',
    fact: 'The answer to a SYN also acknowledges it.',
  },
  M26: {
    name: 'every opening segment carries SYN',
    nudge: 'Your SYN has left already. A second one would ask to begin again.',
    fact: 'Each end says SYN once, in its first segment.',
  },
  M27: {
    name: 'a FIN goes without ACK',
    nudge: 'On the wire a FIN carries ACK as well; without it the other end would drop it.',
    fact: 'After the opening every segment carries ACK.',
  },
  M28: {
    name: 'open and close in one',
    nudge: 'That opens and ends in one breath. No ordinary TCP says it, and many filters drop it.',
    fact: 'SYN opens, FIN ends; they do not go together.',
  },
  M30: {
    name: 'a reset is a goodbye',
    nudge: 'A reset throws the whole connection away, with all data still waiting.',
    fact: 'FIN ends in order; RST aborts.',
  },
  M34: {
    name: 'the server is connected at once',
    nudge: 'That would mean that they heard you. You have no proof of it yet.',
    fact: 'The server is ESTABLISHED when its SYN is acknowledged.',
  },
  M35: {
    name: 'the client waits for more',
    nudge: 'That would mean that you still wait for an answer. It has come, and it acknowledges your SYN.',
    fact: 'The client is ESTABLISHED with the SYN-ACK.',
  },
  M36: {
    name: 'SYN-RECEIVED comes with the third segment',
    nudge: 'That would mean that nobody has called. You have taken their SYN and answer it.',
    fact: 'The server enters SYN-RECEIVED when it answers the SYN.',
  },
  M37: {
    name: 'everybody listens first',
    nudge: 'That would mean that you wait for a caller. You are the one who calls.',
    fact: 'Only a passive open listens; an active one goes straight to SYN-SENT.',
  },
  M47: {
    name: 'the server calls',
    nudge: 'That calls somebody. Your application only waits for a caller.',
    fact: 'The active side sends the first SYN.',
  },
  M58: {
    name: 'data may follow my FIN',
    nudge: 'Your FIN said that nothing more comes. That would be more.',
    fact: 'After its FIN an end sends ACKs, but no data.',
  },
  M60: {
    name: 'ACK and FIN always go together',
    nudge: 'That ends your half along with theirs. Your application may still have something to say.',
    fact: 'The ACK of a FIN is due at once; one’s own FIN waits for the application.',
  },
  M63: {
    name: 'TCP ends by itself',
    nudge: 'That ends your half. Your application has not called `CLOSE`; it may have more to say.',
    fact: 'A FIN is born from CLOSE, never from TCP itself.',
  },
  M64: {
    name: 'CLOSE-WAIT is for the one who closes',
    nudge: 'That would mean that they have closed, and that you have not. It is you who closes.',
    fact: 'CLOSE-WAIT is for the end that gets the first FIN; the one that sends it goes to FIN-WAIT-1.',
  },
  M67: {
    name: 'the passive side waits 2 MSL',
    nudge: 'That would mean that you closed first and wait for stragglers. They closed first.',
    fact: 'TIME-WAIT belongs to the active closer.',
  },
  M69: {
    name: 'after the last ACK it is over',
    nudge:
      'That would mean that you are gone. If this ACK is lost, their FIN comes again: who would answer it?',
    fact: 'The active closer waits 2 MSL in TIME-WAIT.',
  },
  M77: {
    name: 'their FIN always means CLOSE-WAIT',
    nudge: 'That would mean that you have not closed yet. You have sent a FIN yourself.',
    fact: 'After one’s own FIN, theirs leads to CLOSING or TIME-WAIT, never to CLOSE-WAIT.',
  },
  M81: {
    name: 'their FIN leads to LAST-ACK',
    nudge: 'That would mean that your own FIN is out and waits for its ACK. You have not sent one.',
    fact: 'Their FIN leads to CLOSE-WAIT; LAST-ACK comes when one’s own FIN leaves.',
  },
  M82: {
    name: 'FIN-WAIT-2 does not exist',
    nudge: 'That would mean that both FINs are done. Theirs has not come yet.',
    fact: 'Between the ACK of your FIN and their FIN lies FIN-WAIT-2.',
  },
}
