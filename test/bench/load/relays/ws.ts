import { createServer } from 'node:http'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { payloadOf, tellReady } from './ready.ts'

// The first baseline: bare `ws`. Whatever one of a room says, both get a frame as large as one of our views, made
// once. Nothing is read, checked or kept.
const view = Buffer.from(`42["view","${payloadOf()}"]`)
const rooms = new Map<string, WebSocket[]>()
const http = createServer()
const server = new WebSocketServer({ server: http, perMessageDeflate: false })
server.on('connection', (socket, request) => {
  const room = request.url ?? ''
  const both = rooms.get(room) ?? []
  both.push(socket)
  rooms.set(room, both)
  socket.on('message', () => {
    for (const each of both) each.send(view, { binary: false })
  })
})
tellReady(http)
