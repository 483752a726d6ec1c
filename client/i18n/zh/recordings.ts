import { unreachable } from '../../../shared/base/unreachable.ts'
import type { recordings as en } from '../en/recordings.ts'
import type { Words } from '../words.ts'

const n = (value: number): string => value.toLocaleString('zh-CN')

export const recordings = {
  title: '打开抓包文件',
  lead: '把真实连接的每个 TCP 报文段交给 RFC 9293 判定：拖入 pcap 或 pcapng 文件。也可以是 Wavehand 的一局：回放文件或文字都行。',
  drop: '把文件拖到这里',
  letGo: '松手即可打开。',
  choose: '选择文件',
  paste: '或者粘贴一局的文字',
  local: '不会上传：文件只在本机读取，也只留在本机。',
  kept: {
    title: '保存在此浏览器里',
    stays: (name) =>
      `“${name}”保存在此浏览器里，重新载入页面也能找到：只在本机保存一周；打开别的文件，或让它忘掉，就不再保存。`,
    again: '再次打开',
    forget: '忘掉它',
  },
  another: '换一个文件',
  reading: (name) => `正在读取 ${name}`,
  progress: (done, of) => `${done} / ${of} MB`,
  found: (segmentCount, pairs) => `目前找到 ${n(pairs)} 对地址之间的 ${n(segmentCount)} 个报文段`,
  cancel: '取消',
  problem: {
    'capture/empty': () => ({ title: '文件是空的。', more: '里面一个字节也没有。' }),
    'capture/unknown-format': () => ({
      title: '这不是抓包文件。',
      more: '文件开头既不是 pcap、pcapng，也不是回放文件。可在 Wireshark 中另存为 pcapng。',
    }),
    'capture/broken-block': (offset) => ({
      title: '文件已损坏。',
      more: `偏移 ${n(offset)} 处的数据块无法解读。下面显示它之前的内容。`,
    }),
    'capture/cut': (offset) => ({
      title: '文件不完整。',
      more: `文件在偏移 ${n(offset)} 处的一个数据包中间中断。下面显示它之前的内容。`,
    }),
    'open/compressed': () => ({
      title: '这是压缩文件。',
      more: '请先解压（gunzip、unzip 或 7z），再拖入里面的文件。',
    }),
    'open/folder': () => ({ title: '这是一个文件夹。', more: '请拖入其中的一个文件。' }),
    'open/several': () => ({
      title: '一次只能打开一个文件。',
      more: '同一连接的几份抓包可以先合并：mergecap -w both.pcapng a.pcapng b.pcapng。',
    }),
    'open/no-tcp': (packets) => ({
      title: '文件里没有 TCP。',
      more: `共有 ${n(packets)} 个数据包，但没有一个承载 IPv4 或 IPv6 上的 TCP。`,
    }),
    'open/unreadable': () => ({
      title: '无法读取文件。',
      more: '选择之后文件被移动或修改了，或者它是文件夹，或者浏览器无权读取。',
    }),
    'open/judge-failed': () => ({
      title: '判定这条连接时出错了。',
      more: '这是我们的问题。其他连接仍然可以打开。',
    }),
    'open/gone': () => ({
      title: '文件已不再打开。',
      more: '此浏览器没有保存它，或者已经忘掉。请重新选择文件，会回到同一个连接、同一步。',
    }),
    'replay/not-a-replay': (_at: number, field = '') => ({
      title: '这不是 Wavehand 的回放文件。',
      more: `文件是 JSON，但不是 “wavehand play -o” 或时间线导出的那种${field === '' ? '。' : `：“${field}”缺失或有误。`}`,
    }),
    'replay/not-json': (line: number, column = '') => ({
      title: '回放文件已损坏。',
      more: `它以 JSON 开头，但在第 ${n(line)} 行第 ${column} 列断了，也许是传输时被截断。`,
    }),
    'replay/unknown-rules': (rules: number, known = '') => ({
      title: '这一局用的是别的规则版本。',
      more: `文件写明规则版本 ${n(rules)}，本页面只认识版本 ${known}。`,
    }),
    'replay/broken-event': (at: number, field = '') => ({
      title: '回放文件已损坏。',
      more:
        field === ''
          ? `第 ${n(at)} 个事件不可能发生在那里。`
          : `第 ${n(at)} 个事件不是有效事件：“${field}”缺失或有误。`,
    }),
    'replay/contradiction': (_at: number, field = '') => ({
      title: '回放文件自相矛盾。',
      more: `它的“${field}”与事件里的不一致。`,
    }),
    'replay/hash-mismatch': () => ({
      title: '这份回放被人改过。',
      more: '它的哈希与事件对不上：这不是当时真正的对局。请重新要一份文件。',
    }),
    'replay/empty': () => ({ title: '这一局什么也没发生。', more: '文件里没有可以显示的步骤。' }),
    'text/not-a-round': () => ({
      title: '文字缺了结尾。',
      more: '一局文字的最后一行以“=”开头。请把全文都复制过来。',
    }),
    'text/broken-start': (line: number) => ({
      title: '文字的最后一行已损坏。',
      more: `第 ${n(line)} 行应当写明这一局怎样开始。请整行复制，中间不要换行。`,
    }),
    'text/unreadable': (line: number) => ({
      title: '文字里有一行读不懂。',
      more: `是第 ${n(line)} 行：它不是一步，或者不是接下来的一步。`,
    }),
    'text/impossible': (line: number) => ({
      title: '这不可能发生。',
      more: `按照规则，第 ${n(line)} 行所说的在那里不可能。`,
    }),
    'text/does-not-follow': (line: number, expected = '') => ({
      title: '文字被改过。',
      more: `按照规则，第 ${n(line)} 行应当是：${expected}`,
    }),
    'replay/too-large': () => ({
      title: '作为回放文件，它太大了。',
      more: 'Wavehand 的回放文件只有几百 KB 的 JSON。',
    }),
  },
  list: {
    title: (name) => `${name} 中的连接`,
    summary: (count) => `${n(count)} 条连接`,
    shown: (shown, of) => `${n(of)} 条连接中的 ${n(shown)} 条`,
    judging: (done, of) => `已判定 ${n(done)} / ${n(of)}`,
    judged: (wrong) =>
      wrong === 0
        ? '全部判定完毕：每个报文段都合规。'
        : `全部判定完毕：${n(wrong)} 条连接含有不合规的报文段。`,
    search: '搜索地址',
    sort: '排序',
    turn: '反向排序',
    nothing: '没有连接的地址包含这些字符。',
    client: '客户端',
    server: '服务器',
    segments: '报文段',
    start: '开始',
    duration: '时长',
    ending: '如何结束',
    nonconforming: '不合规',
    notYet: '尚未判定',
    open: (client, server) => `${client} 到 ${server}`,
    count: (count) => `${n(count)} 个报文段`,
    wrong: (count) => (count === 0 ? '全部合规' : `${n(count)} 个不合规`),
    keys: '上下键逐条移动，Home 和 End 到第一条和最后一条。',
  },
  endings: {
    open: '仍打开',
    'half-closed': '半关闭',
    closed: '已关闭',
    reset: '被重置',
    refused: '被拒绝',
    unanswered: '无应答',
  },
  opening: '正在判定这条连接',
  recorded: '抓到的连接',
  back: '所有连接',
  summary: (client, server, count) => `${client} 到 ${server} · ${n(count)} 个报文段`,
  all: (count) => (count === 0 ? '每个报文段都合规。' : `${n(count)} 个报文段不合规。`),
  stretch: (from, to, of) => `第 ${n(from)} 到 ${n(to)} 个报文段，共 ${n(of)} 个`,
  earlier: '往前',
  later: '往后',
  nextWrong: '下一个不合规的',
  tooMany: (judged, of) =>
    `这里只判定 ${n(of)} 个报文段中的前 ${n(judged)} 个；命令行的 wavehand judge 会判定全部。`,
  wrongTitle: '不符合 RFC 9293',
  foundColumn: '实际',
  damaged: '校验和与内容不符：途中有内容被改动，接收方会丢弃它。',
  fault: (code, found, due) => {
    const sent = found === '' ? '没有标志' : `\`${found}\``
    switch (code) {
      case 'nothing-to-send':
        return `这一端此时没有可发的，却出现了 ${sent}。也许是别人伪造的。`
      case 'syn-missing':
        return `${sent} 打不开连接：这里应有 SYN。`
      case 'syn-unexpected':
        return '连接中途出现 SYN：这一端早已打开连接。'
      case 'ack-missing':
        return `${sent} 缺少 ACK：收到报文段之后，每个报文段都要确认。`
      case 'ack-unexpected':
        return '它在确认，但还没有收到任何可确认的东西。'
      case 'fin-missing':
        return '这里应有 FIN，却没有置位。'
      case 'fin-unexpected':
        return 'FIN 重复或太早：它的序号不在这一端所发内容的末尾。'
      case 'rst-missing':
        return '这里已经没有连接：应发送重置。'
      case 'rst-unexpected':
        return '这里没有任何理由发送重置。'
      case 'flags-other':
        return `${sent} 不是此刻合适的标志组合。`
      case 'seq-wrong':
        return `\`seq ${found}\` 不是这一端序号线所在的位置：应为 \`${due}\`。`
      case 'ack-of-unsent':
        return `\`ack ${found}\` 确认了对方没有发送过的内容：应为 \`${due}\`。`
      case 'ack-too-low':
        return `\`ack ${found}\` 索要这一端已经收到的内容：应为 \`${due}\`。`
      case 'ack-without-flag':
        return '没有 ACK 标志的确认号：没有人会读它。'
      case 'data-unexpected':
        return '这里不能发送数据：连接还没打开，或者都已发完并关闭。'
      case 'data-missing':
        return '缺少必须先发送的数据。'
      case 'data-beyond-window':
        return '数据超过了对方的接收空间。'
      case 'data-not-queued':
        return '与之前以相同序号发送的字节不同。'
      case 'state-wrong':
      case 'state-not-kept':
      case 'number-too-large':
        return `这里是 \`${found}\`，应为 \`${due}\`。`
      default:
        return unreachable(code)
    }
  },
  quiz: {
    ask: '接下来你会发送什么？',
    more: '从这里起扮演一端：你知道它当时所知道的，判定器告诉你报文段是否合规，然后揭晓真实的一端发送了什么。',
    as: (seat, who) => `扮演[${seat}]${who}[/${seat}]`,
    none: '这一步之后，这一端没有可以提问的报文段。',
    title: '接下来你会发送什么？',
    progress: (at, of) => `${at} / ${of}`,
    score: (right, of) => `${of} 题中 ${right} 题一次答对`,
    exact: '与它发送的完全相同。',
    allowed: '这样也可以。它发送的是另一个：',
    sent: '它发送的是：',
    yours: '你的：',
    reveal: '揭晓它发送了什么',
    next: '下一题',
    done: '这是最后一题。',
    again: '从头再来',
    back: '返回时间线',
    over: (right, of) => `${of} 题中 ${right} 题一次答对。`,
    frame: (frame) => `第 ${n(frame)} 个报文段`,
  },
} satisfies Words<typeof en>
