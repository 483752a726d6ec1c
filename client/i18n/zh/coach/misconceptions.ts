import type { MisconceptionId } from '../../../../shared/game/judging/misconceptions.ts'

/** 常见误解，编号与目录一致：简称；提醒，接在所写的值之后，说明它本来意味着什么；事实。提醒从不说出应为多少。 */
export const misconceptions: {
  readonly [M in MisconceptionId]?: { readonly name: string; readonly nudge: string; readonly fact: string }
} = {
  M01: {
    name: 'ack 就是收到的号',
    nudge: '这是请对方再发一次 SYN，好像它从没到过。',
    fact: 'ack 写的是想要的下一个号，而 SYN 占一个号。',
  },
  M02: {
    name: '服务器接着客户端数',
    nudge: '这是接着对方的号往下数，好像两端共用一条号线。',
    fact: '每一端自己选起始号。',
  },
  M03: {
    name: 'ack 总是加一',
    nudge: '这等于说只到了第一个字节。',
    fact: '每个字节都有号，来了多少，ack 就增加多少。',
  },
  M04: {
    name: '纯 ACK 占一个号',
    nudge: '这样会跳过一个号，对方会一直等它。',
    fact: '不带数据、SYN、FIN 的 ACK 不占号。',
  },
  M05: {
    name: 'SYN 之后还用它的号',
    nudge: '这个号已经被你的 SYN 用掉了。',
    fact: 'SYN 占一个号，之后的从下一个号开始。',
  },
  M06: {
    name: '起始号是 0 或 1',
    nudge: '工具喜欢把起始号显示成 0 或 1，而线路上你的起始号是另一个。',
    fact: 'ISN 要难以猜到，并且与最近用过的不同。',
  },
  M07: {
    name: '两端共用一个起始号',
    nudge: '这是对方的起始号，不是你的。',
    fact: '两个方向各有一条独立的号线。',
  },
  M08: {
    name: 'SYN 占四个号',
    nudge: '这是在数字段的四个字节，不是 SYN 占用的号。',
    fact: 'SYN 正好占一个号。',
  },
  M09: {
    name: 'ack 是最后收到的字节',
    nudge: '这等于再要一次最后那个字节，可它已经到了。',
    fact: 'ack 写的是想要的下一个号，不是最后到的那个。',
  },
  M10: {
    name: 'FIN 不占号',
    nudge: '这是请对方再发一次 FIN，好像它从没到过。',
    fact: 'FIN 和 SYN 一样占一个号。',
  },
  M12: {
    name: 'FIN 占两个号',
    nudge: '这比 FIN 占用的多确认了一个号。',
    fact: '不管来几次，FIN 只占一个号。',
  },
  M13: {
    name: '最后的 ACK 重复或跳过一个号',
    nudge: '这要么是你的 FIN 自己的号，要么把 ACK 也算了一个号。',
    fact: 'FIN 占一个号，ACK 不占：FIN 的号是 u，之后就是 u + 1。',
  },
  M14: {
    name: '第二个 FIN 另取新号',
    nudge: '这和你到目前为止发过的接不上。',
    fact: 'FIN 的号紧接在最后发出的字节之后。',
  },
  M15: {
    name: '号码会一直变大',
    nudge: '这个字段只有 32 位，而这个数要 33 位。',
    fact: '4294967295 之后是 0。',
  },
  M16: {
    name: 'ack 随便写',
    nudge: '这样确认的比到达的多，或者少。',
    fact: 'ack 表示它之前的都到了，接下来想要它。',
  },
  M17: {
    name: 'seq 数的是报文段',
    nudge: '这是把一整段当成一个号。',
    fact: '每个字节占一个号，发了多少，seq 就往前走多少。',
  },
  M18: {
    name: '重传换新号',
    nudge: '这个你已经发过一次。换了新号，对方会当成新的东西。',
    fact: '重传保持原来的号。',
  },
  M20: {
    name: '只有一条号线',
    nudge: '这个号属于另一个方向。',
    fact: '我的 seq 在我的号线上，我的 ack 指向你的号线。',
  },
  M21: {
    name: 'ACK 和 ack 是一回事',
    nudge: '标志和号码要一起用，只有一个等于没说。',
    fact: '只有设了 ACK 标志，ack 字段才会被读取。',
  },
  M22: {
    name: '第一个 SYN 就带确认',
    nudge: '还没有任何东西到达，没什么可确认。监听的一方会回 RST。',
    fact: '第一个 SYN 单独发。',
  },
  M23: {
    name: '服务器只回 ACK',
    nudge: '这确认了对方的 SYN，却没有给出自己的号，对方会丢弃它。',
    fact: '对 SYN 的回应是自己的 SYN 加上 ACK。',
  },
  M24: {
    name: '服务器只回 SYN',
    nudge: '对方会以为你也在呼叫，和它的呼叫交叉了。',
    fact: '对 SYN 的回应也要确认它。',
  },
  M26: {
    name: '建立时每段都带 SYN',
    nudge: '你的 SYN 已经发出。再发一个等于要求重来。',
    fact: '每一端只说一次 SYN，在自己的第一段里。',
  },
  M27: {
    name: 'FIN 不带 ACK',
    nudge: '在线路上 FIN 还要带 ACK，否则对方会丢弃它。',
    fact: '建立之后每一段都带 ACK。',
  },
  M28: {
    name: '一段里又开又关',
    nudge: '这等于同时打开又结束。正常的 TCP 不会这样说，很多过滤器会丢弃它。',
    fact: 'SYN 打开，FIN 结束，两者不同时出现。',
  },
  M30: {
    name: 'RST 就是再见',
    nudge: 'RST 会把整条连接作废，等待的数据也全部扔掉。',
    fact: 'FIN 是有序结束，RST 是中止。',
  },
  M34: {
    name: '服务器马上就连上了',
    nudge: '这意味着对方听到了你，可你还没有证据。',
    fact: '服务器的 SYN 得到确认之后，它才是 ESTABLISHED。',
  },
  M35: {
    name: '客户端还要再等',
    nudge: '这意味着你还在等回应。可回应到了，也确认了你的 SYN。',
    fact: '收到 SYN-ACK，客户端就是 ESTABLISHED。',
  },
  M36: {
    name: '第三段到了才是 SYN-RECEIVED',
    nudge: '这意味着还没有人呼叫。可你收下了对方的 SYN，正在回应。',
    fact: '服务器回应 SYN 时进入 SYN-RECEIVED。',
  },
  M37: {
    name: '谁都要先监听',
    nudge: '这意味着你在等人呼叫。可你是呼叫的一方。',
    fact: '只有被动打开才监听，主动打开直接进入 SYN-SENT。',
  },
  M47: {
    name: '服务器先呼叫',
    nudge: '这是在呼叫别人。你的应用只是在等人呼叫。',
    fact: '第一个 SYN 由主动的一方发出。',
  },
  M58: {
    name: 'FIN 之后还能发数据',
    nudge: '你的 FIN 说过不会再有数据了，而这就是数据。',
    fact: '发出 FIN 之后只发 ACK，不发数据。',
  },
  M60: {
    name: 'ACK 和 FIN 总是一起',
    nudge: '这样会把你这一半也一起结束。你的应用可能还有话说。',
    fact: '对 FIN 的 ACK 要马上发，自己的 FIN 要等应用。',
  },
  M63: {
    name: 'TCP 自己会结束',
    nudge: '这样会结束你这一半。你的应用还没有调用 `CLOSE`，可能还有话说。',
    fact: 'FIN 来自 CLOSE，从不来自 TCP 自己。',
  },
  M64: {
    name: '先关的一方进入 CLOSE-WAIT',
    nudge: '这意味着对方关了而你没有。可现在是你在关闭。',
    fact: 'CLOSE-WAIT 属于收到第一个 FIN 的一端，发出它的一端进入 FIN-WAIT-1。',
  },
  M67: {
    name: '被动方等 2 MSL',
    nudge: '这意味着你先关闭，在等迟到的报文段。可先关闭的是对方。',
    fact: 'TIME-WAIT 属于主动关闭的一方。',
  },
  M69: {
    name: '最后的 ACK 之后就结束了',
    nudge: '这意味着你已经走了。如果这个 ACK 丢了，对方的 FIN 会再来，那时谁来回应？',
    fact: '主动关闭的一方在 TIME-WAIT 等 2 MSL。',
  },
  M77: {
    name: '收到 FIN 就是 CLOSE-WAIT',
    nudge: '这意味着你还没有关闭。可你自己已经发过 FIN。',
    fact: '自己发过 FIN 之后，对方的 FIN 通向 CLOSING 或 TIME-WAIT，不会是 CLOSE-WAIT。',
  },
  M81: {
    name: '收到 FIN 就是 LAST-ACK',
    nudge: '这意味着你自己的 FIN 已发出，在等它的 ACK。可你还没有发。',
    fact: '收到 FIN 先进入 CLOSE-WAIT，自己的 FIN 发出后才是 LAST-ACK。',
  },
  M82: {
    name: '没有 FIN-WAIT-2',
    nudge: '这意味着两个 FIN 都完成了。可对方的还没有到。',
    fact: '在自己的 FIN 得到确认与对方的 FIN 到来之间，是 FIN-WAIT-2。',
  },
}
