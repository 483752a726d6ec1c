/** By this the id of a branch is told from that of a round: it is kept on this device only. */
export const BRANCH_PREFIX = 'f-'
