/** Students of one class who are here at one time: two at each of 200 tables. */
export const MOST_STUDENTS = 400
