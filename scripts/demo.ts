import { createClient } from '../client/create-client.ts';
import { ConfigError, loadConfig } from '../src/platform/config.ts';
import { chooseWalks } from './demo/choose-walks.ts';
import { ensureRunning } from './demo/running-system.ts';
import { say } from './demo/say.ts';
import { simulatorsAt } from './demo/simulators.ts';
import type { Tools } from './demo/walk.ts';
import { readEnvironment } from './runtime/environment.ts';
import { apiUrl, simulatorsUrl } from './runtime/own-programs.ts';
import { temporalUrl } from './runtime/ready-table.ts';
import { ownServers } from './runtime/start-system.ts';

/**
 * `npm run demo -- [method]`: a citizen registers by a method of the matrix, over public HTTP alone;
 * `npm run demo -- login [method]`: registers, and signs in.
 */
async function main(): Promise<void> {
  const walks = chooseWalks(process.argv.slice(2));
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const api = apiUrl(config);
  const stop = await ensureRunning(api, say);
  try {
    const tools: Tools = {
      api,
      client: createClient({ url: api, language: 'en' }),
      simulators: simulatorsAt(simulatorsUrl(config)),
      workflowAt: (flowId) =>
        ownServers(environment).hasTemporal ? temporalUrl(config, flowId) : flowId,
    };
    for (const [index, walk] of walks.entries()) {
      if (index > 0) say(`\n${'─'.repeat(72)}\n`);
      await walk(tools);
    }
  } finally {
    await stop();
  }
}

try {
  await main();
} catch (error) {
  const isOurs = error instanceof ConfigError || error instanceof Error;
  console.error(isOurs ? error.message : error);
  process.exitCode = 1;
}
