/** 未发出的草稿的判定标题 */
export const verdicts = {
  notSent: (field: string) => `未发出：\`${field}\` 不对`,
  notSentFlags: '未发出：标志不对',
  notSentState: '未发出：状态不对',
  notSentNothing: '未发出：现在没有该发的',
  asDrawn: '未发出，虽然很多书这样画',
}
