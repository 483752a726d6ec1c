import type { Because } from '../../../../shared/tcp/tcb.ts'

/** 为什么该发：给先问再试的人 */
export const because = {
  'open-called': '你的应用调用了 `OPEN`。建立连接从你自己的起始号 `ISS` 开始。',
  'syn-arrived': 'SYN 请求建立连接。它要得到确认，也要知道你自己的起始号 `ISS`。',
  'syn-arrived-cookie':
    'SYN 请求建立连接。你用 cookie 来回答：`ISS` 里的号是算出来的，对方的 ACK 会把你忘掉的一切带回来。',
  'syn-ack-arrived': '对方的 SYN 要确认，否则对方永远不知道你听到了。你接下来要的号在 `RCV.NXT`。',
  'simultaneous-open': '两端同时呼叫了。把你的 SYN 再发一次，这次带上对对方的 ACK。',
  'data-arrived': '数据到了。告诉对方你接下来要几号：它在 `RCV.NXT`。',
  'fin-arrived': 'FIN 占一个号，要马上确认，不管你的应用在做什么。看 `RCV.NXT`。',
  'send-called': '你的应用调用了 `SEND`。字节从 `SND.NXT` 开始。',
  'close-called': '你的应用调用了 `CLOSE`。告诉对方，这要占用 `SND.NXT` 这个号。',
  'abort-called': '你的应用调用了 `ABORT`。用 RST 告诉对方。',
  'out-of-window': '到的是旧的，或者太超前了。说明你到了哪里：`SND.NXT` 和 `RCV.NXT`。',
  'out-of-order': '到的东西前面还缺一段。再说一次你还要几号。',
  'unacceptable-ack': '到的报文段确认了你从没发过的东西。',
  'unexpected-syn': '已打开的连接里来了 SYN，要质询，不能轻信。',
  'inexact-rst': 'RST 的号只是接近，要质询，不能轻信。',
  'no-connection': '这里没有这条连接，用 RST 说明。',
  'data-unread': '没有人会读这些数据，用 RST 说明。',
  'retransmission-timeout': '没有及时得到回应。用同样的号再发一次。',
  'allowed-any-time': '这个随时都可以说。',
} satisfies { readonly [B in Because]: string }

/** 付出代价后给出的典型报文段，以及它通向的状态 */
export const hintAnswer = (segment: string, state: string): string =>
  `这里应为 \`${segment}\`，之后你在 \`${state}\`。`
