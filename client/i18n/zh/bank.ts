/** 对局旁的问题卡片，以及一个人练习的题库。 */
export const cards = {
  title: '问题',
  close: '回到桌面',
  offered: '由你刚才的一步引出，只问你一个人。',
  travels: '你的答案已提交。对方的答案会随它的下一个报文段到来。',
  rfc: (section: string) => `（RFC 9293 第 ${section} 节）`,
}

export const bank = {
  title: '问题',
  intro: '按自己的节奏来，只存在这台设备上。答错的很快会再来，答对的晚一些。',
  topics: '主题',
  all: '全部',
  topic: {
    opening: '建立连接',
    numbers: '号码',
    loss: '丢失与迟到',
    closing: '关闭连接',
    waiting: '最后的等待',
    failure: '出了问题时',
  },
  known: (known: number, of: number) => `${known}/${of}`,
  again: '这一题很快会再来。',
  next: '下一题',
}
