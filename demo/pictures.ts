// A few drawn pictures for the demonstration's incidents, cleaned as every upload is. No photograph of a real place.
import sharp from 'sharp'
import { type CleanImage, cleanImage } from '../src/platform/images.ts'

export type Picture = CleanImage

const night = '<rect width="640" height="480" fill="#1d2433"/><rect y="380" width="640" height="100" fill="#2c3342"/>'
const day = '<rect width="640" height="480" fill="#cfd8dc"/><rect y="330" width="640" height="150" fill="#8d9499"/>'

const drawings: Record<string, string> = {
  lamp: `${night}<rect x="310" y="120" width="12" height="270" fill="#9aa3b2"/><path d="M316 124q70-50 120-6" stroke="#9aa3b2" stroke-width="10" fill="none"/><ellipse cx="440" cy="124" rx="34" ry="14" fill="#4a5163"/>`,
  rubbish: `${day}<rect x="230" y="210" width="120" height="150" rx="8" fill="#3f6b4f"/><rect x="220" y="196" width="140" height="20" fill="#2f523c"/><circle cx="400" cy="350" r="44" fill="#5b4b43"/><circle cx="460" cy="366" r="32" fill="#e8e3da"/><circle cx="190" cy="362" r="36" fill="#c7bfae"/>`,
  crack: '<rect width="640" height="480" fill="#d8cfc2"/><path d="M330 0l-30 90 46 70-60 90 50 80-34 150" stroke="#4b443c" stroke-width="11" fill="none"/><path d="M286 250l-90 60" stroke="#4b443c" stroke-width="6" fill="none"/>',
  water: `${day}<ellipse cx="330" cy="408" rx="230" ry="44" fill="#5b7186"/><ellipse cx="300" cy="400" rx="120" ry="16" fill="#8ea7bc"/><circle cx="460" cy="390" r="30" fill="#3b4147"/>`,
  corridor: '<rect width="640" height="480" fill="#e4e0d8"/><path d="M0 480L200 300h240l200 180z" fill="#b9b3a8"/><rect x="200" y="90" width="240" height="210" fill="#9c968b"/><rect x="90" y="290" width="150" height="130" fill="#b98a52"/><rect x="130" y="220" width="90" height="72" fill="#c99d66"/><rect x="420" y="300" width="110" height="120" fill="#7a6a58"/>',
  shed: `${day}<rect x="150" y="170" width="340" height="190" fill="#f1efe9"/><path d="M130 176l190-80 190 80z" fill="#3f77b5"/><rect x="280" y="250" width="80" height="110" fill="#6b6f75"/>`,
  car: `${day}<rect x="140" y="290" width="300" height="76" rx="22" fill="#7d2e2e"/><path d="M200 292q40-74 170-60l40 60z" fill="#a04a4a"/><circle cx="210" cy="368" r="30" fill="#222"/><circle cx="380" cy="368" r="30" fill="#222"/>`,
} // biome-ignore format: one drawing a line

const shows: Record<string, keyof typeof drawings> = {
  M0101: 'lamp', M0105: 'water', M0106: 'water', M0108: 'water', M0109: 'rubbish', M0110: 'car', M0301: 'car',
  M0302: 'corridor', M0303: 'corridor', M0305: 'crack', M0306: 'crack', M0501: 'shed', M0502: 'corridor',
  M0504: 'crack', M0505: 'rubbish',
} // biome-ignore format: one list

/** Draws all of them; the answer gives the one that fits a matter. */
export async function drawPictures(): Promise<(matter: string) => Picture | undefined> {
  const made = new Map<string, Picture>()
  for (const [name, drawing] of Object.entries(drawings)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">${drawing}</svg>`
    made.set(name, await cleanImage(await sharp(Buffer.from(svg)).jpeg().toBuffer()))
  }
  return (matter) => made.get(shows[matter] ?? '')
}
