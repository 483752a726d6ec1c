import type { Kind } from '../../../../shared/tcp/permission.ts'

/** 合规但少见的报文段：它是什么，什么时候会见到 */
export const unusual = {
  syn: 'SYN 是在呼叫对方。每条连接开头见到一次。',
  'syn-retransmission': '这是你的 SYN 又发了一次。没有及时得到回应时会见到。',
  'syn-ack': 'SYN-ACK 接受呼叫，同时也呼叫对方。每次建立连接见到一次。',
  'syn-ack-retransmission': '这是你的 SYN-ACK 又发了一次。没有及时得到确认时会见到。',
  ack: '单独的 ACK 说明你接下来要几号。没有别的报文段可以捎带它时会见到。',
  'duplicate-ack': '这是把说过的再说一遍。有东西重复到达或乱序到达时会见到。',
  'challenge-ack': '质询 ACK 是在问对方是不是当真。收到不合适的 SYN 或 RST 之后会见到。',
  'window-update': '窗口更新说明你现在有多少空间。慢的应用继续读取之后会见到。',
  data: '数据一排上队就可以发。TCP 通常能发多少发多少，少发也允许。',
  'data-retransmission': '这是发过的字节。确认迟迟不来时会再见到它们。',
  fin: '应用一关闭，FIN 就可以发，通常还捎带 ACK。',
  'fin-with-data': '最后的字节顺便带上 FIN。`SEND` 之后马上 `CLOSE` 时会见到。',
  'fin-retransmission': '这是你的 FIN 又发了一次。没有及时得到确认时会见到。',
  rst: 'RST 把连接作废。程序中止时会见到。',
  'rst-ack': '带 ACK 的 RST 说明这里没有人。SYN 碰到关闭的端口时会见到。',
  'keep-alive-probe': '保活探测是在问对方还在不在。长时间沉默之后会见到。',
  'zero-window-probe': '零窗口探测是在问对方有没有空间了。读取慢的时候会见到。',
} satisfies { readonly [K in Kind]: string }
