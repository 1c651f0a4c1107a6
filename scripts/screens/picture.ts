import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

const widths = [320, 1280] as const;
const mostHeight = 2_000;
/** Few are enough for pages like ours, and a tenth of the bytes. */
const colours = 24;

/** Takes the page's picture on a phone and on a computer; answers with the names of the files. */
export async function takePictures(page: Page, folder: string, state: string): Promise<string[]> {
  const files: string[] = [];
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 720 });
    await page.evaluate(steady);
    const height = Math.min(await page.evaluate<number>(fullHeight), mostHeight);
    const file = `${state}-${width}.png`;
    const picture = await page.screenshot({
      fullPage: true,
      clip: { x: 0, y: 0, width, height },
      animations: 'disabled',
      caret: 'hide',
    });
    await sharp(picture)
      .png({ palette: true, colours, effort: 10 })
      .toFile(path.join(folder, file));
    files.push(file);
  }
  if (before) await page.setViewportSize(before);
  return files;
}

const fullHeight = 'Math.max(720, document.body.scrollHeight)';

/** What is another in each run is the same on pictures: times, days of this year, references, codes. */
const steady = `{
  const rules = [
    [/\\bDD-[A-Z0-9]{4}-[A-Z0-9]{4}\\b/g, 'DD-7K3M-9QXT'],
    [/\\b\\d{1,2}:\\d{2}(:\\d{2})?\\b/g, '09:30'],
    [/\\b\\d{1,2}\\/\\d{1,2}\\/20[2-9]\\d\\b/g, '15/06/2026'],
  ];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    let text = node.data;
    for (const [pattern, fixed] of rules) text = text.replace(pattern, fixed);
    if (node.parentElement.className === 'portal-shown__value') text = text.replace(/^\\d{4}$/, '4821');
    if (text !== node.data) node.data = text;
  }
}`;
