import { useSyncExternalStore } from 'react'

/** True while a media query holds. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )

/** True where one thumb plays: the phone's layout. */
export const useCompact = (): boolean => useMedia('(max-width: 899px)')
