/** Screens that may look on at one time; one more, and the oldest is forgotten. */
export const MOST_SCREENS = 8

/** Students of one class who are here at one time: two at each of 200 tables. */
export const MOST_STUDENTS = 400
