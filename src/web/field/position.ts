// Where the phone is, asked once for a report and never followed.
import type { Point } from '../../platform/values.ts'

/** Words for a person when the phone gives no position, by the code of the browser's error. */
const troubles: Record<number, string> = {
  1: '手机没有允许定位。请直接选网格，或在手机设置里打开定位。',
  2: '现在定不了位。请直接选网格。',
  3: '定位太慢了。请到窗边再试，或直接选网格。',
}

/** WGS-84 degrees to five places (about a metre). Throws an error with words for the person. */
export function findPosition(): Promise<Point> {
  return new Promise((done, fail) => {
    if (!navigator.geolocation) return fail(new Error('这个浏览器不能定位。请直接选网格。'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ lng: round(coords.longitude), lat: round(coords.latitude) }),
      ({ code }) => fail(new Error(troubles[code] ?? troubles[2])),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 5_000 },
    )
  })
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
