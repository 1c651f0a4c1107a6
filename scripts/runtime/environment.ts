import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError } from '../../src/platform/config.ts';
import { fileSetting, secretSettings } from '../../src/platform/config/secret-files.ts';
import { misspeltSettings } from './misspelt-settings.ts';
import { projectFolder } from './node-part.ts';

/**
 * The environment, with what a file `.env` of the checkout sets and the environment does not. Throws a
 * `ConfigError` that names what is misspelt there: it would count for nothing, and nobody would know.
 */
export function readEnvironment(folder = projectFolder): NodeJS.ProcessEnv {
  const file = path.join(folder, '.env');
  if (!existsSync(file)) return process.env;
  const wrong = misspeltSettings(Object.keys(parseEnv(readFileSync(file, 'utf8'))), settingNames());
  if (wrong.length > 0) throw new ConfigError(wrong);
  process.loadEnvFile(file);
  return process.env;
}

/** Every setting that there is, by the file that lists them; a secret one also as a file. */
function settingNames(): string[] {
  const example = readFileSync(path.join(projectFolder, '.env.example'), 'utf8');
  const names = [...example.matchAll(/^#([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name);
  return [...names, ...secretSettings.map(fileSetting)];
}
