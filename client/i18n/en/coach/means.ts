/** What an application’s call and a timer mean to the TCP below. */
export const means = {
  calls: {
    open: {
      active: 'It wants to talk, and asks its TCP to call.',
      passive: 'It waits for a caller: its TCP listens.',
    },
    send: (text: string) =>
      `It hands over “${text}”. When that leaves, and in which pieces, is its TCP’s choice.`,
    close: 'It will send no more. It still reads what comes.',
    abort: 'It throws the connection away.',
    cookies: 'From now on the listener answers without remembering: what it must know stands in its ISN.',
  },
  timers: {
    retransmission: 'No answer came in time. What is unacknowledged goes again.',
    'time-wait': 'Twice the longest life of a segment is over: nothing of this connection can still arrive.',
    wait: 'Time passed, and nothing was decided. No timer of TCP does what only the program or its host can.',
  },
  forged: {
    kept: 'The host answers the address and keeps a half-open connection. Nobody there will ever reply.',
    dropped: 'No place was left in the backlog: the host drops it.',
    cookie: 'The host answers it with a cookie and keeps nothing.',
  },
}

/** The page that explains the game. */
export const how = {
  title: 'How it is played',
  steps: [
    'Two people sit at the two ends of one connection: the [client]client[/client] and the [server]server[/server].',
    'Each sees its own state, its own variables and the segments that have arrived. Nothing else.',
    'The application above asks: `OPEN`, `SEND`, `CLOSE`. You are the TCP below it and choose the segment: flags, `seq`, `ack`.',
    'There are no turns. You may send whenever something is due, and wait whenever nothing is.',
    'A segment that TCP does not allow is stopped before the wire. You are told what it would have meant, and may try again.',
    'Afterwards the fog lifts: both ends, every arrow, who knew what and when.',
  ],
  start: 'Try it alone',
  check: 'Will it work here? Try the network',
  lens: {
    client: 'What the client knows: the far end lies in the fog.',
    all: 'What really happened.',
    server: 'What the server knows: the far end lies in the fog.',
  },
}
