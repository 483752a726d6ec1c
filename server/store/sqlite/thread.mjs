// What the thread that has the file runs where TypeScript is run as it stands (`npm run dev`, tests).
import { register } from 'tsx/esm/api'

register()
await import('./thread.ts')
