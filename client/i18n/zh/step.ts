/** What is said of one step of a timeline. */
export const step = {
  stepOf: (n: number, of: number) => `第 ${n} 步，共 ${of} 步`,
  seconds: (s: string) => `${s} 秒`,
  sent: (seat: 'client' | 'server', who: string, flags: string) =>
    `[${seat}]${who}[/${seat}]发送 \`${flags}\``,
  drafted: (seat: 'client' | 'server', who: string, flags: string) =>
    `[${seat}]${who}[/${seat}]的草稿 \`${flags}\``,
  called: (seat: 'client' | 'server', who: string, call: string) =>
    `[${seat}]${who}[/${seat}]的应用调用 \`${call}\``,
  timed: (seat: 'client' | 'server', who: string, timer: string) =>
    `[${seat}]${who}[/${seat}]：\`${timer}\` 已过`,
  conforming: '符合规则，典型。',
  unusual: (kind: string) => `符合规则，但少见：${kind}。`,
  refused: (tries: number) => (tries === 1 ? '被拒，未发出。' : `被拒，未发出。第 ${tries} 次。`),
  sentWrong: '已发出，但不合规。',
  sentFits: '已发出，报文段没有错；错在对它的说法。',
  field: '字段',
  draftedColumn: '草稿',
  due: '应为',
  verdict: '判定',
  fits: '符合',
  wrong: '不对',
  known: (name: string, id: string) => `常见误解：“${name}” ${id}`,
  noFlags: '无标志',
  asDrawn: '很多书这样画；在线路上，FIN 还要带 ACK。',
  fieldName: { flags: '标志', seq: 'seq', ack: 'ack', len: 'len', state: '状态' },
  data: '数据',
  waited: (seat: 'client' | 'server', who: string) => `[${seat}]${who}[/${seat}]等待`,
  forged: (who: string, address: string) => `[server]${who}[/server]：来自 \`${address}\` 的伪造 SYN`,
  hostDropped: '服务器的主机把它丢弃了：半连接队列已满。客户端只看到沉默。',
  keysHelp: '方向键逐步移动，Home 和 End 跳到首尾，n 和 p 在错误之间跳转，空格播放，+ 和 − 缩放。',
}
