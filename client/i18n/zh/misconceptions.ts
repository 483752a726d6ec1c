/** 常见误解：简称、这个值本来意味着什么（提醒）、事实。编号与目录一致。 */
export const misconceptions = {
  M01: {
    name: 'ack 就是收到的号',
    nudge: '这等于请对方再发一次 SYN，好像它从没到过。',
    fact: 'ack 写的是想要的下一个号，而 SYN 占一个号。',
  },
  M02: {
    name: '服务器接着客户端数',
    nudge: '这是接着对方的号往下数。你有自己的一条号线。',
    fact: '每一端自己选起始号。',
  },
  M03: {
    name: 'ack 总是加一',
    nudge: '这等于说只到了第一个字节。',
    fact: '每个字节都有号，来了多少，ack 就增加多少。',
  },
  M04: {
    name: '纯 ACK 占一个号',
    nudge: '这样会空出一个永远不会发出的号。',
    fact: '不带数据、SYN、FIN 的 ACK 不占号。',
  },
  M05: {
    name: '第三段重复第一个号',
    nudge: '这个号已经被你的 SYN 用掉了。',
    fact: 'SYN 占一个号，之后从下一个开始。',
  },
  M06: {
    name: '起始号是 0 或 1',
    nudge: '有些工具显示相对的 0，线路上你的起始号是另一个。',
    fact: 'ISN 要难以猜到，并且与最近用过的不同。',
  },
  M07: {
    name: '两端共用一个起始号',
    nudge: '这是对方的起始号，不是你的。',
    fact: '两个方向各有一条独立的号线。',
  },
  M08: {
    name: 'SYN 占四个号',
    nudge: '字段有四个字节宽，但 SYN 占的不是这么多。',
    fact: 'SYN 正好占一个号。',
  },
  M09: {
    name: 'ack 是最后收到的字节',
    nudge: '这等于再要一次最后那个字节。',
    fact: 'ack 是想要的下一个，不是最后到的那个。',
  },
  M10: {
    name: 'FIN 不占号',
    nudge: '这等于再要一次 FIN，好像它从没到过。',
    fact: 'FIN 和 SYN 一样占一个号。',
  },
  M12: {
    name: 'FIN 占两个号',
    nudge: '这比 FIN 占用的多确认了一个号。',
    fact: '不管来几次，FIN 只占一个号。',
  },
  M13: {
    name: '最后的 ACK 重复或跳过一个号',
    nudge: '你的 FIN 占一个号，你的 ACK 不占号。再数一遍。',
    fact: 'FIN 的号是 u，下一段就是 u + 1。',
  },
  M14: {
    name: '第二个 FIN 另取新号',
    nudge: '这个号和你到目前为止发过的毫无关系。',
    fact: 'FIN 的号紧接在最后发出的字节之后。',
  },
  M15: { name: '号码会一直变大', nudge: '这个字段只有 32 位，放不下这个值。', fact: '4294967295 之后是 0。' },
  M16: {
    name: 'ack 随便写',
    nudge: '这等于确认了对方还没发过的东西。',
    fact: 'ack 表示它之前的都到了，仅此而已。',
  },
  M17: {
    name: 'seq 数的是段',
    nudge: '这是把一段当成一个号，可它的每个字节都有号。',
    fact: '每个字节占一个号。',
  },
  M18: { name: '重传换新号', nudge: '换了号，对方就认不出这是同一段。', fact: '重传保持原来的号。' },
  M20: { name: '只有一条号线', nudge: '这是另一个方向的号。', fact: 'seq 是我的线，ack 指向你的线。' },
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
  M24: { name: '服务器只回 SYN', nudge: '对方会把它当成你也在同时呼叫。', fact: '对 SYN 的回应也要确认它。' },
  M26: {
    name: '建立时每段都带 SYN',
    nudge: '你已经发过 SYN，再发一个等于要求重来。',
    fact: '每一端只有第一段带 SYN。',
  },
  M27: {
    name: 'FIN 不带 ACK',
    nudge: '很多书这样画。在线路上它还带 ACK，否则对方会丢弃它。',
    fact: '建立之后每一段都带 ACK。',
  },
  M28: {
    name: '一段里又开又关',
    nudge: '这等于同时打开又结束，多数网络会丢弃它。',
    fact: 'SYN 打开，FIN 结束，两者不同行。',
  },
  M30: {
    name: 'RST 就是再见',
    nudge: 'RST 会扯断连接，把等待的数据全部扔掉。',
    fact: 'FIN 有序结束，RST 是中止。',
  },
  M34: {
    name: '服务器马上就连上了',
    nudge: '你还没有证据表明对方听到了你。',
    fact: '服务器的 SYN 被确认后才是 ESTABLISHED。',
  },
  M35: {
    name: '客户端还要再等',
    nudge: '对方的回应到了，也确认了你的 SYN。你还在等什么？',
    fact: '收到 SYN-ACK，客户端就是 ESTABLISHED。',
  },
  M36: {
    name: '第三段到了才是 SYN-RECEIVED',
    nudge: '你收下了对方的 SYN 并作了回应，那就不再是 LISTEN。',
    fact: '服务器回应 SYN 时进入 SYN-RECEIVED。',
  },
  M37: {
    name: '谁都要先监听',
    nudge: '你是呼叫的一方，只有被动打开才监听。',
    fact: '主动的一方直接进入 SYN-SENT。',
  },
  M47: {
    name: '服务器先呼叫',
    nudge: '你的应用在等人来，没有让你去呼叫。',
    fact: '第一个 SYN 由主动的一方发出。',
  },
  M58: {
    name: 'FIN 之后还能发数据',
    nudge: '你说过不会再有了，那就不能再有。',
    fact: '发出 FIN 之后只发 ACK，不发数据。',
  },
  M60: {
    name: 'ACK 和 FIN 总是一起',
    nudge: '对方的 FIN 现在就要确认，你自己的 FIN 要等应用。',
    fact: 'ACK 属于内核，FIN 属于应用。',
  },
  M63: {
    name: 'TCP 自己会结束',
    nudge: '你的应用还没有调用 CLOSE，它可能还有话说。',
    fact: 'FIN 来自 CLOSE，从不来自 TCP 自己。',
  },
  M64: {
    name: '先关的一方是 CLOSE-WAIT',
    nudge: 'CLOSE-WAIT 属于被关闭的那一端。',
    fact: '先发 FIN 的一方进入 FIN-WAIT-1。',
  },
  M67: {
    name: '被动方等 2 MSL',
    nudge: '你是后关的一方，等候迟到者的是对方。',
    fact: 'TIME-WAIT 属于主动关闭的一方。',
  },
  M69: {
    name: '最后的 ACK 之后就结束了',
    nudge: '如果这个 ACK 丢了，对方的 FIN 会再来，那时谁来回应？',
    fact: '主动关闭的一方在 TIME-WAIT 等 2 MSL。',
  },
  M77: {
    name: '收到 FIN 就是 CLOSE-WAIT',
    nudge: '你自己已经发过 FIN，CLOSE-WAIT 属于还没发的一方。',
    fact: '自己发过 FIN 之后，路通向 CLOSING 或 TIME-WAIT。',
  },
  M81: {
    name: '收到 FIN 就是 LAST-ACK',
    nudge: 'LAST-ACK 等的是对你自己 FIN 的确认，而你还没有发。',
    fact: '先是 CLOSE-WAIT，你的 FIN 发出后才是 LAST-ACK。',
  },
  M82: {
    name: '没有 FIN-WAIT-2',
    nudge: '对方的 FIN 还没有到。',
    fact: '在你的 FIN 被确认与对方的 FIN 之间是 FIN-WAIT-2。',
  },
}
