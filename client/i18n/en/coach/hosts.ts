/** What surrounds an endpoint on its host: the listener's backlog, and the connections that netstat shows. */
export const hosts = {
  backlog: {
    title: 'Backlog of the listener',
    count: (taken: number, size: number) => `${taken}/${size} places taken`,
    full: 'Full: a new SYN is dropped. Forged callers never answer; their places come free after five repetitions.',
    open: 'A SYN takes a place until its third segment comes.',
    cookies:
      'SYN cookies: a SYN takes no place. What the third segment must prove stands in the number sent.',
    mine: 'the connection at this table',
    free: 'free',
    repeats: (times: number) => (times === 0 ? 'SYN-ACK sent' : `sent again, ${times} of 5`),
    dropped: (n: number) => (n === 1 ? '1 SYN dropped' : `${n} SYNs dropped`),
    forgotten: (n: number) => `${n} answered, nothing kept`,
  },
  netstat: {
    server: 'netstat on the server',
    client: 'netstat on the client',
    count: (n: number, state: string) => `${n} in ${state}`,
    descriptors: (used: number, most: number) => `${used}/${most} descriptors`,
    turnedAway: (n: number) => `${n} turned away`,
    mine: 'this one',
    serverNote:
      'Each peer has closed, and the kernel has acknowledged its FIN. No timer ends CLOSE_WAIT: only the program does, by CLOSE.',
    mended: 'The mended loop closes what its callers have closed: LAST_ACK, then gone.',
    clientNote:
      'FIN acknowledged, and now it waits for theirs. The standard has no timer here either; many systems give up after a minute.',
    done: 'The last FINs have come: TIME_WAIT, and then gone.',
  },
}
