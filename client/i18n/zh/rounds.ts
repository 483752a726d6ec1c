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
}
