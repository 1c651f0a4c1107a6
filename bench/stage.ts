import { createSimProviderClient } from '../src/adapters/sim-provider/client.ts';
import { createCpuMeter } from './cpu/cpu-meter.ts';
import { createAccounts } from './load/accounts.ts';
import { createCitizens } from './load/citizens.ts';
import { createHttpClient } from './load/http-client.ts';
import type { Stage } from './load/measure-levels.ts';
import { processes } from './processes.ts';
import type { BenchSystem } from './system/bench-system.ts';

/** What a measurement needs of the system; `pids` is read anew each time, for parts that restart. */
export async function stageOf(
  { config, database }: BenchSystem,
  pids: ReadonlyMap<string, number>,
  seconds: number,
): Promise<Stage> {
  const http = createHttpClient();
  const simulators = `http://127.0.0.1:${config.simulators.port}`;
  const { api, apiWithWorker, worker, temporal, direct, sql, temporalSql } = processes;
  const names = [api, apiWithWorker, worker, temporal, processes.simulators, direct];
  return {
    http,
    seconds,
    pidsOf: (of) => of.map((name) => pids.get(name)).filter((pid) => pid !== undefined),
    urls: { api: `http://127.0.0.1:${config.api.port}`, simulators },
    citizens: createCitizens(http, simulators),
    accounts: await createAccounts(config, database.url),
    simProvider: createSimProviderClient(config.simProvider),
    meter: createCpuMeter({
      pids: () => Object.fromEntries(names.map((name) => [name, pids.get(name)])),
      postgres: () => pids.get('PostgreSQL'),
      databases: {
        [database.name]: sql,
        [database.temporalNames.state]: temporalSql,
        [database.temporalNames.visibility]: temporalSql,
      },
    }),
  };
}
