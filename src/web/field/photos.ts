// Makes a picture small on the phone before it is kept and sent: at most 1280 pixels on the long side, JPEG 0.75.
// Drawing it anew also leaves its hidden data behind.

const side = 1280
const quality = 0.75

/** The size a picture of this size is drawn at; never larger than it is. */
export function shrunk(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

/** Throws when the file is no picture that this phone can open. */
export async function shrink(file: Blob): Promise<Blob> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { width, height } = shrunk(image.naturalWidth, image.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (!blob) throw new Error('the picture could not be drawn')
    return blob
  } finally {
    URL.revokeObjectURL(url)
  }
}
