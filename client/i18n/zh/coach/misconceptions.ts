import type { MisconceptionId } from '../../../../shared/game/judging/misconceptions.ts'

/** 常见误解，编号与目录一致：简称；提醒，接在所写的值之后，说明它本来意味着什么；事实。提醒从不说出应为多少。 */
export const misconceptions = {
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
  M11: {
    name: 'FIN 带的数据不算数',
    nudge: '这只数了 FIN，没有数跟它一起来的字节。',
    fact: '先数数据，再数 FIN：FIN 的号是 u、带 n 个字节，就确认到 u + n + 1。',
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
  M19: {
    name: '每个 ACK 只管一个报文段',
    nudge: '这只确认了较早的一段，好像后来的还要各自的 ACK。',
    fact: 'ack 是累积的：它之前的全部都到了。',
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
  M25: {
    name: '先回 ACK，再发 SYN',
    nudge: '这是把回答拆成两段，先 ACK 后 SYN，可两者是同一时刻该发的。',
    fact: '同一时刻该说的合在一个报文段里：SYN 和 ACK 一起走。',
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
  M29: {
    name: '收到 RST 要回应',
    nudge: '这是在回应 RST，而它所说的连接已经没有了。',
    fact: '合乎序号的 RST 从不需要回应。',
  },
  M30: {
    name: 'RST 就是再见',
    nudge: 'RST 会把整条连接作废，等待的数据也全部扔掉。',
    fact: 'FIN 是有序结束，RST 是中止。',
  },
  M31: {
    name: '关闭的端口不作声，或回 FIN',
    nudge: '这像是在结束一个连接，可这里从来没有人在监听。',
    fact: '关闭的端口用 RST 回应 SYN。',
  },
  M32: {
    name: 'RST 的号可以随便写',
    nudge: '带这种号的 RST 对他们毫无意义：只有对得上的才会被接受。',
    fact: '所回应的段带 ACK，RST 就用它的 ack 作 seq；否则 seq 为 0，ack 覆盖来的全部。',
  },
  M33: {
    name: 'ACK 也要被确认',
    nudge: '这是在确认一个确认。两端都这样做，就永远没完。',
    fact: '纯 ACK 从不需要确认。',
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
  M38: {
    name: '第三段不能带数据',
    nudge: '这会无缘无故把等着的字节留下。',
    fact: '第三段可以带数据：客户端此时已经连上了。',
  },
  M39: {
    name: 'SYN 绝不能带数据',
    nudge: '这比规则管得还严。',
    fact: 'SYN 带数据少见但合法；接收端先存着，等连接建立再交付。',
  },
  M40: {
    name: '第三段丢了就完了',
    nudge: '这是因为丢了一个 ACK 就放弃整个连接。',
    fact: 'SYN-ACK 会重发，而客户端之后的任何一段都带着同样的 ACK。',
  },
  M41: {
    name: '什么 SYN-ACK 都可以接受',
    nudge: '这是接受了一个回答，可它回答的不是你的呼叫。',
    fact: 'ack 对不上的 SYN-ACK 用 RST 回应，自己继续留在 SYN-SENT。',
  },
  M42: {
    name: '第三段只是客气',
    nudge: '没有它，有一端永远不知道自己被听见了。',
    fact: '只有第三段能告诉服务器它的号到了，并且能识破旧的重复报文。',
  },
  M43: {
    name: '两段就够了',
    nudge: '只有两段的话，一个旧的 SYN 就能打开没人要的连接。',
    fact: '两段之后，服务器没有任何证据说明自己被听见了。',
  },
  M44: {
    name: '四段更保险',
    nudge: '有了第四段就还想要第五段，没有尽头。',
    fact: '交换两个号并各自确认，三段就够；再多也不能让最后一段变得确定。',
  },
  M45: {
    name: '握手能保证安全',
    nudge: '其中没有任何秘密，也没有人证明自己是谁。',
    fact: '握手只同步序号、携带选项，仅此而已。',
  },
  M46: {
    name: '有连接就可靠',
    nudge: '光有连接，丢了的东西并不会重来。',
    fact: '连接与可靠是两回事；让 TCP 可靠的是序号、ACK 和计时器。',
  },
  M47: {
    name: '服务器先呼叫',
    nudge: '这是在呼叫别人。你的应用只是在等人呼叫。',
    fact: '第一个 SYN 由主动的一方发出。',
  },
  M48: {
    name: 'SYN 交叉会有两个连接',
    nudge: '两个呼叫说的是同一对地址和端口。',
    fact: '交叉的 SYN 只打开一个连接。',
  },
  M49: {
    name: 'SYN 交叉后要换起始号',
    nudge: '你的起始号已经告诉过对方了，就在与对方交叉的那个 SYN 里。',
    fact: '同时打开时，SYN-ACK 重复同一个 ISN。',
  },
  M50: {
    name: '发出去就证明我能发',
    nudge: '你只是发了出去，还没有任何东西回来作证。',
    fact: '自己发出的对自己什么也证明不了，只有回答才能。',
  },
  M51: {
    name: '发出 SYN-ACK 服务器就放心了',
    nudge: '你的 SYN-ACK 还在路上，没有人确认听到了。',
    fact: '第三段到了，服务器才知道自己被听见，不会更早。',
  },
  M52: {
    name: '两段之后客户端还不知道服务器的号',
    nudge: '对方的号就写在刚到的那一段里。',
    fact: '第二段之后客户端两个号都知道；缺确认的是服务器。',
  },
  M53: {
    name: 'SYN 洪泛堵的是带宽',
    nudge: '洪泛用不了多少带宽：每个 SYN 都很小。',
    fact: '它占满的是半开连接的表。',
  },
  M54: {
    name: '只能加长队列',
    nudge: '更长的队列也会满，只是晚一点。',
    fact: 'SYN cookie 在第三段到来之前不保存任何状态。',
  },
  M55: {
    name: '服务器会换到新端口',
    nudge: '端口要是变了，客户端的报文段就送到别处了。',
    fact: '端口不变，靠四元组区分不同的连接。',
  },
  M56: {
    name: '监听套接字会用掉',
    nudge: '那样就没有人能再打进来了。',
    fact: '监听的一直在，每个连接是它旁边的新套接字。',
  },
  M57: {
    name: '一个 FIN 结束两个方向',
    nudge: '这等于说整个连接都结束了，可结束的只是一个方向。',
    fact: 'FIN 只关闭一个方向，另一个方向可以继续。',
  },
  M58: {
    name: 'FIN 之后还能发数据',
    nudge: '你的 FIN 说过不会再有数据了，而这就是数据。',
    fact: '发出 FIN 之后只发 ACK，不发数据。',
  },
  M59: {
    name: '关闭一定要四段',
    nudge: '这禁止了真实系统每天都在做的事。',
    fact: '没有东西要发了，ACK 和 FIN 可以合在一段里：三段就够。',
  },
  M60: {
    name: 'ACK 和 FIN 总是一起',
    nudge: '这样会把你这一半也一起结束。你的应用可能还有话说。',
    fact: '对 FIN 的 ACK 要马上发，自己的 FIN 要等应用。',
  },
  M61: {
    name: '只有客户端能先关闭',
    nudge: '客户端和服务器的区别在于谁先呼叫，不在于谁先结束。',
    fact: '任何一端都可以先发 FIN。',
  },
  M62: {
    name: 'ACK 由应用程序发',
    nudge: '应用程序可能正在忙，ACK 不会等它。',
    fact: 'ACK 由 TCP 自己发，而且立刻就发。',
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
  M65: {
    name: 'CLOSE-WAIT 会自己超时',
    nudge: '在这个状态里没有计时器在走。',
    fact: '只有应用程序调用 CLOSE 才能离开 CLOSE-WAIT。',
  },
  M66: {
    name: 'CLOSE-WAIT 堆积是网络的错',
    nudge: '网络已经尽了责：FIN 到了，也确认了。',
    fact: '一直停在 CLOSE-WAIT 的套接字，是程序忘了关闭。',
  },
  M67: {
    name: '被动方等 2 MSL',
    nudge: '这意味着你先关闭，在等迟到的报文段。可先关闭的是对方。',
    fact: 'TIME-WAIT 属于主动关闭的一方。',
  },
  M68: {
    name: '两端都要经过 TIME-WAIT',
    nudge: '被动关闭的一端拿到最后的 ACK，就有了全部完成的证据。',
    fact: '只有 FIN 交叉时，两端才都等待。',
  },
  M69: {
    name: '最后的 ACK 之后就结束了',
    nudge: '这意味着你已经走了。如果这个 ACK 丢了，对方的 FIN 会再来，那时谁来回应？',
    fact: '主动关闭的一方在 TIME-WAIT 等 2 MSL。',
  },
  M70: {
    name: 'TIME-WAIT 只有一个理由',
    nudge: '这最多说了一半。',
    fact: 'TIME-WAIT 既要回应重发的 FIN，也要让旧报文段在地址再用之前消失。',
  },
  M71: {
    name: 'TIME-WAIT 中再来 FIN 不用理',
    nudge: '这是按旧的钟结束等待，可对方的 FIN 刚刚又来了一次。',
    fact: '再来的 FIN 要再确认一次，2 MSL 也重新开始。',
  },
  M72: {
    name: '所有状态都等 2 MSL',
    nudge: '只有一个状态有这个钟。',
    fact: '其他状态靠重传计时器，或等应用程序。',
  },
  M73: {
    name: 'MSL 规定是 60 秒',
    nudge: '那只是许多习惯中的一种。',
    fact: 'RFC 把 MSL 选为 2 分钟，各系统选得更短。',
  },
  M74: {
    name: 'MSL 就是往返时间',
    nudge: '往返时间短得多，而且是测出来的，不是定出来的。',
    fact: 'MSL 限定一个报文段在网络中单程最多存活多久。',
  },
  M75: {
    name: '从沉默能看出丢了哪个',
    nudge: '丢了 FIN 和丢了 ACK，从这一端看都一样：没有回音。',
    fact: '发 FIN 的一端无从得知丢的是哪个，反正都重发 FIN。',
  },
  M76: {
    name: '发了 FIN 就不再收数据',
    nudge: '这是拒收对方仍然可以发的数据。',
    fact: '发出自己的 FIN 之后仍须接收，并确认来的东西。',
  },
  M77: {
    name: '收到 FIN 就是 CLOSE-WAIT',
    nudge: '这意味着你还没有关闭。可你自己已经发过 FIN。',
    fact: '自己发过 FIN 之后，对方的 FIN 通向 CLOSING 或 TIME-WAIT，不会是 CLOSE-WAIT。',
  },
  M78: {
    name: 'FIN 交叉后要再发一个 FIN',
    nudge: '你的 FIN 已经发过，现在只有对方的等着回答。',
    fact: 'FIN 交叉时各自确认对方的：先 CLOSING，再 TIME-WAIT。',
  },
  M79: {
    name: 'FIN 带 ACK 进入 FIN-WAIT-2',
    nudge: '这等于说对方的 FIN 还没来，可它和对你的确认是一起来的。',
    fact: '同时确认了自己 FIN 的 FIN，直接进入 TIME-WAIT。',
  },
  M80: {
    name: '任何 ACK 都结束 FIN-WAIT-1',
    nudge: '这等于说你的 FIN 已被确认，可来的 ACK 还没到它那里。',
    fact: '只有覆盖 FIN 的 ACK 才从 FIN-WAIT-1 到 FIN-WAIT-2。',
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
  M83: {
    name: '两端同时 CLOSED',
    nudge: '不可能：最后的 ACK 还在路上，而且有一端还要等。',
    fact: '被动端收到最后的 ACK 就 CLOSED，主动端要再等 2 MSL。',
  },
  M84: {
    name: 'FIN 表示对方不再读',
    nudge: 'FIN 说的只是发送。',
    fact: 'FIN 的发送者是否还在读，FIN 并没有说。',
  },
  M85: {
    name: '四次挥手防止旧的 SYN',
    nudge: '旧的 SYN 是建立连接时的事。',
    fact: '识破旧 SYN 的是握手，与关闭无关。',
  },
  M86: {
    name: '半开就是半关',
    nudge: '其中一个合法，另一个是事故。',
    fact: '半关：一个方向已用 FIN 结束。半开：一端失去了记忆。',
  },
  M87: {
    name: '崩溃的主机会发 FIN',
    nudge: 'FIN 用来结束自己还记得的连接，而你什么也不记得。',
    fact: '死掉的主机什么都不说，重启之后用 RST 回应。',
  },
  M88: {
    name: '空闲的对端死了会被发现',
    nudge: '只要没人说话，死亡和沉默看起来一样。',
    fact: '没有流量也没有 keep-alive，谁也不会发现。',
  },
  M89: {
    name: 'TIME-WAIT 是毛病',
    nudge: '它是一个有期限的承诺。',
    fact: 'TIME-WAIT 保护下一个连接；地址重用只是放宽 bind。',
  },
  M90: {
    name: '两端商量出一个起始号',
    nudge: '没有什么可商量的：每一端数自己的字节。',
    fact: '每一端宣布自己的号，对方只是确认。',
  },
  M91: {
    name: 'FIN 可以越过缺失的数据',
    nudge: '这是立刻接受对方的 FIN，可它前面还缺东西。',
    fact: '前面的全部到齐，FIN 才算数；在那之前只确认到缺口。',
  },
  M92: {
    name: 'LAST-ACK 收到任何 ACK 都行',
    nudge: '这等于说你的 FIN 已被确认，可来的 ACK 只到它前面为止。',
    fact: '只有确认 FIN 本身的 ACK 才结束 LAST-ACK。',
  },
} satisfies {
  readonly [M in MisconceptionId]: { readonly name: string; readonly nudge: string; readonly fact: string }
}
