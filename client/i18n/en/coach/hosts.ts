/** What surrounds an endpoint on its host: the listener's backlog, and the connections that netstat shows. */
export const hosts = {
  backlog: {
    title: 'Backlog',
    count: (taken: number, size: number) => `${taken}/${size} taken`,
    full: 'Full: a new SYN is dropped. Forged callers never answer; their places come free after five repetitions.',
    open: 'A SYN takes a place until its third segment comes.',
    cookies:
      'SYN cookies: a SYN takes no place. What the third segment must prove stands in the number sent.',
    mine: 'the connection at this table',
    free: 'free',
    repeats: (times: number) => (times === 0 ? 'SYN-ACK sent' : `sent again, ${times} of 5`),
    dropped: (n: number) => `${n} dropped`,
    forgotten: (n: number) => `${n} not kept`,
  },
  netstat: {
    title: 'netstat',
    count: (n: number, state: string) => `${n} ${state}`,
    descriptors: (used: number, most: number) => `${used}/${most} sockets`,
    turnedAway: (n: number) => `${n} turned away`,
    mine: 'this one',
    serverNote:
      'In CLOSE_WAIT their FIN has come, and the kernel has acknowledged it. No timer ends that state: only the program does, by CLOSE.',
    mended: 'The mended loop closes what its callers have closed: LAST_ACK, then gone.',
    clientNote:
      'In FIN_WAIT_2 the FIN is acknowledged, and theirs has not come. The standard has no timer here either; many systems give up after a minute.',
    done: 'The last FINs have come: TIME_WAIT, and then gone.',
  },
}
