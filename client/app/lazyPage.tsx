import { useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'

/** A page that is loaded when it is first shown, or before by `load`. */
export interface LazyPage<P> {
  readonly Page: (props: P) => ReactNode
  readonly load: () => Promise<unknown>
}

/**
 * A page in a file of its own. Unlike `React.lazy` it stands at once when it has been loaded already: a Suspense
 * boundary that has shown its fallback keeps it for 300 ms, which is long for somebody who waits to join.
 */
export const lazyPage = <P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): LazyPage<P> => {
  let loading: Promise<ComponentType<P>> | undefined
  let loaded: ComponentType<P> | undefined
  const start = (): Promise<ComponentType<P>> => {
    loading ??= load().then((module) => {
      loaded = module.default
      return loaded
    })
    return loading
  }
  const Page = (props: P): ReactNode => {
    const words = useWords()
    const [Component, setComponent] = useState<ComponentType<P> | undefined>(() => loaded)
    useEffect(() => {
      if (Component !== undefined) return undefined
      let isWanted = true
      start().then(
        (next) => isWanted && setComponent(() => next),
        (error: unknown) => {
          // A file that does not come is told by the error boundary, and asked for again by its button.
          if (isWanted)
            setComponent(() => {
              throw error
            })
        },
      )
      return () => {
        isWanted = false
      }
    }, [Component])
    return Component === undefined ? <p className="loading">{words.app.loading}</p> : <Component {...props} />
  }
  return { Page, load: start }
}
