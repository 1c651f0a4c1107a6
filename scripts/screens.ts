import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { ensureRunning } from './demo/running-system.ts';
import { simulatorsAt } from './demo/simulators.ts';
import { projectFolder } from './runtime/node-part.ts';
import { freePort } from './runtime/ports.ts';
import { chromiumPath } from './screens/chromium.ts';
import { takePictures } from './screens/picture.ts';
import { walkers } from './screens/walker.ts';
import { walks } from './screens/walks/walks.ts';

const folder = path.join(projectFolder, 'docs/screens');
const ownPorts = [
  'API_PORT',
  'WORKER_METRICS_PORT',
  'SEALER_METRICS_PORT',
  'SIMULATORS_PORT',
  'SMPP_PORT',
  'INSURER_PORT',
  'SIM_PROVIDER_PORT',
  'SMTP_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
];

/** `npm run screens`: pictures of every state of every screen, on a system of its own that is new each time. */
async function main(): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('Chromium is not installed.');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dinhdanh-screens-'));
  Object.assign(process.env, { DATA_DIR: dataDir, QUIET_HOURS: '00:00-00:00' });
  for (const name of ownPorts) process.env[name] = String(await freePort());
  const at = (name: string): string => `http://127.0.0.1:${process.env[name] ?? ''}`;
  const stop = await ensureRunning(at('API_PORT'), () => undefined);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const next = walkers();
    const simulators = simulatorsAt(at('SIMULATORS_PORT'));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const states: string[] = [];
    for (const { name, walk } of walks) {
      const context = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce' });
      const page: Page = await context.newPage();
      page.setDefaultTimeout(30_000);
      states.push('', `## ${name}`, '');
      await walk(next({ page, url: at('API_PORT'), language: 'vi', simulators }), async (state) => {
        for (const file of await takePictures(page, folder, state)) {
          states.push(`- [${file}](${file})`);
        }
      });
      await context.close();
      console.log(name);
    }
    const head = '# Pictures of the screens\n\nMade by `npm run screens`, at 320 and 1,280 pixels.';
    writeFileSync(path.join(folder, 'README.md'), `${head}\n${states.join('\n')}\n`);
  } finally {
    await browser.close();
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
