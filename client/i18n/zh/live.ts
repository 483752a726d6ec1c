/** 实战模式：不合规却已发出的报文段怎么说，因此输掉的一局怎么说 */
export const live = {
  onWire: '已经发到线路上了。对端会怎么做？',
  onWireFits: '已经发到线路上，报文段本身没有错，错在你对它的说法。',
  lost: {
    reset: { word: '连接被重置。', more: '两端都不再有这条连接，而该说的还没有说完。' },
    'half-open': { word: '半开连接。', more: '一端还握着连接，另一端早已放下，再没有什么能让它们走到一起。' },
    adrift: { word: '两端失步。', more: '两端各数各的，数的已经不是同一件事：它们可以永远这样互报位置。' },
  },
  began: (n: number, who: string, flags: string) =>
    `事情从第 ${n} 步开始：${who} 发出了 \`${flags}\`。时间线会说明它错在哪里。`,
  lifted: (wrong: number) => `迷雾散去：两端同时可见。${wrong} 个不合规的报文段在尾端画有叉号。`,
}
