/** Notes on the steps of a round. */
export const notes = {
  title: 'Note',
  on: (n: number) => `Note on step ${n}`,
  more: 'Kept in this browser only. It goes into the pictures, the text and the replay file that you save.',
  notKept: 'This browser keeps nothing: save the text before you leave.',
  remove: 'Remove the note',
  told: (text: string) => ` Note: ${text}`,
  share: 'With my notes',
  shareMore: 'The notes travel in the link itself.',
}
