import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ConfigError } from '../src/platform/config.ts';
import { runMain } from '../src/platform/run-main.ts';
import { composeProgram } from './compose/compose-program.ts';
import { projectFolder } from './runtime/node-part.ts';

/**
 * `npm run test:compose`: Docker Compose itself reads docker-compose.yml, for production and with the simulators;
 * needs no engine. Fails when it refuses the file, or takes settings that are not there; names secrets that are
 * missing, which Compose looks for when it starts a container.
 */
const run = promisify(execFile);
const project = z.object({
  services: z.record(
    z.string(),
    z.looseObject({ environment: z.record(z.string(), z.unknown()).optional() }),
  ),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

await runMain(async () => {
  const [command, ...first] = await composeProgram(console.log);
  const read = async (profiles: string) => {
    const options = { cwd: projectFolder, env: { ...process.env, COMPOSE_PROFILES: profiles } };
    const { stdout } = await run(command, [...first, 'config', '--format', 'json'], options);
    return project.parse(JSON.parse(stdout));
  };
  const production = await read('');
  const simulators = await read('simulators');
  expectMode(production, 'production');
  expectMode(simulators, 'development');
  const added = Object.keys(simulators.services).filter((name) => !(name in production.services));
  if (added.join() !== 'simulators') throw new ConfigError([`The profile adds ${added.join()}.`]);
  const refusal = await read('nobody').then(
    () => undefined,
    (error: unknown) => String(error),
  );
  if (refusal === undefined) throw new ConfigError(['Settings that are not there were taken.']);
  const missing = Object.values(production.secrets).filter(({ file }) => !existsSync(file));
  console.log(
    `Compose takes it: ${String(Object.keys(production.services).length)} services, and simulators.`,
  );
  if (missing.length > 0) {
    const names = missing.map(({ file }) => path.relative(projectFolder, file));
    console.log(`Before it is started, npm run secrets has to make ${names.join(', ')}.`);
  }
});

function expectMode({ services }: z.output<typeof project>, mode: string): void {
  const found = services['api-1']?.environment?.['NODE_ENV'];
  if (found !== mode) throw new ConfigError([`api-1 has NODE_ENV ${String(found)}, not ${mode}.`]);
}
