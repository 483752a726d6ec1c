// Loaded into a server before anything else: its wall clock jumps when it is told to. Timers go on as they are, as
// they do when somebody sets the time of a machine.
const real = Date.now
let ahead = 0
Date.now = () => real() + ahead
process.on('message', ({ jumpMs }) => {
  ahead += jumpMs
  process.send({ ahead })
})
