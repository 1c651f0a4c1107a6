import { randomBytes } from 'node:crypto';
import { ConfigError, loadConfig } from '../src/config.ts';
import { type Method, flows, methodNames } from '../src/domain/flows.ts';
import { type MadeUpCitizen, makeUpCitizen } from './demo/made-up-citizen.ts';
import { type Answered, publicApi } from './demo/public-api.ts';
import { ensureRunning } from './demo/running-system.ts';
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
    await register(method, {
      ...publicApi({ api, simulators: simulatorsUrl(config) }),
      workflowAt: (flowId) =>
        ownServers(environment).hasTemporal ? temporalUrl(config, flowId) : flowId,
    });
  } finally {
    await stop();
  }
}

type Tools = ReturnType<typeof publicApi> & { workflowAt: (flowId: string) => string };

async function register(method: Method, tools: Tools): Promise<void> {
  const citizen = makeUpCitizen();
  await tools.addPerson(citizen);
  say(`Carrier and insurer know ${citizen.fullName}, born ${citizen.dateOfBirth},`);
  say(`  document number ${citizen.documentNumber}, owner of ${citizen.phone},`);
  say(`  insured under ${citizen.socialInsuranceNumber}.`);

  const consent = { version: await tools.consentVersion() };
  const started = await tools.start(method, { ...detailsFor[method](citizen), consent });
  const { flow } = started;
  const token = flow.token ?? '';
  tell(started, `${flows[method].proof.en}, and no account has this number`);
  say(`  reference ${flow.reference}`);
  say(`  workflow  ${tools.workflowAt(flow.id)}`);

  const message = await tools.message(citizen.phone);
  say(`\nSMS on ${citizen.phone}\n  ${message}`);
  const code = /\d{6}/.exec(message)?.[0] ?? '';
  tell(await tools.step(flow, token, 'otp', { code }), `the code ${code} is right`);

  const password = `Demo-${randomBytes(6).toString('hex')}-A1`;
  const ended = await tools.step(flow, token, 'password', { password, repeated: password });
  tell(ended, `the password ${password} is strong enough`);
  const account = ended.flow.result?.account;
  if (account === undefined) throw new Error(`The registration ended as ${ended.flow.status}.`);
  say(`\nRegistered: account ${account.id} at verification level ${account.level}.`);
}

const detailsFor: Record<Method, (citizen: MadeUpCitizen) => object> = {
  mobile_subscriber: ({ documentNumber, ...citizen }) => ({
    ...typedBy(citizen),
    documentNumber,
  }),
  social_insurance: ({ socialInsuranceNumber, ...citizen }) => ({
    ...typedBy(citizen),
    socialInsuranceNumber,
  }),
};

function typedBy(citizen: Pick<MadeUpCitizen, 'fullName' | 'dateOfBirth' | 'sex' | 'phone'>) {
  const { fullName, dateOfBirth, sex, phone } = citizen;
  return { subjectType: 'citizen', fullName, dateOfBirth, sex, phone };
}

function methodNamed(name: string): Method {
  const method = Object.values(methodNames).find((known) => known === name);
  if (method) return method;
  throw new Error(`npm run demo -- [${Object.values(methodNames).join(' | ')}]`);
}

function tell({ request, status, flow }: Answered, meaning: string): void {
  const next = flow.step === null ? flow.status : `next step: ${flow.step.name}`;
  say(`\n${request}\n  ${status}, ${meaning}; ${next}`);
}

function say(line: string): void {
  console.log(line);
}

try {
  await main();
} catch (error) {
  const isOurs = error instanceof ConfigError || error instanceof Error;
  console.error(isOurs ? error.message : error);
  process.exitCode = 1;
}
