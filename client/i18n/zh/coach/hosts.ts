/** 端点所在主机上的情形：监听者的半连接队列，netstat 显示的各条连接。 */
export const hosts = {
  backlog: {
    title: '半连接队列',
    count: (taken: number, size: number) => `已占 ${taken}/${size}`,
    full: '满了：新的 SYN 会被丢弃。伪造的来客永远不回答，重发五次后才空出位置。',
    open: '一个 SYN 占一个位置，直到它的第三个报文段到来。',
    cookies: 'SYN cookie：SYN 不占位置。第三个报文段要证明的，都写在发出的号里。',
    mine: '这张桌上的连接',
    free: '空',
    repeats: (times: number) => (times === 0 ? 'SYN-ACK 已发' : `已重发 ${times}/5 次`),
    dropped: (n: number) => `丢弃 ${n} 个`,
    forgotten: (n: number) => `不存 ${n} 个`,
  },
  netstat: {
    title: 'netstat 列表',
    count: (n: number, state: string) => `${n} 条 ${state}`,
    descriptors: (used: number, most: number) => `套接字 ${used}/${most}`,
    turnedAway: (n: number) => `拒绝 ${n}`,
    mine: '这一条',
    serverNote:
      'CLOSE_WAIT：对方的 FIN 已到，内核也确认了。这个状态没有定时器，只有程序调用 CLOSE 才会结束。',
    mended: '修好的循环把对方已关的都关掉：LAST_ACK，然后消失。',
    clientNote:
      'FIN_WAIT_2：FIN 已被确认，对方的 FIN 还没来。标准在这里也没有定时器；许多系统大约一分钟后放弃。',
    done: '最后的 FIN 到了：TIME_WAIT，然后消失。',
  },
}
