import { ConfigError } from '../src/platform/config.ts';
import { runMain } from '../src/platform/run-main.ts';
import path from 'node:path';
import { projectFolder } from './runtime/node-part.ts';
import { makeSecrets } from './secrets/make-secrets.ts';

/**
 * `npm run secrets`: makes the files of deploy/secrets for docker-compose.yml. One that is there is left as it
 * is, so it may be run again at any time; those that others have to give us are made empty, and named.
 */
await runMain(() => {
  if (process.getuid === undefined) throw new ConfigError(['This needs files that have a group.']);
  const folder = path.join(projectFolder, 'deploy/secrets');
  const { made, kept, toFill, group } = makeSecrets(folder);
  console.log(`Made ${made.length} files in ${folder}, left ${kept.length} as they were.`);
  if (toFill.length > 0) {
    console.log(`Empty, to be filled in before production: ${toFill.join(', ')}.`);
  }
  if (group !== 1000) console.log(`Their group is ${group}: put SECRETS_GID=${group} into .env.`);
  return Promise.resolve();
});
