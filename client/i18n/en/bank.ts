/** Question cards beside the play, and the bank for one person alone. */
export const cards = {
  title: 'Questions',
  close: 'Back to the table',
  offered: 'Offered after a move of yours. Only you are asked.',
  travels: 'Your answer is in. The other end’s comes with its next segment.',
  rfc: (section: string) => `(RFC 9293, ${section})`,
}

export const bank = {
  title: 'Questions',
  intro: 'At your own pace, on this device only. What you miss comes back soon, what you know later.',
  topics: 'Topics',
  all: 'All',
  topic: {
    opening: 'Opening',
    numbers: 'Numbers',
    loss: 'Lost and late',
    closing: 'Closing',
    waiting: 'Waiting at the end',
    failure: 'When it goes wrong',
  },
  known: (known: number, of: number) => `${known}/${of}`,
  again: 'This one will come back soon.',
  next: 'Next question',
}
