/** The title of a verdict on a draft that was not sent. */
export const verdicts = {
  notSent: (field: string) => `Not sent: the \`${field}\` is wrong`,
  notSentFlags: 'Not sent: the flags are wrong',
  notSentState: 'Not sent: the state is wrong',
  notSentNothing: 'Not sent: nothing is due',
  asDrawn: 'Not sent, though many books draw it so',
}
