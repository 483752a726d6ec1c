// Loaded into each measured server (node --expose-gc --import): memory is read after a full collection.
process.on('SIGUSR2', () => {
  globalThis.gc()
  globalThis.gc()
})
