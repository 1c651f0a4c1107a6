import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { PDU } from 'smpp';
import { z } from 'zod';
import { startSimulators } from '../../simulators/start.ts';
import { until } from '../../support/until.ts';
import { startClient } from './start-client.ts';
import { startStubCentre } from './stub-centre.ts';

const inTime = { timeoutMs: 5_000 };
const message = { to: '+84961234501', text: 'Mã OTP: 012345' };

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function clientAt(port: number, options: Parameters<typeof startClient>[1] = {}) {
  const client = startClient(port, options);
  cleanups.push(client.close);
  await client.ready;
  return client;
}

async function centreThat(...given: Parameters<typeof startStubCentre>) {
  const centre = await startStubCentre(...given);
  cleanups.push(centre.close);
  return centre;
}

/** Takes every message, with an id made of the sequence number. */
const takeAll = (pdu: PDU) =>
  pdu.command === 'submit_sm' ? pdu.response({ message_id: `m${pdu.sequence_number}` }) : undefined;
const takeNone = () => undefined;

/** Whether the work succeeds. */
const succeeds = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );

describe('the session', () => {
  test('comes back by itself after the centre was started anew', async () => {
    const first = await startSimulators();
    const client = await clientAt(first.smppPort);
    await client.submit(message, inTime);
    await first.close();
    await until('the loss', () => Promise.resolve(client.lost.length > 0));
    await expect(client.submit(message, inTime)).rejects.toMatchObject({
      reason: 'down',
      retryable: true,
    });

    const second = await startSimulators({ smppPort: first.smppPort });
    cleanups.push(second.close);
    await until('a new session', () => succeeds(client.submit(message, inTime)));
    expect(await second.messages(message.to)).toEqual([message.text]);
  });

  test('comes back after a fault cut it', async () => {
    const simulators = await startSimulators();
    cleanups.push(simulators.close);
    const client = await clientAt(simulators.smppPort);
    await simulators.setFault({ system: 'sms', fault: 'down' });
    await until('three refusals', () => Promise.resolve(client.lost.length > 3));
    expect(await succeeds(client.submit(message, inTime))).toBe(false);
    await simulators.clearFaults();
    await until('a new session', () => succeeds(client.submit(message, inTime)));
  });

  test('is not there with a wrong password, which is told and tried again', async () => {
    const simulators = await startSimulators();
    cleanups.push(simulators.close);
    const client = await clientAt(simulators.smppPort, { password: 'wrong' });
    await expect(client.submit(message, inTime)).rejects.toMatchObject({ reason: 'down' });
    await until('a second try', () => Promise.resolve(client.lost.length > 1));
    expect(client.lost[0]).toMatchObject({ reason: 'refused', retryable: true });
  });

  test('is given up when the centre answers no enquire_link', async () => {
    const centre = await centreThat(takeAll);
    const client = await clientAt(centre.port, { enquireEveryMs: 20, answerTimeoutMs: 20 });
    await until('the loss', () => Promise.resolve(client.lost.length > 0));
    expect(centre.commands()).toContain('enquire_link');
    expect(client.lost[0]).toMatchObject({ reason: 'down' });
  });

  test('answers what the centre asks, and refuses what it does not know', async () => {
    const centre = await centreThat(takeNone);
    await clientAt(centre.port, { backOff: { initialMs: 60_000, maximumMs: 60_000 } });
    const [session] = centre.sessions;
    session?.send(new PDU('enquire_link'));
    session?.send(new PDU('data_sm'));
    session?.send(new PDU('deliver_sm', { short_message: 'STOP', source_addr: '84961234501' }));
    await until('three answers', () => Promise.resolve(centre.seen.length === 4));
    session?.send(new PDU('unbind'));
    await until('four answers', () => Promise.resolve(centre.seen.length === 5));
    const answers = centre.seen.map(
      ({ command, command_status }) => `${command} ${command_status}`,
    );
    expect(answers.slice(1).sort()).toEqual([
      'deliver_sm_resp 0',
      'enquire_link_resp 0',
      'generic_nack 3',
      'unbind_resp 0',
    ]);
  });

  test('ends when the other side speaks something else', async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanups.push(async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    });
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const client = await clientAt(port);
    expect(client.lost[0]).toMatchObject({ reason: 'malformed', retryable: true });
  });
});

describe('on the wire', () => {
  test('there is a transceiver of version 3.4, and a message in UCS-2 with a receipt', async () => {
    const centre = await centreThat(takeAll);
    const client = await clientAt(centre.port);
    await client.submit(message, inTime);
    await client.submit({ ...message, text: 'ữ'.repeat(71) }, inTime);
    const [bind, short, long] = centre.seen;
    expect(bind).toMatchObject({ command: 'bind_transceiver', interface_version: 0x34 });
    expect(short).toMatchObject({
      command: 'submit_sm',
      source_addr_ton: 5,
      source_addr: 'DINHDANH',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '84961234501',
      registered_delivery: 1,
      data_coding: 8,
      short_message: { message: message.text },
    });
    expect(long).toMatchObject({
      data_coding: 8,
      short_message: { message: '' },
      message_payload: { message: 'ữ'.repeat(71) },
    });
  });

  test('no more messages wait for an answer than the window holds', async () => {
    const waiting: (() => void)[] = [];
    const centre = await centreThat((pdu, session) => {
      if (pdu.command === 'submit_sm') {
        waiting.push(() => session.send(pdu.response({ message_id: 'id' })));
      }
      return undefined;
    });
    const client = await clientAt(centre.port, { windowSize: 2 });
    const work = Promise.all([1, 2, 3].map(() => client.submit(message, inTime)));
    await until('two messages', () => Promise.resolve(waiting.length === 2));
    await expect(client.submit(message, { timeoutMs: 20 })).rejects.toMatchObject({
      reason: 'timeout',
    });
    expect(waiting).toHaveLength(2);
    waiting[0]?.();
    await until('the third', () => Promise.resolve(waiting.length === 3));
    waiting.slice(1).forEach((answer) => {
      answer();
    });
    await work;
  });
});

describe('closing', () => {
  test('waits for what is under way, unbinds, and takes nothing more', async () => {
    const waiting: (() => void)[] = [];
    const centre = await centreThat((pdu, session) => {
      if (pdu.command === 'submit_sm') {
        waiting.push(() => session.send(pdu.response({ message_id: 'id' })));
      }
      return undefined;
    });
    const client = startClient(centre.port);
    await client.ready;
    const work = client.submit(message, inTime);
    await until('the message', () => Promise.resolve(waiting.length === 1));
    const closed = client.close();
    await expect(client.submit(message, inTime)).rejects.toMatchObject({ reason: 'down' });
    waiting[0]?.();
    expect(await work).toEqual({ messageId: 'id' });
    await closed;
    expect(centre.commands()).toEqual(['bind_transceiver', 'submit_sm', 'unbind']);
    expect(client.lost).toEqual([]);
  });

  test('does not wait for a centre that is not there', async () => {
    const centre = await startStubCentre(takeNone);
    await centre.close();
    const minute = { initialMs: 60_000, maximumMs: 60_000 };
    const client = startClient(centre.port, { backOff: minute });
    await client.ready;
    await client.close();
    expect(client.lost).toHaveLength(1);
  });

  test('does not wait for a centre that does not answer the bind', async () => {
    const silent = createServer((socket) => {
      socket.on('error', () => undefined).resume();
    });
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = z.object({ port: z.number() }).parse(silent.address());
    const client = startClient(port, { answerTimeoutMs: 60_000 });
    await once(silent, 'connection');
    await client.close();
    expect(client.lost).toEqual([]);
    silent.close();
    await once(silent, 'close');
  });
});
