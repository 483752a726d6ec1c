// Before the first paint: the stored theme, else the system's. A file of its own, for the page allows no inline script.
try {
  // A page that embeds a round says which theme it has; nothing of this device is asked then.
  const stored = location.pathname.startsWith('/embed/')
    ? new URLSearchParams(location.search).get('theme')
    : localStorage.getItem('wavehand.theme')
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme =
    stored === 'dark' || stored === 'light' ? stored : dark ? 'dark' : 'light'
} catch {
  // Storage may be forbidden; light is fine.
}
