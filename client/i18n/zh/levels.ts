export const levels = {
  chapter: { opening: '建立', closing: '关闭' },
  name: {
    handshake: '三次握手',
    'first-words': '第一句话',
    'close-client': '客户端关闭',
    'close-server': '服务器关闭',
    'half-close': '半关闭',
    'three-segment-close': '三段关闭',
  },
  short: {
    handshake: '三个报文段',
    'first-words': '双向数据',
    'close-client': '四个报文段，客户端先',
    'close-server': '四个报文段，服务器先',
    'half-close': '一边还在说',
    'three-segment-close': 'ACK 与 FIN 可合并',
  },
  goal: {
    handshake: '建立一条连接。目标：两端都到 ESTABLISHED，并且都能证明。',
    'first-words': '先建立，再说话：一边请求，另一边回答。',
    'close-client': '客户端没有话要说了。把两个方向依次关闭。',
    'close-server': '这次由服务器先结束。主动与被动是角色，不是哪一端。',
    'half-close': '客户端说完了，服务器还没有。让它说完。',
    'three-segment-close': '两边都没有剩余数据。最少要几个报文段？',
  },
  par: (segments: number, minutes: number) => `标准 ${segments} 个报文段，约 ${minutes} 分钟，不计时`,
}
