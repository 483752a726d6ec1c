import type { TickId, TickMoment } from '../../../../shared/game/coach/tickId.ts'
import type { ConsequenceOutcome } from '../../../../shared/game/judging/consequence.ts'

/** 被拒绝的草稿在另一个世界里走一遍。 */
export const consequence = {
  title: '本来会怎样？',
  supposed:
    '另一个世界：你的报文段发给一个对端，它收到了你发过的全部，而它发过的你也都见过。你真正的搭档可能在别的状态。',
  you: '你',
  peer: '对端',
  timer: '它的计时器到时',
  hidden: '会泄露答案的号码和你自己的状态先隐藏，买了答案才显示。',
  madeUp: '对端的起始号在这里还不知道，所以它的号码没有意义。',
  rewind: '倒带',
  rewound: '这些都没有发生：对局仍停在原处。',
  outcome: {
    dropped: '对端一声不响地丢弃，继续等待。',
    'dropped-and-repeated': '对端一声不响地丢弃。计时器到时后，把上次说的再说一遍。',
    reset: '对端回以 RST，你的连接没有了。',
    'reset-in-vain': '对端回以 RST，什么也没有打开。',
    challenged: '对端不信，发来 challenge ACK：你是这个意思吗？',
    'asked-again': '对不上；对端再说一遍它想要哪个号。',
    'half-open': '对端放弃了连接，而你还握着它：成了半开连接。',
    'let-go': '对端放弃了原有的东西。',
    believed: '对端信以为真，照此继续。',
  } satisfies { readonly [O in ConsequenceOutcome]: string },
}

/** 发送时还允许什么。 */
export const allowed = {
  title: '这里允许什么',
  typical: '典型',
  seldom: '少见',
  sent: '你发的是这个',
  close: '关闭',
}

/** “现在能证明什么？” */
export const ticks = {
  title: '现在你能证明什么？',
  moment: {
    'syn-sent': '你的 SYN 已发出，还没有任何回音。',
    'syn-ack-sent': '来了一个 SYN，你已发出 SYN-ACK。',
    'syn-ack-arrived': '对方的 SYN-ACK 到了。',
    'syn-acked': '你的 SYN 已被确认。',
  } satisfies { readonly [M in TickMoment]: string },
  how: '勾选你自己的证据能证明的：看到了什么，而不是发了什么。',
  tick: {
    'i-can-send': '我能发',
    'i-can-receive': '我能收',
    'they-can-send': '对方能发',
    'they-can-receive': '对方能收',
    'they-know-mine': '对方知道我的起始号',
    'i-know-theirs': '我知道对方的起始号',
  } satisfies { readonly [T in TickId]: string },
  submit: '我能证明这些',
  nothing: '我还什么都证明不了',
  right: '能证明的正是这些。',
  wrong: '不完全对。',
  proved: '已证明，也勾了',
  notProved: '未证明，也没有勾',
  missed: '已证明，却没有勾',
  tooMuch: '勾了，却未证明',
  close: '回到牌桌',
}

/** 一局下来显露了什么。 */
export const shown = {
  title: '值得再看一眼',
  by: (name: string, id: string) => `${name}（${id}）`,
}
