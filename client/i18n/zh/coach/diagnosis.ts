import { unreachable } from '../../../../shared/base/unreachable.ts'
import type { Diagnosis } from '../../../../shared/game/judging/verdict.ts'
import type { State } from '../../../../shared/tcp/state.ts'
import { bytes } from './bytes.ts'
import { misconceptions } from './misconceptions.ts'

/** 免费：草稿本来意味着什么。从不说出应为多少。 */
export const nudge = (diagnosis: Diagnosis): string => {
  const { misconception } = diagnosis
  // 任何号都可能是 M16；错误代码能更准确地说出这个值意味着什么。
  return misconception === undefined || misconception === 'M16'
    ? meaningOf(diagnosis)
    : misconceptions[misconception].nudge
}

const meaningOf = ({ code, params: { found, variable } }: Diagnosis): string => {
  const drafted = found === '' ? '没有标志的报文段' : `\`${found}\` `
  switch (code) {
    case 'nothing-to-send':
      return '这个状态下的 TCP 没有话说，它在等东西到达。'
    case 'syn-missing':
      return `${drafted}打不开连接：没有 SYN，对方就得不到你的起始号。`
    case 'syn-unexpected':
      return `${drafted}是在请求打开一条已经打开或正在打开的连接。`
    case 'ack-missing':
      return `${drafted}什么都没有确认，可是已经有东西到了。`
    case 'ack-unexpected':
      return `${drafted}声称在确认什么，可是什么都没到。`
    case 'fin-missing':
      return `${drafted}没有告诉对方你说完了。`
    case 'fin-unexpected':
      return `${drafted}表示你的应用不再发送，可它没有这样说。`
    case 'rst-missing':
      return `${drafted}不能让对方放弃一条并不存在的连接。`
    case 'rst-unexpected':
      return 'RST 会扔掉连接和所有等待的数据，这里没有理由这样做。'
    case 'flags-other':
      return `${drafted}不是此刻该说的。`
    case 'seq-wrong':
      return variable === 'ISS'
        ? `\`seq ${found}\` 会宣布另一个起始号，而不是你的 TCP 选好的那个。`
        : `\`seq ${found}\` 把你的报文段放到了号线的别处：对方会看到缺口，或者看到已经有的东西。`
    case 'ack-of-unsent':
      return `\`ack ${found}\` 表示 ${found} 之前的都到了，可其中有些对方从没发过。`
    case 'ack-too-low':
      return `\`ack ${found}\` 是请对方重发 ${found} 号，好像它从没到过。`
    case 'ack-without-flag':
      return `你写了 \`ack ${found}\`，但没有 ACK 标志就没人读它。`
    case 'data-unexpected':
      return '你的应用没有交来可以在这里发的数据。'
    case 'data-missing':
      return '这样会落下应该先走的字节。'
    case 'data-beyond-window':
      return '这超过了排队的数据，或超过了对方的接收空间。'
    case 'data-not-queued':
      return '这不是你的应用交来的字节。'
    case 'state-wrong':
      return `\`${found}\` 意味着${stateMeans[found] ?? '发生了别的事'}。并不是这样。`
    case 'state-not-kept':
      return `\`${found}\` 意味着你的主机记得这个来客。用 SYN cookie，回答一发出就什么也不留。`
    case 'number-too-large':
      return `\`${found}\` 放不进 32 位。`
    default:
      return unreachable(code)
  }
}

/** 少量代价：看哪个变量，为什么 */
export const pointer = ({ field, code, params: { variable } }: Diagnosis): string => {
  if (code === 'number-too-large') return '绕回来数：`4294967295` 之后是 `0`。'
  if (code === 'state-not-kept') return '看看半连接队列：用了 SYN cookie，这个回答还占位置吗？'
  switch (field) {
    case 'flags':
      return flagPointer(code)
    case 'seq':
      if (variable === 'ISS') return '看你的变量 `ISS`：你的 SYN 占用的号。'
      if (variable === 'SND.UNA') return '看你的变量 `SND.UNA`：对方还没有确认的最早的号。'
      return '看你的变量 `SND.NXT`：你还没用过的第一个号。'
    case 'ack':
      return '看你的变量 `RCV.NXT`：你接下来想要的号。每个字节让它加一，SYN 和 FIN 也是。'
    case 'len':
      return '看看应用交来了什么数据，以及它是否调用了 `CLOSE`。'
    case 'state':
      return '看看这个报文段做了什么（打开、结束你这一半，还是只确认），再看对方的什么已经到了。'
    default:
      return unreachable(field)
  }
}

const flagPointer = (code: Diagnosis['code']): string => {
  switch (code) {
    case 'nothing-to-send':
      return '看你的状态：有些状态只是等待。'
    case 'syn-missing':
    case 'syn-unexpected':
      return '看你的状态：SYN 属于建立连接，每一端只说一次。'
    case 'ack-missing':
    case 'ack-unexpected':
      return '看 `RCV.NXT`：它一旦有了号，每个报文段都要用 ACK 说出来。'
    case 'fin-missing':
    case 'fin-unexpected':
      return '看你的应用：调用了 `CLOSE` 才发 FIN，只发一次，不能提前。'
    case 'rst-missing':
    case 'rst-unexpected':
      return '看你的状态：这里有没有必须作废的连接？'
    default:
      return '想想到了什么、应用要什么，各有对应的标志。'
  }
}

/** 更多代价：应有的值和理由 */
export const answer = ({ field, code, params: { due, variable } }: Diagnosis): string => {
  if (code === 'nothing-to-send') return '现在没有该发的，等下一个到达的报文段。'
  if (code === 'number-too-large') return `按 32 位绕回来，就是 \`${field} ${due}\`。`
  if (code === 'state-not-kept')
    return `你会在 \`${due}\`，就像没有人来过。第三个报文段要证明的，都写在你发出的号里；它来之前，这里没有连接。`
  switch (field) {
    case 'flags':
      return `这里应为 \`${due}\`。${flagReason(code)}`
    case 'seq':
      if (variable === 'ISS') return `这里应为 \`seq ${due}\`。这是你的 \`ISS\`，由你的 SYN 占用。`
      if (variable === 'SND.UNA') return `这里应为 \`seq ${due}\`。重发的东西保持第一次的号。`
      return `这里应为 \`seq ${due}\`。这是你的 \`SND.NXT\`，你还没用过的第一个号。`
    case 'ack':
      return `这里应为 \`ack ${due}\`。它之前的你都有了，它就是你接下来想要的号。`
    case 'len':
      return due === '0'
        ? '这里不带数据：你的应用没有交来数据。'
        : `这里应为 ${bytes(Number(due))}的数据，这是你的应用交来的。`
    case 'state':
      return `你会进入 \`${due}\`，也就是说，${stateMeans[due] ?? '别的都没有变'}。`
    default:
      return unreachable(field)
  }
}

const flagReason = (code: Diagnosis['code']): string => {
  switch (code) {
    case 'syn-missing':
      return '只有 SYN 能把你的起始号告诉对方。'
    case 'syn-unexpected':
      return '每一端只说一次 SYN，这里要么已经说过，要么还没有要求。'
    case 'ack-missing':
      return '只要收到过对方的东西，每个报文段就都带 ACK。'
    case 'ack-unexpected':
      return '还没有任何可以确认的东西到达。'
    case 'fin-missing':
      return '你的应用调用了 `CLOSE`，只有 FIN 能告诉对方。'
    case 'fin-unexpected':
      return 'FIN 说的是你的应用调用了 `CLOSE`，而且只说一次。'
    case 'rst-missing':
      return '只有 RST 能让对方放弃。'
    case 'rst-unexpected':
      return 'RST 会把一切都扔掉。'
    default:
      return '此刻该说的就是它。'
  }
}

/** 处在某个状态，对两端说明了什么（从其中一端看） */
const STATE_MEANS = {
  CLOSED: '没有连接，也没有要做的了',
  LISTEN: '你在等人呼叫，还没有回应过谁',
  'SYN-SENT': '你的 SYN 发出了，对方的还没来',
  'SYN-RECEIVED': '你回应了对方的 SYN，你自己的还没有得到确认',
  ESTABLISHED: '两个 SYN 都通过了，双方都还没有发 FIN',
  'FIN-WAIT-1': '你的 FIN 发出了，还没有得到确认',
  'FIN-WAIT-2': '你的 FIN 得到了确认，对方的还没来',
  'CLOSE-WAIT': '对方的 FIN 到了，你自己的还没有发出',
  CLOSING: '两个 FIN 交叉了，你的还没有得到确认',
  'LAST-ACK': '两个 FIN 都发出了，你的在等最后的 ACK',
  'TIME-WAIT': '两个 FIN 都完成了，你留下来以防对方的再来',
} satisfies { readonly [S in State]: string }

const stateMeans: Readonly<Record<string, string | undefined>> = STATE_MEANS
