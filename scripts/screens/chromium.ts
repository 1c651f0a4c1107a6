import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Chromium: the one that CHROMIUM names, Debian's, or the first on the PATH; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const named = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (existsSync(named)) return named;
  const found = spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout;
  return found.trim() === '' ? undefined : found.trim();
}
