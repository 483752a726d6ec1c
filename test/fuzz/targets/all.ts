import { captures } from './captures.ts'
import { frames } from './frames.ts'
import { levelFiles } from './levelFiles.ts'
import { classMessages, messages } from './messages.ts'
import { replayFiles } from './replayFiles.ts'
import { replayTexts } from './replayTexts.ts'
import { requests } from './requests.ts'

/** Everything that takes what comes from outside. */
export const TARGETS = [
  messages,
  classMessages,
  frames,
  requests,
  captures,
  replayFiles,
  replayTexts,
  levelFiles,
]
