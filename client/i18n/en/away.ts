/** The round as files for other tools. */
export const away = {
  title: 'Take it away',
  format: {
    svg: 'SVG picture',
    png: 'PNG picture',
    pcapng: 'pcapng for Wireshark',
    text: 'Text',
    mermaid: 'Mermaid',
    csv: 'CSV',
    packetdrill: 'packetdrill',
    json: 'Replay file',
  },
  embed: 'Copy code to embed it',
  copy: 'Copy as text',
  notMade: 'The file could not be made. Try again.',
}
