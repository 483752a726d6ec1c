import type { MisconceptionId } from '../../../../shared/game/judging/misconceptions.ts'

/**
 * Known mistakes, by the ids of the catalogue: a short name; the nudge, which follows what was written and says
 * what it would have meant; and the fact. A nudge never names what is due.
 */
export const misconceptions = {
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
  M11: {
    name: 'a FIN hides its data',
    nudge: 'That counts the FIN and leaves out the bytes that came with it.',
    fact: 'Data first, then the FIN: a FIN at u with n bytes is acknowledged with u + n + 1.',
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
  M19: {
    name: 'each ACK covers one segment',
    nudge: 'That acknowledges an earlier segment only, as if the later ones still needed ACKs of their own.',
    fact: 'An ack is cumulative: everything below it has come.',
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
  M25: {
    name: 'ACK and SYN go one after the other',
    nudge:
      'That would answer in two pieces, first the ACK and then the SYN, though both are due at the same moment.',
    fact: 'What is due at the same moment shares one segment: SYN and ACK go together.',
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
  M29: {
    name: 'a reset wants an answer',
    nudge: 'That answers a reset. The connection it spoke of is gone.',
    fact: 'A reset that fits is never answered.',
  },
  M30: {
    name: 'a reset is a goodbye',
    nudge: 'A reset throws the whole connection away, with all data still waiting.',
    fact: 'FIN ends in order; RST aborts.',
  },
  M31: {
    name: 'a closed port keeps silent, or says FIN',
    nudge: 'That speaks as if there had been a connection here to end. Nobody was listening.',
    fact: 'A closed port answers a SYN with a reset.',
  },
  M32: {
    name: 'a reset may have any number',
    nudge: 'A reset with a number like that says nothing to them: they take only one that fits.',
    fact: 'If the segment it answers had an ACK, the reset takes its number from there; otherwise seq is 0 and ack covers all that came.',
  },
  M33: {
    name: 'an ACK wants an ACK',
    nudge: 'That acknowledges an acknowledgement. If both ends did so, it would never end.',
    fact: 'A pure ACK is never acknowledged.',
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
  M38: {
    name: 'the third segment is empty',
    nudge: 'That would leave waiting bytes behind for no reason.',
    fact: 'The third segment may carry data: the client is connected already.',
  },
  M39: {
    name: 'a SYN never carries data',
    nudge: 'That forbids more than the rules do.',
    fact: 'Data on a SYN are rare but legal; the receiver holds them until the connection is open.',
  },
  M40: {
    name: 'a lost third segment is fatal',
    nudge: 'That gives the connection up because one ACK was lost.',
    fact: 'The SYN-ACK is sent again, and any later segment of the client carries the same ACK.',
  },
  M41: {
    name: 'any SYN-ACK is good enough',
    nudge: 'That accepts an answer to a call that you have not made.',
    fact: 'A SYN-ACK whose ack does not fit is answered with a reset, and one waits on in SYN-SENT.',
  },
  M42: {
    name: 'the third segment is only polite',
    nudge: 'Without it one end never learns that it was heard.',
    fact: 'Only the third segment tells the server that its number arrived, and it shows up old duplicates.',
  },
  M43: {
    name: 'two segments are enough',
    nudge: 'With two, an old SYN could open a connection that nobody wants.',
    fact: 'Two segments leave the server without any proof that it was heard.',
  },
  M44: {
    name: 'four would be safer',
    nudge: 'The fourth would want a fifth, and so on.',
    fact: 'Three are enough to exchange two numbers and confirm both; no count makes the last one certain.',
  },
  M45: {
    name: 'the handshake secures the connection',
    nudge: 'Nothing in it is secret, and nobody proves who they are.',
    fact: 'The handshake synchronises numbers and carries options, no more.',
  },
  M46: {
    name: 'connected means reliable',
    nudge: 'A connection alone repeats nothing that was lost.',
    fact: 'Being connected and being reliable are separate ideas; numbers, ACKs and timers make TCP reliable.',
  },
  M47: {
    name: 'the server calls',
    nudge: 'That calls somebody. Your application only waits for a caller.',
    fact: 'The active side sends the first SYN.',
  },
  M48: {
    name: 'crossing SYNs make two connections',
    nudge: 'Both calls speak of the same pair of addresses and ports.',
    fact: 'SYNs that cross open one connection, not two.',
  },
  M49: {
    name: 'crossing SYNs need a new start number',
    nudge: 'You have told them your start number already, in the SYN that crossed theirs.',
    fact: 'In a simultaneous open the SYN-ACK repeats the same ISN.',
  },
  M50: {
    name: 'sending proves that I can send',
    nudge: 'You have only sent. Nothing has come back that could prove anything.',
    fact: 'What one sends proves nothing to oneself; only an answer does.',
  },
  M51: {
    name: 'after its SYN-ACK the server is sure',
    nudge: 'Your SYN-ACK is only on its way. Nobody has confirmed that it was heard.',
    fact: 'The server knows that it was heard when the third segment comes, not before.',
  },
  M52: {
    name: 'after two, the client lacks the server’s number',
    nudge: 'The number of the other end stood in the very segment that came.',
    fact: 'After the second segment the client knows both numbers; it is the server that lacks a confirmation.',
  },
  M53: {
    name: 'a SYN flood fills the line',
    nudge: 'A flood needs little bandwidth: each SYN is tiny.',
    fact: 'It fills the table of half-open connections.',
  },
  M54: {
    name: 'only a longer queue helps',
    nudge: 'A longer queue fills as well, only later.',
    fact: 'SYN cookies keep no state until the third segment comes.',
  },
  M55: {
    name: 'the server moves to a new port',
    nudge: 'If its port changed, the client’s segments would go elsewhere.',
    fact: 'The port stays; the four-part address tells connections apart.',
  },
  M56: {
    name: 'a listener is used up',
    nudge: 'Then nobody could call a second time.',
    fact: 'The listener stays; each connection is a new socket beside it.',
  },
  M57: {
    name: 'one FIN ends both directions',
    nudge: 'That would mean that the whole connection is over. Only one direction has ended.',
    fact: 'A FIN closes one direction; the other may go on.',
  },
  M58: {
    name: 'data may follow my FIN',
    nudge: 'Your FIN said that nothing more comes. That would be more.',
    fact: 'After its FIN an end sends ACKs, but no data.',
  },
  M59: {
    name: 'a close always takes four',
    nudge: 'That forbids what real stacks do every day.',
    fact: 'If nothing is left to send, ACK and FIN may share a segment: three are enough.',
  },
  M60: {
    name: 'ACK and FIN always go together',
    nudge: 'That ends your half along with theirs. Your application may still have something to say.',
    fact: 'The ACK of a FIN is due at once; one’s own FIN waits for the application.',
  },
  M61: {
    name: 'only the client closes',
    nudge: 'Client and server differ in who calls, not in who ends.',
    fact: 'Either end may send the first FIN.',
  },
  M62: {
    name: 'the application sends the ACKs',
    nudge: 'An application may be asleep; the ACK does not wait for it.',
    fact: 'ACKs are sent by TCP itself, at once.',
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
  M65: {
    name: 'CLOSE-WAIT runs out by itself',
    nudge: 'No clock runs in that state.',
    fact: 'Only the application’s CLOSE leads out of CLOSE-WAIT.',
  },
  M66: {
    name: 'many CLOSE-WAIT are the network’s fault',
    nudge: 'The network has done its part: the FIN has come and was acknowledged.',
    fact: 'Sockets that stay in CLOSE-WAIT belong to a program that forgot to close them.',
  },
  M67: {
    name: 'the passive side waits 2 MSL',
    nudge: 'That would mean that you closed first and wait for stragglers. They closed first.',
    fact: 'TIME-WAIT belongs to the active closer.',
  },
  M68: {
    name: 'both ends go through TIME-WAIT',
    nudge: 'The passive end has its last ACK, and with it proof that all is done.',
    fact: 'Both ends wait only when their FINs crossed.',
  },
  M69: {
    name: 'after the last ACK it is over',
    nudge:
      'That would mean that you are gone. If this ACK is lost, their FIN comes again: who would answer it?',
    fact: 'The active closer waits 2 MSL in TIME-WAIT.',
  },
  M70: {
    name: 'TIME-WAIT has one reason',
    nudge: 'That is at most half of it.',
    fact: 'TIME-WAIT answers a repeated FIN, and lets old segments die before the addresses are used again.',
  },
  M71: {
    name: 'a FIN in TIME-WAIT changes nothing',
    nudge: 'That would end the wait by the old clock, though their FIN has just come again.',
    fact: 'A FIN that comes again is acknowledged again, and 2 MSL begin anew.',
  },
  M72: {
    name: 'every state waits 2 MSL',
    nudge: 'Only one state has that clock.',
    fact: 'Other states follow the retransmission timer, or wait for an application.',
  },
  M73: {
    name: 'MSL is 60 seconds by law',
    nudge: 'That is one custom of many.',
    fact: 'The RFC chooses an MSL of 2 minutes; systems choose less.',
  },
  M74: {
    name: 'MSL is a round trip',
    nudge: 'A round trip is much shorter, and is measured, not chosen.',
    fact: 'MSL bounds how long one segment may live in the network, one way.',
  },
  M75: {
    name: 'silence tells which one was lost',
    nudge: 'A lost FIN and a lost ACK look the same from here: silence.',
    fact: 'The sender of a FIN cannot know which was lost; it repeats the FIN either way.',
  },
  M76: {
    name: 'who has sent a FIN takes no more data',
    nudge: 'That refuses data that the other end may still send.',
    fact: 'After its own FIN an end must still receive, and acknowledge what comes.',
  },
  M77: {
    name: 'their FIN always means CLOSE-WAIT',
    nudge: 'That would mean that you have not closed yet. You have sent a FIN yourself.',
    fact: 'After one’s own FIN, theirs leads to CLOSING or TIME-WAIT, never to CLOSE-WAIT.',
  },
  M78: {
    name: 'crossing FINs need another FIN',
    nudge: 'You have sent your FIN; only theirs wants an answer now.',
    fact: 'When FINs cross, each end acknowledges the other’s: CLOSING, then TIME-WAIT.',
  },
  M79: {
    name: 'FIN with ACK leads to FIN-WAIT-2',
    nudge: 'That would mean that their FIN has not come. It came together with the ACK of yours.',
    fact: 'A FIN that also acknowledges one’s own leads straight to TIME-WAIT.',
  },
  M80: {
    name: 'any ACK ends FIN-WAIT-1',
    nudge: 'That would mean that your FIN was acknowledged. The ACK that came does not reach it.',
    fact: 'Only an ACK that covers the FIN leads out of FIN-WAIT-1 to FIN-WAIT-2.',
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
  M83: {
    name: 'both ends close at the same instant',
    nudge: 'They cannot: the last ACK is on its way, and one end waits on.',
    fact: 'The passive end is CLOSED with the last ACK, the active one 2 MSL later.',
  },
  M84: {
    name: 'a FIN says that they stopped reading',
    nudge: 'A FIN speaks of sending only.',
    fact: 'Whether its sender still reads, a FIN does not say.',
  },
  M85: {
    name: 'four waves stop old SYNs',
    nudge: 'Old SYNs are the business of the opening.',
    fact: 'The handshake unmasks an old SYN; the close has nothing to do with it.',
  },
  M86: {
    name: 'half-open is half-closed',
    nudge: 'One of these is legal, the other is an accident.',
    fact: 'Half-closed: one FIN is done. Half-open: one end has lost its memory.',
  },
  M87: {
    name: 'who crashed says FIN',
    nudge: 'A FIN ends a connection that one remembers. You remember none.',
    fact: 'A dead host says nothing; after its restart it answers with a reset.',
  },
  M88: {
    name: 'a dead idle peer is noticed',
    nudge: 'As long as nobody speaks, death and silence look the same.',
    fact: 'Without traffic or keep-alive nobody notices.',
  },
  M89: {
    name: 'TIME-WAIT is a fault',
    nudge: 'It is a promise with an end date.',
    fact: 'TIME-WAIT protects the next connection; address reuse only relaxes the bind.',
  },
  M90: {
    name: 'the ends agree on one start number',
    nudge: 'There is nothing to agree: each end counts its own bytes.',
    fact: 'Each end announces its own number, and the other only confirms it.',
  },
  M91: {
    name: 'a FIN overtakes missing data',
    nudge: 'That takes their FIN at once. Something in front of it is still missing.',
    fact: 'A FIN counts only when everything before it has come; until then one acknowledges up to the gap.',
  },
  M92: {
    name: 'in LAST-ACK any ACK will do',
    nudge:
      'That would mean that your FIN was acknowledged. The ACK that came covers only what was before it.',
    fact: 'Only an ACK of the FIN itself ends LAST-ACK.',
  },
} satisfies {
  readonly [M in MisconceptionId]: { readonly name: string; readonly nudge: string; readonly fact: string }
}
