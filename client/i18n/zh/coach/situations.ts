import { unreachable } from '../../../../shared/base/unreachable.ts'
import type { Situation } from '../../../../shared/game/room/view.ts'
import { bytes } from './bytes.ts'

/** 发生了什么、该做什么（`title`，无标记），以及背后的原因（`more`，有标记）。 */
export const situation = (asked: Situation): { readonly title: string; readonly more: string } => {
  switch (asked.kind) {
    case 'closed':
      return {
        title: '这里没有连接。',
        more: '你在 `CLOSED`：没有要发的，也没有人可发。',
      }
    case 'was-reset':
      return {
        title: '一个 RST 结束了你的连接。',
        more: '你在 `CLOSED`。之后再来的都无人接收，该用 RST 回答。',
      }
    case 'listening':
      return {
        title: '你在监听，等对方呼叫。',
        more: '你的应用调用了 `OPEN`（被动打开）。SYN 到来之前，你什么都不发。',
      }
    case 'open-called':
      return { title: '打开连接。', more: '你的应用调用了 `OPEN`（主动打开）：它想说话。' }
    case 'syn-arrived':
      return {
        title: 'SYN 到了，请回应。',
        more: '你的应用调用了 `OPEN`（被动打开）：它在等人来，现在来了一位。',
      }
    case 'syn-arrived-cookie':
      return {
        title: 'SYN 来了：回答它，什么也不记。',
        more: '你的主机用 SYN cookie 回答：关于这个来客，以后只剩 `ISS` 里的号。',
      }
    case 'syn-ack-arrived':
      return {
        title: '回应到了，请确认。',
        more:
          asked.octets > 0
            ? `你的应用已调用 \`SEND\`：有 ${bytes(asked.octets)}在等着。`
            : '它接受了你的 SYN，也带来了对方自己的。',
      }
    case 'data-queued':
      return { title: `发送 ${bytes(asked.octets)}。`, more: '你的应用调用了 `SEND`。' }
    case 'data-arrived':
      return {
        title: `${bytes(asked.octets)}到了。你的 TCP 该说什么？`,
        more:
          asked.replyOctets > 0
            ? `你的应用已经读取，并调用了 \`SEND\`：要回 ${bytes(asked.replyOctets)}。`
            : '你的应用已经读取。',
      }
    case 'close-called':
      return {
        title: '告诉对方你说完了。',
        more: '你的应用调用了 `CLOSE`：它不再发送，但仍会读取收到的数据。',
      }
    case 'fin-arrived':
      return {
        title: 'FIN 到了。你的 TCP 该说什么？',
        more: '对方没有要发的了。FIN 说的只有这些。',
      }
    case 'fin-arrived-close-called':
      return {
        title: 'FIN 到了，你也说完了。',
        more: '你的应用马上调用了 `CLOSE`：没有剩下要发的。',
      }
    case 'timer-ran-out':
      return { title: '定时器超时：没有等到确认。', more: '没有确认的要再发一次。它原来的序号是什么？' }
    case 'reply-due':
      return { title: '来了一个需要回应的报文段。', more: '看看收到了什么，再看你的变量。' }
    case 'sent':
      return { title: '已发出，交给线路了。', more: '到没到，只有回应才能告诉你。' }
    case 'established':
      return { title: '已连接，现在没有该发的。', more: '哪一端的应用有话，哪一端就可以说。' }
    case 'application-works':
      return {
        title: '你的应用还在忙。',
        more: '对方说完了，你还没有：在你的应用调用 `CLOSE` 之前，你都可以发。',
      }
    case 'call-offered':
      if (asked.call === 'COOKIES')
        return {
          title: '有一个 SYN 被丢弃了：队列已满。',
          more: '这里由你替主机决定：从现在起用 SYN cookie 回答，还是等有空位。',
        }
      return {
        title: '你的应用说完了吗？',
        more: `这里由你替它决定：没有话说了就 \`${asked.call}\`。TCP 自己从不这样做。`,
      }
    case 'peer-may-talk':
      return { title: '你说完了，对方还可以说。', more: '你这一半已经关了，对方那一半还开着。' }
    case 'time-wait':
      return { title: '你还不能走。为什么？', more: '两个 FIN 都完成了。你在 `TIME-WAIT`。' }
    default:
      return unreachable(asked)
  }
}
