import { keepClass, keptClass } from './keptClasses.ts'
import { useHosting } from './hosting.ts'

/**
 * Opens the projector's page in a window of its own. The same key is used again on this device, so that many presses
 * make one.
 */
export const useProjector = (): (() => Promise<void>) => {
  const { view, secret, run } = useHosting()
  const { code, title } = view
  return async () => {
    const kept = keptClass(code)
    if (kept?.screen !== undefined) {
      window.open(screenPath(code, kept.screen), '_blank', 'noopener')
      return
    }
    // A window that is opened later than the press would be blocked.
    const opened = window.open('', '_blank')
    const answer = await run({ kind: 'open-screen' })
    if (!answer.ok || answer.secret === undefined) {
      opened?.close()
      return
    }
    keepClass({ code, secret, title, at: kept?.at ?? Date.now(), screen: answer.secret })
    if (opened !== null) opened.location.href = screenPath(code, answer.secret)
  }
}

const screenPath = (code: string, secret: string): string => `/c/${code}/screen#${secret}`
