import type { Verdict, Wish } from '../../check/findings.ts'

/** The page that says what a network lets through. */
export const check = {
  title: 'Will it work here?',
  lead: 'What this network lets through, tried from this device. It takes half a minute; nothing is sent but a few empty messages.',
  verdict: {
    trying: { title: 'Trying …', more: 'Stay on this page.' },
    all: { title: 'Everything works here.', more: 'Moves arrive at once, and lines stay open.' },
    slower: {
      title: 'It works here, by the slower way.',
      more: 'WebSockets do not get through, so the page asks for news again and again. Playing is possible; each step takes a moment longer.',
    },
    unsteady: {
      title: 'It works, but lines are cut.',
      more: 'Pages come back by themselves and no move is lost. Players will now and then see that the line is gone.',
    },
    none: {
      title: 'It does not work here.',
      more: 'Neither way to the server gets through. Another network may do, or the administrator can help.',
    },
  } satisfies { readonly [V in Verdict]: { readonly title: string; readonly more: string } },
  rows: {
    reach: 'The server answers',
    socket: 'WebSocket',
    polling: 'Long polling',
    steady: 'Lines stay open',
    clock: 'The clock',
    secret: 'Encryption',
  },
  waiting: 'not tried yet',
  trying: 'trying …',
  reached: (ms: string, slowest: string) =>
    `In ${ms} ms there and back; the slowest of five took ${slowest} ms.`,
  notReached: 'No answer from the server, or something else answered in its place.',
  opened: (ms: string) => `Opens; what is sent comes back after ${ms} ms.`,
  refused: 'Ended at once, by something between here and the server.',
  silent: 'Swallowed: no answer within 6 seconds.',
  holding: (of: number) => `Being held for ${of} seconds …`,
  held: (seconds: number) => `For ${seconds} seconds without a break.`,
  cut: (seconds: number) => `Cut after ${seconds} seconds.`,
  noLine: 'There is no line that could stay open.',
  clockRight: 'Goes with the server’s, to the second.',
  clockAhead: (seconds: string) =>
    `${seconds} s ahead of the server’s. It does no harm: the server’s counts.`,
  clockBehind: (seconds: string) => `${seconds} s behind the server’s. It does no harm: the server’s counts.`,
  encrypted: 'The page came over HTTPS.',
  plain:
    'The page came over plain HTTP: whoever is on this network can read along. Good enough in a classroom, not on the internet.',
  wishesTitle: 'What to ask the administrator for',
  wish: {
    https: (host: string) => `Let HTTPS requests to ${host} through, without a page to log in before them.`,
    sockets: (host: string) => `Let WebSockets to ${host} through (HTTP Upgrade, address /socket.io/).`,
    polling: (host: string) =>
      `Neither hold back nor keep answers of ${host} under /socket.io/ (long polling).`,
    patience: (host: string) => `Do not end connections to ${host} before 60 seconds of silence.`,
  } satisfies { readonly [W in Wish]: (host: string) => string },
  again: 'Try again',
  copy: 'Copy as text',
  copied: 'Copied',
  reportOf: (host: string) => `What the network lets through to ${host}`,
}
