import { useEffect } from 'react'

/** Names the page while a screen is shown. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
}
