// A picture is kept without anything that its maker did not mean to send; what is no picture, or too much of one, is refused.
import exifReader from 'exif-reader'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanImage, imageLimits } from './images.ts'
import { refusalOf } from './testing/house.ts'

const gps = {
  IFD0: { Make: 'PhoneMaker', Software: 'secret-editor', Copyright: 'somebody' },
  IFD2: { DateTimeOriginal: '2026:11:02 10:00:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '29/1 42/1 1834/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '105/1 43/1 1276/100',
  },
}
const canvas = (width = 40, height = 20) => sharp({ create: { width, height, channels: 3, background: '#c33' } })
/** Left half red, right half blue, so that one can see which way is up. */
async function halves(): Promise<Buffer> {
  const blue = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#00f' } })
    .png()
    .toBuffer()
  return await canvas()
    .composite([{ input: blue, left: 20, top: 0 }])
    .png()
    .toBuffer()
}

describe.each(['jpeg', 'png', 'webp'] as const)('a %s with the place it was taken at', (format) => {
  it('comes out as a plain JPEG without any metadata, and the place is handed back apart', async () => {
    const input = await canvas().withExif(gps).withIccProfile('p3').toFormat(format).toBuffer()
    expect(exifReader((await sharp(input).metadata()).exif ?? Buffer.alloc(0)).GPSInfo).toBeTruthy()
    const { bytes, taken, width, height } = await cleanImage(input)
    const { exif, xmp, iptc, icc, comments, format: kind } = await sharp(bytes).metadata()
    expect({ exif, xmp, iptc, icc, comments, kind }).toEqual({ kind: 'jpeg' })
    for (const word of ['PhoneMaker', 'secret-editor', 'somebody', 'Exif', 'GPS', '2026:11:02'])
      expect(bytes.includes(word)).toBe(false)
    expect([width, height]).toEqual([40, 20])
    expect(taken.lng).toBeCloseTo(105.72, 2)
    expect(taken.lat).toBeCloseTo(29.705, 2)
    expect(taken.at).toMatch(/^2026-11-02T/)
  })
})

describe('a picture', () => {
  it('that the camera turned is turned back before its note about it is dropped', async () => {
    const turned = await sharp(await halves())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { bytes, width, height } = await cleanImage(turned)
    expect([width, height]).toEqual([20, 40])
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const [red, , blue] = [data[0] ?? 0, data[1], data[2] ?? 0]
    expect(red).toBeGreaterThan(blue)
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined()
  })

  it('larger than a page needs is made smaller, a small one is not made larger', async () => {
    const { width, height } = await cleanImage(await canvas(4000, 1000).jpeg().toBuffer())
    expect([width, height]).toEqual([1920, 480])
  })

  it('south and west of zero is placed there', async () => {
    const there = { ...gps, IFD3: { ...gps.IFD3, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' } }
    const { taken } = await cleanImage(await canvas().withExif(there).jpeg().toBuffer())
    expect([Math.sign(taken.lat ?? 0), Math.sign(taken.lng ?? 0)]).toEqual([-1, -1])
  })

  it('without notes of its own tells nothing about where and when', async () => {
    expect((await cleanImage(await canvas().png().toBuffer())).taken).toEqual({})
  })

  it('of two frames keeps the first and moves no more', async () => {
    const frames = await sharp(await halves())
      .gif()
      .toBuffer()
    expect((await sharp((await cleanImage(frames)).bytes).metadata()).pages ?? 1).toBe(1)
  })
})

describe('what is refused', () => {
  it('is what is no picture, cut off, or only says that it is one', async () => {
    const jpeg = await canvas(400, 400).jpeg().toBuffer()
    const broken = {
      nothing: Buffer.alloc(0),
      text: Buffer.from('no picture'),
      cutOff: jpeg.subarray(0, jpeg.length / 2),
      head: Buffer.concat([jpeg.subarray(0, 24), Buffer.alloc(500, 7)]),
      svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      pdf: Buffer.from('%PDF-1.4\n'),
    }
    for (const [what, bytes] of Object.entries(broken))
      expect([what, await refusalOf(cleanImage(bytes))]).toEqual([what, 'photo.broken'])
  })

  it('is more bytes than allowed, unread', async () => {
    expect(await refusalOf(cleanImage(Buffer.alloc(imageLimits.bytes + 1)))).toBe('photo.tooLarge')
  })

  it('is a small file that unpacks to more pixels than allowed', async () => {
    const bomb = await sharp({ create: { width: 8000, height: 7000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusalOf(cleanImage(bomb))).toBe('photo.tooLarge')
  })
})
