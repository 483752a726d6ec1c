/** 写在步骤上的笔记。 */
export const notes = {
  title: '笔记',
  on: (n: number) => `第 ${n} 步的笔记`,
  more: '只保存在这个浏览器里。你另存的图片、文字和回放文件会带上它。',
  notKept: '这个浏览器什么也不保存：离开前请另存文字。',
  remove: '删除笔记',
  told: (text: string) => `笔记：${text}`,
  share: '带上我的笔记',
  shareMore: '笔记就写在链接里。',
}
