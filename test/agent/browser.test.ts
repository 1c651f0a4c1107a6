import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { aNonce, answerPrompt, startAgent } from '../support/agent.ts';
import { aToken, describeWithToken } from '../support/soft-token.ts';
import { until } from '../support/until.ts';

const origin = 'https://portal.example';
const ca = createSimulatedCa({ url: 'http://127.0.0.1:9/ca' });
/** What opens a page here, as the agent calls it. */
const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';

describeWithToken("the agent's page", () => {
  let token: Awaited<ReturnType<typeof aToken>>;
  let folder: string;
  beforeAll(async () => {
    token = await aToken(ca, { algorithm: 'ES256' });
    folder = mkdtempSync(path.join(tmpdir(), 'opener-'));
  });
  afterAll(() => {
    token.remove();
    rmSync(folder, { recursive: true });
  });
  const agentThatOpens = () =>
    startAgent({
      module: token.module,
      origin,
      environment: { ...token.environment, AGENT_PROMPT: 'browser', PATH: `${folder}:/bin` },
    });

  test('is opened in the browser, and told to nobody else', async () => {
    const opened = path.join(folder, 'opened');
    writeFileSync(
      path.join(folder, opener),
      `#!/bin/sh\nprintf %s "$1" >${opened}.new\nmv ${opened}.new ${opened}\n`,
    );
    chmodSync(path.join(folder, opener), 0o755);
    const agent = await agentThatOpens();
    const asking = agent.ask('/authenticate', { origin, body: { nonce: aNonce() } });
    await until('the page', () => Promise.resolve(existsSync(opened)));
    await answerPrompt(readFileSync(opened, 'utf8'), { pin: token.pin });
    expect(await asking).toMatchObject({ status: 200 });
    await agent.stop();
    expect(agent.output()).not.toContain(readFileSync(opened, 'utf8'));
  });

  test('is printed where no browser can be opened', async () => {
    writeFileSync(path.join(folder, opener), '#!/bin/sh\nexit 3\n');
    chmodSync(path.join(folder, opener), 0o755);
    const agent = await agentThatOpens();
    const reply = { pin: token.pin };
    const answer = await agent.authenticate({ origin, nonce: aNonce(), reply });
    expect(answer).toMatchObject({ status: 200 });
    await agent.stop();
  });
});
