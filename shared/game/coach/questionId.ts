/** Questions of the bank that the present levels ask (learning.md part B). */
export const QUESTION_IDS = ['Q01', 'Q05', 'Q09', 'Q12', 'Q36', 'Q38', 'Q40', 'Q44', 'Q52', 'Q53'] as const
export type QuestionId = (typeof QUESTION_IDS)[number]
