/** What a link to a round lets others see. */
export const sharing = {
  title: 'Show others this step',
  names: 'With our names',
  drafts: 'With what was refused, and the score',
}
