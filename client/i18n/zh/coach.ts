import { unreachable } from '../../../shared/base/unreachable.ts'
import type { PlainWords } from '../../../shared/game/coach/plainWords.ts'
import type { Diagnosis } from '../../../shared/game/judging/verdict.ts'
import type { Situation } from '../../../shared/game/room/view.ts'
import { misconceptions } from './misconceptions.ts'
import { questions } from './questions.ts'

const bytes = (n: number): string => `${n} 个字节`

export const coach = {
  misconceptions,
  questions,
  situation: (situation: Situation): { readonly title: string; readonly more: string } => {
    switch (situation.kind) {
      case 'closed':
        return { title: '连接结束了。', more: '没有要发的，也没有人可发。' }
      case 'listening':
        return { title: '你在监听，等人来。', more: '你的应用调用了 `OPEN`（被动打开）。' }
      case 'open-called':
        return { title: '打开连接。', more: '你的应用调用了 `OPEN`（主动打开）：它想说话。' }
      case 'syn-arrived':
        return {
          title: 'SYN 到了，请回应。',
          more: '你的应用调用了 `OPEN`（被动打开）：它在等人来，现在来了一位。',
        }
      case 'syn-ack-arrived':
        return {
          title: '回应到了，请确认。',
          more:
            situation.octets > 0
              ? `你的应用已调用 \`SEND\`：有 ${bytes(situation.octets)}在等着。`
              : '它接受了你的 SYN，也带来了自己的。',
        }
      case 'data-queued':
        return { title: `发送 ${bytes(situation.octets)}。`, more: '你的应用调用了 `SEND`。' }
      case 'data-arrived':
        return {
          title: `${bytes(situation.octets)}到了。你的 TCP 该说什么？`,
          more:
            situation.replyOctets > 0
              ? `你的应用已读取，并调用 \`SEND\`：用 ${bytes(situation.replyOctets)}回答。`
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
          more: '你的应用马上调用了 `CLOSE`：没有剩余数据。',
        }
      case 'reply-due':
        return { title: '来了一个需要回应的报文段。', more: '看看收到了什么，再看你的变量。' }
      case 'sent':
        return { title: '已发出，交给线路了。', more: '到没到，只有回应才能告诉你。' }
      case 'established':
        return { title: '已连接，现在没有该发的。', more: '哪一端的应用有话，哪一端就可以说。' }
      case 'application-works':
        return { title: '你的应用还在忙。', more: '在它调用 `CLOSE` 之前你都可以发。' }
      case 'call-offered':
        return {
          title: '你的应用说完了吗？',
          more: `这里由你替它决定：没有话说了就 \`${situation.call}\`。TCP 自己从不这样做。`,
        }
      case 'peer-may-talk':
        return { title: '你说完了，对方还可以说。', more: '你这一半已关，对方那一半还开着。' }
      case 'time-wait':
        return { title: '你还不能走。为什么？', more: '两个 FIN 都完成了。你在 `TIME-WAIT`。' }
      default:
        return unreachable(situation)
    }
  },
  notSent: (field: string) => `未发出：\`${field}\` 不对`,
  notSentFlags: '未发出：标志不对',
  notSentState: '未发出：状态不对',
  notSentNothing: '未发出：现在没有该发的',
  asDrawn: '很多书上这样画',
  nudge: (diagnosis: Diagnosis): string => {
    const { code, params } = diagnosis
    const { found } = params
    switch (code) {
      case 'nothing-to-send':
        return '这个状态下的 TCP 没有话说，它在等东西到达。'
      case 'syn-missing':
        return `\`${found || '无标志'}\` 打不开任何东西：没有 SYN，对方得不到起始号。`
      case 'syn-unexpected':
        return `\`${found}\` 等于要求打开一条已经打开或正在打开的连接。`
      case 'ack-missing':
        return `\`${found || '无标志'}\` 没有确认任何东西，可是有东西到了。`
      case 'ack-unexpected':
        return `\`${found}\` 声称在确认什么，可是什么都没到。`
      case 'fin-missing':
        return `\`${found || '无标志'}\` 没有告诉对方你说完了。`
      case 'fin-unexpected':
        return `\`${found}\` 表示你的应用不再发送，可它没有这样说。`
      case 'rst-missing':
        return `\`${found}\` 不能让对方放弃一条并不存在的连接。`
      case 'rst-unexpected':
        return 'RST 会扔掉连接和所有等待的数据，这里不需要这样。'
      case 'flags-other':
        return `\`${found}\` 不是此刻需要的。`
      case 'seq-wrong':
        return `\`seq ${found}\` 不是你下一段开始的号。`
      case 'ack-of-unsent':
        return `\`ack ${found}\` 表示 ${found} 之前的都到了，其中有些对方从没发过。`
      case 'ack-too-low':
        return `\`ack ${found}\` 等于请对方再发 ${found} 号，好像它从没到过。`
      case 'ack-without-flag':
        return `你写了 \`ack ${found}\`，但没有 ACK 标志就没人读它。`
      case 'data-unexpected':
        return '你的应用没有交来可以在这里发的数据。'
      case 'data-missing':
        return '前面还有字节在等，它们先走。'
      case 'data-beyond-window':
        return `${found} 个字节超过了排队的数量，或超过了对方的接收空间。`
      case 'data-not-queued':
        return '这不是你的应用交来的字节。'
      case 'state-wrong':
        return `发出这一段之后，你不在 \`${found}\`。`
      case 'number-too-large':
        return `\`${found}\` 放不进 32 位。`
      default:
        return unreachable(code)
    }
  },
  pointer: (diagnosis: Diagnosis): string => {
    switch (diagnosis.field) {
      case 'flags':
        return '想想到了什么、应用要什么，各有对应的标志。'
      case 'seq':
        return diagnosis.params.variable === 'ISS'
          ? '看你的变量 `ISS`：你的 SYN 占用的号。'
          : '看你的变量 `SND.NXT`：你还没发过的下一个号。'
      case 'ack':
        return '看你的变量 `RCV.NXT`：你接下来想要的号。'
      case 'len':
        return '看看应用排队的数据，以及它是否调用了 `CLOSE`。'
      case 'state':
        return '想想这一段做了什么：打开、结束你这一半，还是只是确认？'
      default:
        return unreachable(diagnosis.field)
    }
  },
  answer: (diagnosis: Diagnosis): string => {
    const { due } = diagnosis.params
    switch (diagnosis.field) {
      case 'flags':
        return `这里应为 \`${due}\`。`
      case 'seq':
        return `这里应为 \`seq ${due}\`。`
      case 'ack':
        return `这里应为 \`ack ${due}\`。`
      case 'len':
        return `这里应为 ${due} 个字节的数据。`
      case 'state':
        return `你会进入 \`${due}\`。`
      default:
        return unreachable(diagnosis.field)
    }
  },
  because: {
    'open-called': '你的应用调用了 `OPEN`。打开从你自己的起始号开始。',
    'syn-arrived': 'SYN 请求打开。它需要被确认，也要知道你的起始号。',
    'syn-ack-arrived': '对方的 SYN 需要确认，否则对方永远不知道你听到了。',
    'simultaneous-open': '两端同时呼叫。重发你的 SYN，并确认对方的。',
    'data-arrived': '数据到了。告诉对方你接下来想要几号。',
    'fin-arrived': 'FIN 占一个号，要马上确认，不管应用在做什么。',
    'send-called': '你的应用调用了 `SEND`。字节从 `SND.NXT` 开始。',
    'close-called': '你的应用调用了 `CLOSE`。用下一个号告诉对方。',
    'abort-called': '你的应用调用了 `ABORT`。用 RST 告诉对方。',
    'out-of-window': '旧的又来了。说明你到了哪里。',
    'out-of-order': '前面缺了一段。说明你还想要几号。',
    'unacceptable-ack': '它确认了你从没发过的东西。',
    'unexpected-syn': '连接中的 SYN 要质询，不能轻信。',
    'inexact-rst': '号码靠猜的 RST 要质询，不能轻信。',
    'no-connection': '没有这条连接，用 RST 说明。',
    'data-unread': '没有人会读这些数据，用 RST 说明。',
    'retransmission-timeout': '没有及时得到回应。用同样的号再发一次。',
    'allowed-any-time': '随时都可以说。',
  },
  hintAnswer: (segment: string, state: string) => `这里应为 \`${segment}\`，之后你在 \`${state}\`。`,
  lamp: {
    'i-can-send': '我能发',
    'i-can-receive': '我能收',
    'they-can-send': '对方能发',
    'they-can-receive': '对方能收',
  },
  evidence: {
    none: '尚无证据',
    given: '开始时已打开',
    'syn-came': '收到了 SYN',
    'syn-ack-came': '对方的 SYN 到了',
    'syn-acked': '对方确认了我的 SYN',
    'data-came': '数据刚到',
    'data-acked': '对方确认了我的数据',
    'fin-came': '对方的 FIN 到了',
    'fin-acked': '对方确认了我的 FIN',
  },
  plain: ({ id, octets, below }: PlainWords): string => {
    switch (id) {
      case 'can-you-hear-me':
        return '“听得到吗？”'
      case 'heard-you-can-you-hear-me':
        return '“听到了。你听得到我吗？”'
      case 'i-hear-you':
        return '“我听到你了。”'
      case 'i-hear-you-and-say':
        return `“我听到你了。这里是 ${bytes(octets)}。”`
      case 'have-everything-below':
        return `“${below} 之前的都收到了，继续。”`
      case 'here-are-bytes':
        return `“这里是 ${bytes(octets)}。”`
      case 'nothing-more-to-say':
        return '“我没有话要说了。”'
      case 'understood-still-talking':
        return '“知道了。我可能还有话说。”'
      case 'understood-and-done-too':
        return '“知道了，我也说完了。”'
      case 'goodbye':
        return '“知道了，再见。”'
      case 'said-that-already':
        return '“这我说过了。”'
      case 'are-you-there':
        return '“你还在吗？”'
      case 'stop-this-connection':
        return '“停，这条连接作废。”'
      case 'nobody-here':
        return '“这里没有人。”'
      case 'makes-no-sense':
        return '“…”'
      default:
        return unreachable(id)
    }
  },
  kind: {
    syn: 'SYN',
    'syn-retransmission': '重传的 SYN',
    'syn-ack': 'SYN-ACK',
    'syn-ack-retransmission': '重传的 SYN-ACK',
    ack: '确认',
    'duplicate-ack': '重复的确认',
    'challenge-ack': '质询 ACK',
    'window-update': '窗口更新',
    data: '数据',
    'data-retransmission': '重传的数据',
    fin: 'FIN',
    'fin-with-data': '带着最后数据的 FIN',
    'fin-retransmission': '重传的 FIN',
    rst: 'RST',
    'rst-ack': '带 ACK 的 RST',
    'keep-alive-probe': '保活探测',
    'zero-window-probe': '零窗口探测',
  },
}
