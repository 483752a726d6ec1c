/** What a link to a round lets others see. */
export const sharing = {
  title: '把这一步给别人看',
  names: '带上我们的名字',
  drafts: '带上被拒的草稿和得分',
}
