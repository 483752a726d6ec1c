import { useCallback, useMemo, useSyncExternalStore } from 'react'

/** True while a media query holds. */
export const useMedia = (query: string): boolean => {
  const media = useMemo(() => matchMedia(query), [query])
  const subscribe = useCallback(
    (listener: () => void) => {
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [media],
  )
  return useSyncExternalStore(subscribe, () => media.matches)
}

/** True where one thumb plays: the phone's layout. */
export const useCompact = (): boolean => useMedia('(max-width: 899px)')
