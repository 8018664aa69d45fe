// What kind of browser and device a session says it is, in words a person knows.

const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙手机'],
  [/iPhone/, '苹果手机'],
  [/iPad/, '苹果平板'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X|Macintosh/, '苹果电脑'],
  [/Linux|X11/, 'Linux 电脑'],
]
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/Edg\//, 'Edge 浏览器'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/Firefox/, '火狐浏览器'],
  [/Chrom(e|ium)|HeadlessChrome/, 'Chrome 内核浏览器'],
  [/Safari/, 'Safari 浏览器'],
]

export function clientName(agent: string): string {
  const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1]
  return [find(systems), find(browsers)].filter(Boolean).join(' · ') || '其他程序'
}
