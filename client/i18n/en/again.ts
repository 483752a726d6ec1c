/** A round that is taken up again at one of its steps. */
export const again = {
  retry: 'Retry this step',
  hidden: 'This link leaves out what was refused, so nobody can go on from it.',
  stepAgain: (n: number) => `Step ${n} again`,
  back: 'Back to the timeline',
  once: 'Once more',
  thenAndNow: 'Then and now',
  was: 'then',
  now: 'now',
  rule: 'The same referee judges you here. Nothing leaves this page.',
  yours: 'Your segment comes beside it.',
  conforms: 'conforms',
  called: (call: string) => `called \`${call}\``,
  waited: 'waited',
  fits: 'It conforms.',
  fitsBetter: 'Now it conforms.',
  gone: 'This step cannot be taken up again.',
}
