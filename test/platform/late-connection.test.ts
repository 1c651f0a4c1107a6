import { OperatorService, WorkflowService } from '@temporalio/client';
import { expect, test } from '@jest/globals';
import { createLateConnection } from '../../src/platform/late-connection.ts';

type Rpc = Parameters<typeof WorkflowService.create>[0];

/** A native connection on a server that does with requests what it is told. */
const connectedTo = (rpc: Rpc) => {
  const connection = createLateConnection();
  connection.use({
    workflowService: WorkflowService.create(rpc),
    operatorService: OperatorService.create(rpc),
    withDeadline: (_, work) => work(),
    withMetadata: (_, work) => work(),
  });
  return connection;
};
let sent = 0;
const silent: Rpc = () => {
  sent += 1;
};

test('before there is a native connection, Temporal is unavailable', async () => {
  const asked = createLateConnection().workflowService.getSystemInfo({});
  await expect(asked).rejects.toMatchObject({ code: 14 });
});

test('what the native connection answers is the answer', async () => {
  const connection = connectedTo((_method, _request, answer) => {
    answer(null, new Uint8Array());
  });
  const asked = connection.withDeadline(Date.now() + 60_000, () =>
    connection.workflowService.getSystemInfo({}),
  );
  expect(await asked).toMatchObject({ serverVersion: '' });
});

test('a request ends at its deadline, however often it is tried', async () => {
  const connection = connectedTo(silent);
  const asked = connection.withDeadline(Date.now() + 20, () =>
    connection.workflowService.getSystemInfo({}),
  );
  await expect(asked).rejects.toMatchObject({ code: 4, details: 'no answer in time' });
});

test('a request that is given up ends at once; one that was given up before is not sent', async () => {
  const connection = connectedTo(silent);
  const giving = new AbortController();
  const ask = () =>
    connection.withAbortSignal(giving.signal, () =>
      connection.withDeadline(Date.now() + 60_000, () =>
        connection.workflowService.getSystemInfo({}),
      ),
    );
  const asked = ask();
  giving.abort();
  await expect(asked).rejects.toMatchObject({ code: 1 });
  const before = sent;
  await expect(ask()).rejects.toMatchObject({ code: 1 });
  expect(sent).toBe(before);
});
