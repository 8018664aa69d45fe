// Every picture is re-encoded before it is kept: the result carries no metadata. When and where it was taken is handed back apart.
import exifReader from 'exif-reader'
import sharp from 'sharp'
import { refuse } from './refusal.ts'

export type CleanImage = {
  bytes: Buffer
  width: number
  height: number
  /** From the file's own metadata, to be sealed: ISO time and WGS-84 degrees, where present. */
  taken: { at?: string; lng?: number; lat?: number }
}

/** The most bytes and pixels an upload may have. */
export const imageLimits = { bytes: 12_000_000, pixels: 50_000_000 } as const

/** Refuses `photo.broken` for what is no picture and `photo.tooLarge` for too many bytes or pixels. */
export async function cleanImage(input: Buffer): Promise<CleanImage> {
  if (input.length > imageLimits.bytes) refuse('photo.tooLarge', { megabytes: imageLimits.bytes / 1_000_000 })
  try {
    const picture = sharp(input, { limitInputPixels: imageLimits.pixels, failOn: 'error' })
    const { exif, format } = await picture.metadata()
    if (!['jpeg', 'png', 'webp', 'heif', 'gif'].includes(format ?? '')) refuse('photo.broken')
    const { data, info } = await picture
      .rotate()
      .resize({ width: 1920, height: 1920, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height, taken: takenOf(exif) }
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) refuse('photo.tooLarge', { megabytes: 12 })
    refuse('photo.broken')
  }
}

function takenOf(exif: Buffer | undefined): CleanImage['taken'] {
  if (!exif) return {}
  try {
    const { Photo, GPSInfo } = exifReader(exif)
    const lng = degrees(GPSInfo?.GPSLongitude, GPSInfo?.GPSLongitudeRef)
    const lat = degrees(GPSInfo?.GPSLatitude, GPSInfo?.GPSLatitudeRef)
    return { at: Photo?.DateTimeOriginal?.toISOString(), ...(lng !== undefined && lat !== undefined && { lng, lat }) }
  } catch {
    return {}
  }
}

function degrees(parts: number[] | undefined, ref: string | undefined): number | undefined {
  if (!parts || parts.length < 3) return undefined
  const [degree = 0, minute = 0, second = 0] = parts
  const value = degree + minute / 60 + second / 3600
  return ref === 'S' || ref === 'W' ? -value : value
}
