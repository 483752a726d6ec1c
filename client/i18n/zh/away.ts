export const away = {
  title: '带走这一局',
  format: {
    svg: 'SVG 图片',
    png: 'PNG 图片',
    pcapng: 'pcapng（Wireshark）',
    text: '文本',
    mermaid: 'Mermaid 图',
    csv: 'CSV',
    packetdrill: 'packetdrill 脚本',
    json: '回放文件',
  },
  embed: '复制嵌入代码',
  copy: '复制为文本',
  notMade: '文件没有生成，请再试一次。',
}
