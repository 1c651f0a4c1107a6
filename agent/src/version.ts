import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const manifest = z.object({ version: z.string() });
const file = new URL('../package.json', import.meta.url);

/** This agent's version: three numbers. */
export const { version } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));

/** What a caller may name as the oldest version that serves it. */
export const versionPattern = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;

/** Refuses with `AgentTooOld` when the caller needs a newer agent than this one. */
export function requireVersion(needed: string): void {
  if (isNewer(needed, version)) throw new Refusal('AgentTooOld');
}

/** Compares number by number: 1.10.0 is newer than 1.9.0. */
export function isNewer(one: string, other: string): boolean {
  const [ones, others] = [one.split('.').map(Number), other.split('.').map(Number)];
  const place = ones.findIndex((number, index) => number !== others[index]);
  return place !== -1 && (ones[place] ?? 0) > (others[place] ?? 0);
}
