import type { LevelId } from '../../shared/game/levels/level.ts'

/** The canonical play of each level, as it would be drawn. x and y are the ISNs; the claim follows the bar. */
export const CANONICAL: { readonly [Id in LevelId]: readonly string[] } = {
  handshake: [
    'C > SYN seq=x | SYN-SENT',
    'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
    'C > ACK seq=x+1 ack=y+1 | ESTABLISHED',
  ],
  'first-words': [
    'C > SYN seq=x | SYN-SENT',
    'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
    'C > PSH,ACK seq=x+1 ack=y+1 len=10 | ESTABLISHED',
    'S > PSH,ACK seq=y+1 ack=x+11 len=20 | ESTABLISHED',
    'C > ACK seq=x+11 ack=y+21 | ESTABLISHED',
  ],
  'close-client': [
    'C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1',
    'S > ACK seq=y+1 ack=x+2 | CLOSE-WAIT',
    'S > FIN,ACK seq=y+1 ack=x+2 | LAST-ACK',
    'C > ACK seq=x+2 ack=y+2 | TIME-WAIT',
    'C lets 2 MSL pass',
  ],
  'close-server': [
    'S > FIN,ACK seq=y+1 ack=x+1 | FIN-WAIT-1',
    'C > ACK seq=x+1 ack=y+2 | CLOSE-WAIT',
    'C > FIN,ACK seq=x+1 ack=y+2 | LAST-ACK',
    'S > ACK seq=y+2 ack=x+2 | TIME-WAIT',
    'S lets 2 MSL pass',
  ],
  'half-close': [
    'C > PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED',
    'S > ACK seq=y+1 ack=x+5 | ESTABLISHED',
    'C > FIN,ACK seq=x+5 ack=y+1 | FIN-WAIT-1',
    'S > ACK seq=y+1 ack=x+6 | CLOSE-WAIT',
    'S > PSH,ACK seq=y+1 ack=x+6 len=20 | CLOSE-WAIT',
    'C > ACK seq=x+6 ack=y+21 | FIN-WAIT-2',
    'S calls CLOSE',
    'S > FIN,ACK seq=y+21 ack=x+6 | LAST-ACK',
    'C > ACK seq=x+6 ack=y+22 | TIME-WAIT',
    'C lets 2 MSL pass',
  ],
  'three-segment-close': [
    'C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1',
    'S > FIN,ACK seq=y+1 ack=x+2 | LAST-ACK',
    'C > ACK seq=x+2 ack=y+2 | TIME-WAIT',
    'C lets 2 MSL pass',
  ],
}
