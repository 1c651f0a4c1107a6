import { allDone, runLoad } from '../load/run-load.ts';
import type { Stage } from '../load/measure-levels.ts';
import { type SessionChecks, sessionReport } from '../report/session-report.ts';
import { passwordAccount } from './with-password.ts';

const inFlight = 16;
const sessions = 64;
const warmUpSeconds = 2;
const mostSeconds = 8;
/** More than a few cores answer in a second. */
const readyPerSecond = 8_000;

/** `GET /v1/session` with valid sessions: what every request of somebody signed in costs at least. */
export async function measureSessionChecks(stage: Stage): Promise<string> {
  const tokens: string[] = [];
  while (tokens.length < sessions) tokens.push(await signIn(stage));
  const checkFor = async (seconds: number): Promise<number[]> => {
    const checks = Array.from({ length: seconds * readyPerSecond }, (_, at) =>
      check(stage, tokens[at % tokens.length] ?? ''),
    );
    return allDone(await runLoad(checks, { inFlight, seconds }));
  };
  await checkFor(warmUpSeconds);
  const seconds = Math.min(stage.seconds, mostSeconds);
  const [stop, since] = [stage.meter.start(), performance.now()];
  const ms = await checkFor(seconds);
  const measured: SessionChecks = {
    inFlight,
    ms,
    seconds: (performance.now() - since) / 1000,
    cpu: stop(),
  };
  return sessionReport(measured);
}

async function signIn(stage: Stage): Promise<string> {
  const toOtp = await passwordAccount(stage);
  const { begun, code } = await toOtp();
  const { result } = await begun.step('otp', { code });
  const token = result && 'session' in result ? result.session.token : undefined;
  if (token === undefined) throw new Error('the login has handed no session over');
  return token;
}

/** Answers how long it took, in milliseconds. */
function check({ http, urls }: Stage, token: string): () => Promise<number> {
  const sent = { method: 'GET', headers: { authorization: `Bearer ${token}` } } as const;
  return async () => {
    const asked = performance.now();
    const answer = await http.fetch(`${urls.api}/v1/session`, sent);
    await answer.text();
    if (answer.status !== 200) throw new Error(`the session check answered ${answer.status}`);
    return performance.now() - asked;
  };
}
