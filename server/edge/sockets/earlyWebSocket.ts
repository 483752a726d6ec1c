import { WebSocket } from 'ws'

/** Takes a text message and answers true, or leaves it to whoever listens. */
export type Take = (text: string) => boolean

/** A WebSocket of which somebody can take messages before those who listen hear of them. */
export class EarlyWebSocket extends WebSocket {
  take: Take | undefined

  override emit(event: string | symbol, ...sent: unknown[]): boolean {
    if (event === 'message' && this.take !== undefined) {
      const [octets, isBinary] = sent
      if (isBinary !== true && Buffer.isBuffer(octets) && this.take(octets.toString())) return true
    }
    return super.emit(event, ...sent)
  }
}
