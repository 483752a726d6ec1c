import { trace } from '../support/trace.ts'

trace(
  'the three-way handshake  [RFC 9293 3.5, figure 6]',
  { from: 'CLOSED' },
  `
  S calls LISTEN                   | CLOSED       LISTEN
  C calls OPEN                     | CLOSED       LISTEN
  C > SYN     seq 0                | SYN-SENT     LISTEN
  S > SYN,ACK seq 0 ack 1          | ESTABLISHED  SYN-RECEIVED
  C > ACK     seq 1 ack 1          | ESTABLISHED  ESTABLISHED
  C calls SEND 10                  | ESTABLISHED  ESTABLISHED
  C > ACK     seq 1 ack 1 len 10   | ESTABLISHED  ESTABLISHED
`,
)

trace(
  'the third segment may carry data  [RFC 9293 3.10.7.3]',
  { from: 'CLOSED' },
  `
  S calls LISTEN
  C calls OPEN
  C calls SEND 7
  C > SYN     seq 0                | SYN-SENT     LISTEN
  S > SYN,ACK seq 0 ack 1          | ESTABLISHED  SYN-RECEIVED
  C > PSH,ACK seq 1 ack 1 len 7    | ESTABLISHED  ESTABLISHED
  S > ACK     seq 1 ack 8          | ESTABLISHED  ESTABLISHED
`,
)

trace(
  'simultaneous open: one connection, the same ISNs again  [RFC 9293 3.5, figure 7]',
  { from: 'CLOSED' },
  `
  C calls OPEN
  S calls OPEN
  C ~ SYN     seq 0 as a           | SYN-SENT     CLOSED
  S > SYN     seq 0                | SYN-SENT     SYN-SENT
  deliver a                        | SYN-SENT     SYN-SENT
  C ~ SYN,ACK seq 0 ack 1 as b     | SYN-RECEIVED SYN-SENT
  S > SYN,ACK seq 0 ack 1          | ESTABLISHED  SYN-RECEIVED
  deliver b                        | ESTABLISHED  ESTABLISHED
`,
)

trace(
  'an old duplicate SYN: the answer does not fit, and RST brings the listener back  [RFC 9293 3.5, figure 8]',
  { from: 'CLOSED' },
  `
  S calls LISTEN
  C calls OPEN
  C ~ SYN     seq 0 as real        | SYN-SENT     LISTEN
  N > SYN     seq -10 to S         | SYN-SENT     LISTEN
  S > SYN,ACK seq 0 ack -9         | SYN-SENT     SYN-RECEIVED
  C > RST     seq -9               | SYN-SENT     LISTEN
  deliver real                     | SYN-SENT     LISTEN
  S > SYN,ACK seq 0 ack 1          | ESTABLISHED  SYN-RECEIVED
  C > ACK     seq 1 ack 1          | ESTABLISHED  ESTABLISHED
`,
)

trace(
  'half-open discovered: a client that has forgotten calls again, and resets the ACK it gets  [figure 9]',
  { from: 'ESTABLISHED' },
  `
  C crashes                        | CLOSED       ESTABLISHED
  C calls OPEN
  C > SYN     seq 0                | SYN-SENT     ESTABLISHED
  S > ACK     seq 1 ack -299       | SYN-SENT     ESTABLISHED
  C > RST     seq -299             | SYN-SENT     CLOSED
  S calls LISTEN
  C timer
  C > SYN     seq 0                | SYN-SENT     LISTEN
  S > SYN,ACK seq 0 ack 1          | ESTABLISHED  SYN-RECEIVED
`,
)

trace(
  'an old duplicate SYN between two listeners  [RFC 9293 3.5, figure 11]',
  { from: 'CLOSED' },
  `
  C calls LISTEN
  S calls LISTEN                   | LISTEN       LISTEN
  N > SYN     seq 9 to S           | LISTEN       LISTEN
  S > SYN,ACK seq 0 ack 10         | LISTEN       SYN-RECEIVED
  C > RST     seq 10               | LISTEN       LISTEN
`,
)

trace(
  'half-open: the side that kept its memory sends, the one that lost it resets  [RFC 9293 3.5, figure 10]',
  { from: 'ESTABLISHED' },
  `
  C calls ABORT                    | CLOSED       ESTABLISHED
  C x RST     seq 1                | CLOSED       ESTABLISHED   (the host is gone)
  S calls SEND 4
  S > PSH,ACK seq 1 ack 1 len 4    | CLOSED       ESTABLISHED
  C > RST     seq 1                | CLOSED       CLOSED
`,
)

trace(
  'a normal close, four segments  [RFC 9293 3.6, figure 12]',
  { from: 'ESTABLISHED' },
  `
  C calls CLOSE                    | ESTABLISHED  ESTABLISHED
  C > FIN,ACK seq 1 ack 1          | FIN-WAIT-1   CLOSE-WAIT
  S > ACK     seq 1 ack 2          | FIN-WAIT-2   CLOSE-WAIT
  S calls CLOSE                    | FIN-WAIT-2   CLOSE-WAIT
  S > FIN,ACK seq 1 ack 2          | TIME-WAIT    LAST-ACK
  C > ACK     seq 2 ack 2          | TIME-WAIT    CLOSED
  C waits 2 MSL                    | CLOSED       CLOSED
`,
)

trace(
  'the same, begun by the server',
  { from: 'ESTABLISHED' },
  `
  S calls CLOSE
  S > FIN,ACK seq 1 ack 1          | CLOSE-WAIT   FIN-WAIT-1
  C > ACK     seq 1 ack 2          | CLOSE-WAIT   FIN-WAIT-2
  C calls CLOSE
  C > FIN,ACK seq 1 ack 2          | LAST-ACK     TIME-WAIT
  S > ACK     seq 2 ack 2          | CLOSED       TIME-WAIT
`,
)

trace(
  'three segments are enough when nothing is left to send  [RFC 9293 3.3.2 note 2]',
  { from: 'ESTABLISHED' },
  `
  C calls CLOSE
  C > FIN,ACK seq 1 ack 1          | FIN-WAIT-1   CLOSE-WAIT
  S calls CLOSE
  S > FIN,ACK seq 1 ack 2          | TIME-WAIT    LAST-ACK
  C > ACK     seq 2 ack 2          | TIME-WAIT    CLOSED
`,
)

trace(
  'simultaneous close: CLOSING and TIME-WAIT on both sides  [RFC 9293 3.6, figure 13]',
  { from: 'ESTABLISHED' },
  `
  C calls CLOSE
  S calls CLOSE
  C ~ FIN,ACK seq 1 ack 1 as a     | FIN-WAIT-1   ESTABLISHED
  S > FIN,ACK seq 1 ack 1          | CLOSING      FIN-WAIT-1
  deliver a                        | CLOSING      CLOSING
  C ~ ACK     seq 2 ack 2 as b     | CLOSING      CLOSING
  S > ACK     seq 2 ack 2          | TIME-WAIT    CLOSING
  deliver b                        | TIME-WAIT    TIME-WAIT
`,
)

trace(
  'half-close: the passive side still talks; its FIN is lost once  [RFC 9293 3.6.1]',
  { from: 'ESTABLISHED' },
  `
  C calls CLOSE
  C > FIN,ACK seq 1 ack 1          | FIN-WAIT-1   CLOSE-WAIT
  S > ACK     seq 1 ack 2          | FIN-WAIT-2   CLOSE-WAIT
  S calls SEND 5
  S > PSH,ACK seq 1 ack 2 len 5    | FIN-WAIT-2   CLOSE-WAIT
  C > ACK     seq 2 ack 6          | FIN-WAIT-2   CLOSE-WAIT
  S calls CLOSE
  S x FIN,ACK seq 6 ack 2          | FIN-WAIT-2   LAST-ACK      (lost)
  S timer
  S > FIN,ACK seq 6 ack 2          | TIME-WAIT    LAST-ACK
  C > ACK     seq 2 ack 7          | TIME-WAIT    CLOSED
`,
)

trace(
  'the last ACK is lost: the FIN comes again, is answered from TIME-WAIT  [RFC 9293 3.10.7.4]',
  { from: 'ESTABLISHED' },
  `
  C calls CLOSE
  C > FIN,ACK seq 1 ack 1
  S > ACK     seq 1 ack 2
  S calls CLOSE
  S > FIN,ACK seq 1 ack 2          | TIME-WAIT    LAST-ACK
  C x ACK     seq 2 ack 2          | TIME-WAIT    LAST-ACK      (lost)
  S timer
  S > FIN,ACK seq 1 ack 2          | TIME-WAIT    LAST-ACK
  C > ACK     seq 2 ack 2          | TIME-WAIT    CLOSED
`,
)

trace(
  'the SYN and the SYN-ACK are lost once each; nothing gets a new number  [RFC 9293 3.8.1]',
  { from: 'CLOSED' },
  `
  S calls LISTEN
  C calls OPEN
  C x SYN     seq 0                | SYN-SENT     LISTEN        (lost)
  C timer
  C > SYN     seq 0                | SYN-SENT     LISTEN
  S x SYN,ACK seq 0 ack 1          | SYN-SENT     SYN-RECEIVED  (lost)
  C timer
  C > SYN     seq 0                | SYN-SENT     SYN-RECEIVED
  S > SYN,ACK seq 0 ack 1          | ESTABLISHED  SYN-RECEIVED
  C x ACK     seq 1 ack 1          | ESTABLISHED  SYN-RECEIVED  (lost)
  C calls SEND 3
  C > PSH,ACK seq 1 ack 1 len 3    | ESTABLISHED  ESTABLISHED
`,
)

trace(
  'data out of order: the gap is told, then everything is taken at once  [RFC 9293 3.10.7.4 seventh]',
  { from: 'ESTABLISHED' },
  `
  C calls SEND 8
  C ~ ACK     seq 1 ack 1 len 4 as late
  C > PSH,ACK seq 5 ack 1 len 4    | ESTABLISHED  ESTABLISHED
  S > ACK     seq 1 ack 1          | ESTABLISHED  ESTABLISHED
  deliver late
  S > ACK     seq 1 ack 9          | ESTABLISHED  ESTABLISHED
`,
)

trace(
  'a FIN that overtakes data waits for it  [RFC 9293 3.10.7.4 eighth]',
  { from: 'ESTABLISHED' },
  `
  C calls SEND 4
  C calls CLOSE
  C ~ PSH,ACK seq 1 ack 1 len 4 as late
  C > FIN,ACK seq 5 ack 1          | FIN-WAIT-1   ESTABLISHED
  S > ACK     seq 1 ack 1          | FIN-WAIT-1   ESTABLISHED
  deliver late                     | FIN-WAIT-1   CLOSE-WAIT
  S > ACK     seq 1 ack 6          | FIN-WAIT-2   CLOSE-WAIT
`,
)

trace(
  'a SYN to a closed port  [RFC 9293 3.5.2, 3.10.7.1]',
  { from: 'CLOSED' },
  `
  C calls OPEN
  C > SYN     seq 0                | SYN-SENT     CLOSED
  S > RST,ACK seq 0 ack 1          | CLOSED       CLOSED
`,
)

trace(
  'both sides have a gap: each tells it once, then both are silent until a timer  [RFC 9293 3.10.7.4 seventh]',
  { from: 'ESTABLISHED' },
  `
  C calls SEND 8
  S calls SEND 8
  C x ACK     seq 1 ack 1 len 4                          (lost)
  S x ACK     seq 1 ack 1 len 4                          (lost)
  C > PSH,ACK seq 5 ack 1 len 4
  S > PSH,ACK seq 5 ack 1 len 4
  C > ACK     seq 9 ack 1
  S quiet
  C timer
  C > PSH,ACK seq 1 ack 1 len 8
  S > ACK     seq 9 ack 9
  S timer
  S > PSH,ACK seq 1 ack 9 len 8
  C > ACK     seq 9 ack 9
  C quiet
  S quiet
`,
)

trace(
  'the peer has no room: one octet asks, again and again, whether it has  [RFC 9293 3.8.6.1]',
  { from: 'ESTABLISHED' },
  `
  C calls SEND 3
  N > ACK     seq 1 ack 1 win 0 to C
  C quiet
  C timer
  C x ACK     seq 1 ack 1 len 1                          (lost)
  C quiet
  C timer
  C > ACK     seq 1 ack 1 len 1
  S > ACK     seq 1 ack 2
  C > PSH,ACK seq 2 ack 1 len 2
  S > ACK     seq 1 ack 4
`,
)

trace(
  'an abort throws the connection away on both sides  [RFC 9293 3.10.5]',
  { from: 'ESTABLISHED' },
  `
  C calls SEND 4
  C calls ABORT                    | CLOSED       ESTABLISHED
  C > RST     seq 1                | CLOSED       CLOSED
`,
)
