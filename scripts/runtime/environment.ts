import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './node-part.ts';

/** The environment, with what a file `.env` of the checkout sets and the environment does not. */
export function readEnvironment(): NodeJS.ProcessEnv {
  const file = path.join(projectFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
