import { createClient } from '../client/create-client.ts';
import { ConfigError, loadConfig } from '../src/platform/config.ts';
import { type RegistrationMethod, registrationMethods } from '../src/domain/flows/flows.ts';
import { ensureRunning } from './demo/running-system.ts';
import { say } from './demo/say.ts';
import { simulatorsAt } from './demo/simulators.ts';
import { walks } from './demo/walks.ts';
import { readEnvironment } from './runtime/environment.ts';
import { apiUrl, simulatorsUrl } from './runtime/own-programs.ts';
import { temporalUrl } from './runtime/ready-table.ts';
import { ownServers } from './runtime/start-system.ts';

/** `npm run demo -- [method]`: a citizen registers by a method of the matrix, over public HTTP alone. */
async function main(): Promise<void> {
  const method = methodNamed(process.argv[2] ?? 'mobile_subscriber');
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const api = apiUrl(config);
  const stop = await ensureRunning(api, say);
  try {
    await walks[method]({
      client: createClient({ url: api, language: 'en' }),
      simulators: simulatorsAt(simulatorsUrl(config)),
      workflowAt: (flowId) =>
        ownServers(environment).hasTemporal ? temporalUrl(config, flowId) : flowId,
    });
  } finally {
    await stop();
  }
}

function methodNamed(name: string): RegistrationMethod {
  const method = Object.values(registrationMethods).find((known) => known === name);
  if (method) return method;
  throw new Error(`npm run demo -- [${Object.values(registrationMethods).join(' | ')}]`);
}

try {
  await main();
} catch (error) {
  const isOurs = error instanceof ConfigError || error instanceof Error;
  console.error(isOurs ? error.message : error);
  process.exitCode = 1;
}
