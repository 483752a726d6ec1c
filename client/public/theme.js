// Before the first paint: the stored theme, else the system's. A file of its own, for the page allows no inline script.
try {
  const stored = localStorage.getItem('wavehand.theme')
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme =
    stored === 'dark' || stored === 'light' ? stored : dark ? 'dark' : 'light'
} catch {
  // Storage may be forbidden; light is fine.
}
