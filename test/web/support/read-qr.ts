import jsqr from 'jsqr';
import type { Page } from 'playwright-core';

/** A byte a character: an array of them is told number by number. */
type Image = { width: number; height: number; data: string };

/** Run in the browser; as text, since tests are none. */
const pixels = `(() => {
  const image = document.querySelector('main img');
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const drawn = canvas.getContext('2d');
  drawn.drawImage(image, 0, 0);
  const { width, height, data } = drawn.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, data: Array.from(data, (byte) => String.fromCharCode(byte)).join('') };
})()`;

/** What a phone reads of the page's QR code. */
export async function readQr(page: Page): Promise<string> {
  const { width, height, data } = await page.evaluate<Image>(pixels);
  return (
    jsqr.default(Uint8ClampedArray.from(Buffer.from(data, 'latin1')), width, height)?.data ?? ''
  );
}
