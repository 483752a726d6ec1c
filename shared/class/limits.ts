/** Students of one class who are here at one time. */
export const MOST_STUDENTS = 400

/** Two at a table. */
export const MOST_TABLES = 200
