/** The rounds played on this device. */
export const rounds = {
  roundsTitle: '在这台设备上玩过的对局',
  emptyTitle: '这台设备上还没有对局。',
  emptyMore: '每玩完一局，它的时序图就会留在这里。',
  played: (date: string, client: string, server: string) => `${date} · ${client} 与 ${server}`,
  stars: (n: number) => `${n} 颗星`,
  notFoundMore: '它可能已被删除，或是在另一台设备上玩的。',
  notOver: '这一局还在进行，结束后才能看时间线。',
  offlineMore: '这一局还在，稍后再试。',
  serverKeeps: '服务器上保存的内容',
  serverKeepsMore:
    '这台设备占有座位的房间，连同名字和每一步，会保存到数周没有动静为止。你可以让服务器立刻忘掉一个房间：它的对局和链接对所有人都会消失。',
  asName: (name: string) => `名字：${name}`,
  forget: '删除',
  forgetRoom: (code: string) => `删除房间 ${code}`,
  forgetReally: '为所有人删除',
  forgetNot: '保留',
  forgotten: (code: string) => `房间 ${code} 已删除。`,
}
