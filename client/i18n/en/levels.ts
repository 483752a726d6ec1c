export const levels = {
  chapter: { opening: 'Opening', closing: 'Closing' },
  name: {
    handshake: 'Handshake',
    'first-words': 'First words',
    'close-client': 'Client closes',
    'close-server': 'Server closes',
    'half-close': 'Half-close',
    'three-segment-close': 'Three-segment close',
  },
  short: {
    handshake: 'three segments',
    'first-words': 'data both ways',
    'close-client': 'four segments, the client first',
    'close-server': 'four segments, the server first',
    'half-close': 'one side still talks',
    'three-segment-close': 'ACK and FIN may merge',
  },
  goal: {
    handshake: 'Open one connection. Goal: both ends ESTABLISHED, and both can prove it.',
    'first-words': 'Open, then speak: a request one way, an answer the other.',
    'close-client': 'The client has nothing more to say. Close both directions, one after the other.',
    'close-server': 'This time the server ends first. Active and passive are roles, not ends.',
    'half-close': 'The client is done, the server is not. Let it finish.',
    'three-segment-close': 'Neither side has anything left. How few segments will do?',
  },
  par: (segments: number, minutes: number) => `par ${segments} segments, about ${minutes} minutes, no clock`,
}
