export const moving = {
  minimap: '整局缩略图：滚动',
  zoom: '缩放',
  zooms: { fit: '全局', normal: '标准', close: '放大' },
  nextMistake: '下一个错误',
  previousMistake: '上一个错误',
  symbols: 'x, y',
  symbolsMore:
    'x 和 y 是客户端与服务器的 ISN。u 是第一个 FIN 的号码，v 是那时另一端的号码，w 是另一端自己的 FIN 的号码。两者之间没有发送数据时，v 与 w 相同。',
  keys: {
    title: '按键',
    step: '后退一步、前进一步',
    ends: '到第一步、到最后一步',
    mistakes: '到下一个错误、上一个错误',
    play: '空格：播放、暂停',
    zoom: '放大、缩小',
    help: '这张表',
  },
  waited: (s: string) => `过了 ${s} 秒`,
  close: '回到时间线',
}
