/** Moving through a timeline. */
export const moving = {
  minimap: 'The whole round: scroll',
  zoom: 'Zoom',
  zooms: { fit: 'Fit', normal: 'Normal', close: 'Close' },
  nextMistake: 'Next mistake',
  previousMistake: 'Previous mistake',
  symbols: 'x, y',
  symbolsMore:
    'x and y are the ISNs of client and server. u is the number of the first FIN, v the number at which the other end stood then, w the number of its own FIN. Where nothing was sent in between, v and w are one.',
  keys: {
    title: 'Keys',
    step: 'one step back, one step on',
    ends: 'to the first step, to the last',
    mistakes: 'to the next mistake, to the previous one',
    play: 'space: play, pause',
    zoom: 'seen from closer, from further away',
    help: 'this list',
  },
  waited: (s: string) => `${s} s pass`,
  close: 'Back to the timeline',
}
