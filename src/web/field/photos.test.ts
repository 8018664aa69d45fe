// The size at which a picture is kept.
import { describe, expect, it } from 'vitest'
import { shrunk } from './photos.ts'

describe('the size of a picture', () => {
  it.each([
    [2400, 1800, 1280, 960],
    [1800, 2400, 960, 1280],
    [640, 480, 640, 480],
    [5000, 1, 1280, 1],
  ])('%i × %i is drawn at %i × %i', (width, height, w, h) => {
    expect(shrunk(width, height)).toEqual({ width: w, height: h })
  })
})
