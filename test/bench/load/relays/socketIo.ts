import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { payloadOf, tellReady } from './ready.ts'

// The second baseline: bare Socket.IO. Whatever one of a room says, both are told, as large as one of our views.
// Nothing is checked or kept.
const view = payloadOf()
const http = createServer()
const io = new Server(http, { serveClient: false })
io.on('connection', (socket) => {
  socket.on('join', (room: string, answer: (done: true) => void) => {
    void socket.join(room)
    socket.on('move', () => {
      io.to(room).emit('view', view)
    })
    answer(true)
  })
})
tellReady(http)
