import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../../scripts/runtime/node-part.ts';

/** Tells a program that has loaded the profiler to begin, and to end. */
export const toggleSignal = 'SIGUSR2';

/** Behind the name of a profile that is not complete. */
export const recordingSuffix = '.recording';

/** A new folder in the checkout's `.data`, which stays when the bench has ended. */
export function newProfileFolder(at: Date): string {
  const name = `profiles-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
  const folder = path.join(projectFolder, '.data', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The environment with which a program called `name` (of letters) can be profiled. */
export function withProfiler(
  environment: NodeJS.ProcessEnv,
  folder: string,
  name: string,
): NodeJS.ProcessEnv {
  const profiler = pathToFileURL(path.join(import.meta.dirname, 'profiler.ts'));
  profiler.searchParams.set('folder', folder);
  profiler.searchParams.set('name', name);
  const given = environment['NODE_OPTIONS'] ?? '';
  return { ...environment, NODE_OPTIONS: `${given} --import=${profiler.href}`.trim() };
}

/** The complete profiles of a folder by name; undefined while some thread still records. */
export function completeProfiles(folder: string): string[] | undefined {
  const files = readdirSync(folder).sort();
  if (files.length === 0 || files.some((file) => file.endsWith(recordingSuffix))) return undefined;
  return files.filter((file) => file.endsWith('.cpuprofile'));
}
