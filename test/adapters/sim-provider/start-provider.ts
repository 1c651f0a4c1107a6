import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createSimulatedCa } from '../../../simulators/ca/simulator.ts';
import { createSimProviderClient } from '../../../src/adapters/sim-provider/client.ts';
import type { SimSubscriber } from '../../../simulators/sim-provider/sim.ts';
import { startSimProvider } from '../../../simulators/sim-provider/simulator.ts';
import { createFaults } from '../../../simulators/faults/faults.ts';
import { createTlsMaterial } from '../../../simulators/tls.ts';
import { until } from '../../support/until.ts';

export const ap = { apId: 'urn:tests', apPassword: 'bí mật & <b>"\'' };
export const inTime = { timeoutMs: 5_000 };
export const hash = createHash('sha256').update('what is signed').digest();

/** A SIM provider of its own over mutual TLS, a client of it, and a place for its notifications. */
export async function startProvider() {
  const directory = mkdtempSync(path.join(tmpdir(), 'dinhdanh-sim-'));
  const tls = createTlsMaterial(path.join(directory, 'tls'));
  const people = new Map<string, SimSubscriber>();
  const faults = createFaults();
  const provider = await startSimProvider({
    ...ap,
    host: '127.0.0.1',
    port: 0,
    tls,
    findSubscriber: (phone) => people.get(phone),
    issueCertificate: createSimulatedCa({ url: 'http://127.0.0.1:1/ca' }).issue,
    takeFault: (phone, among) => faults.take('sim', phone, among),
    onChange: () => undefined,
  });
  const file = (name: string) => path.join(directory, 'tls', `${name}.pem`);
  const tlsFiles = { ca: file('ca'), cert: file('client'), key: file('client-key') };
  const url = `https://127.0.0.1:${provider.port}/mss`;
  const clientWith = (changed: Partial<Parameters<typeof createSimProviderClient>[0]> = {}) =>
    createSimProviderClient({ url, tlsFiles, ...ap, promptSeconds: 60, ...changed });
  const callbacks = await startRecorder();
  const client = clientWith();
  let lastPhone = 84_960_000_000;

  return {
    url,
    tlsFiles,
    client,
    clientWith,
    faults,
    callbacks,
    handsets: provider.handsets,
    /** A person with a phone of their own, and unless told otherwise with a SIM that signs. */
    add(details: Partial<SimSubscriber> = {}): string {
      const phone = `+${(lastPhone += 1)}`;
      const known = { fullName: 'Nguyễn Thị Hòa', documentNumber: '001185000001' };
      people.set(phone, { ...known, sim: { pin: '2468' }, ...details });
      return phone;
    },
    orderFor: (phone: string) => ({
      phone,
      apTransId: `_${randomUUID()}`,
      text: 'Định Danh: mã 4711. Đúng mã trên web thì nhập PIN.',
      hash,
      callbackUrl: callbacks.url,
    }),
    openPrompt: (phone: string) =>
      until('a prompt on the phone', () =>
        Promise.resolve(
          provider.handsets.prompts(phone).findLast((prompt) => prompt.state === 'open'),
        ),
      ),
    async close() {
      await client.close();
      await provider.close();
      await callbacks.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type StartedProvider = Awaited<ReturnType<typeof startProvider>>;

/** A server that keeps what is posted to it. */
async function startRecorder() {
  const posted: Buffer[] = [];
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      posted.push(Buffer.concat(chunks));
      response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/callbacks/sim-signature`,
    posted,
    close: async () => {
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
