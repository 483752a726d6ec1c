import type { QuestionId } from '../../../../shared/game/coach/questionId.ts'

/** 每局之后的问题。选项顺序由 shared/game/coach/questions.ts 固定。 */
export const questions = {
  Q01: {
    text: '为什么两个报文段不够？',
    options: [
      '客户端会不知道服务器的号。',
      '服务器会不知道自己是否被听到，而且迟到的旧 SYN 会打开一条没人想要的连接。',
      '两个就够了，第三个只是客气。',
    ],
    reason: '第二段已让客户端知道一切。只有第三段能告诉服务器它的号到了，也让旧的 SYN 露馅。',
  },
  Q05: {
    text: '第二段到达之后，谁确定了什么？',
    options: [
      '客户端知道四种能力都正常；服务器还不知道自己是否被听到。',
      '双方都确定了一切。',
      '客户端还缺服务器的号。',
    ],
    reason: '自己发出的，对自己什么都证明不了；回来的才能。',
  },
  Q09: {
    text: '第三段是 seq x + 1 的纯 ACK。第一个数据字节的 seq 是多少？',
    options: ['x + 2', 'x', 'x + 1'],
    reason: '不带数据的 ACK 不占号。',
  },
  Q12: {
    text: '第三段可以带数据吗？',
    options: ['不可以，要先完成握手。', '可以，只要有数据在等。', '可以，但它的 ACK 也会占一个号。'],
    reason: '第二段一到，客户端就是 ESTABLISHED 了。第三段可以带上它的第一批数据。',
  },
  Q36: {
    text: '关闭可以只用三个报文段吗？',
    options: [
      '不可能，它叫四次挥手。',
      '总应该如此，第四个是浪费。',
      '可以，只要被动方回应时已经没有要发的。',
    ],
    reason: '那时 ACK 和 FIN 可以同行，但不是必须。',
  },
  Q38: {
    text: 'FIN 说的是什么？',
    options: ['连接结束了。', '我没有要发的了，但仍能接收。', '我不再读取了。'],
    reason: '它只关闭一个方向。发送它的一方是否还在读，它没有说。',
  },
  Q40: {
    text: '客户端的 FIN 已被确认。服务器还能发数据吗？',
    options: ['能，直到它自己的 FIN。', '不能，一个 FIN 结束两个方向。', '能发，但客户端会拒收。'],
    reason: '这就是半关闭。客户端在 FIN-WAIT-2 仍要接收并确认。',
  },
  Q44: {
    text: '服务器先以 seq v 发了确认，又发了 20 个字节。它的 FIN 的 seq 是多少？',
    options: ['一个新的随机号', 'v + 1', 'v + 20'],
    reason: '每个字节占一个号，ACK 不占号。',
  },
  Q52: {
    text: '哪一端会经过 TIME-WAIT？',
    options: ['服务器。', '先关闭的一端。', '总是两端。'],
    reason: '主动与被动是角色。只有两个 FIN 交叉时，两端才都要等。',
  },
  Q53: {
    text: 'TIME-WAIT 是做什么的？',
    options: [
      '只为防备最后的 ACK 丢失。',
      '没有用，是一种应该关掉的资源泄漏。',
      '回应再次到来的 FIN，并让旧报文段消失。',
    ],
    reason: '最后的 ACK 若丢了，得有人回应对方的 FIN；还在路上游荡的旧段也不能混进下一条连接。',
  },
} satisfies {
  readonly [Q in QuestionId]: {
    readonly text: string
    readonly options: readonly string[]
    readonly reason: string
  }
}
