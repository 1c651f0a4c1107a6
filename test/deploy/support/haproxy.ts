import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../../scripts/runtime/ports.ts';
import { until } from '../../support/until.ts';
import { root } from './compose-file.ts';

export const hasHaproxy = spawnSync('haproxy', ['-v']).error === undefined;

export type Proxy = { url: string; ownUrl: string; stop: () => Promise<void> };

/**
 * HAProxy with the configuration of the deployment on loopback, in front of two servers at these ports.
 * Nobody is staff, unless their networks are named.
 */
export async function startProxy(
  apis: readonly [number, number],
  staffNetworks = '203.0.113.0/24',
): Promise<Proxy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-proxy-'));
  cpSync(path.join(root, 'deploy/proxy'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'staff-networks.lst'), `${staffNetworks}\n`);
  const ports = await Promise.all(Array.from({ length: 6 }, () => freePort()));
  const [own, http, ui, codec, grafana, nobody] = ports.map((port) => `127.0.0.1:${String(port)}`);
  const child = spawn('haproxy', ['-db', '-f', path.join(folder, 'haproxy.cfg')], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      OWN_BIND: own,
      HTTP_BIND: http,
      TEMPORAL_UI_BIND: ui,
      CODEC_BIND: codec,
      GRAFANA_BIND: grafana,
      API_1: `127.0.0.1:${String(apis[0])}`,
      API_2: `127.0.0.1:${String(apis[1])}`,
      TEMPORAL_UI: nobody,
      CODEC_SERVER: nobody,
      GRAFANA: nobody,
      TLS_PEM: '',
    },
  });
  const ended = once(child, 'exit');
  const ownUrl = `http://${String(own)}`;
  await until('the proxy to live', async () => {
    const answer = await fetch(`${ownUrl}/alive`).catch(() => undefined);
    return answer?.ok === true;
  });
  return {
    url: `http://${String(http)}`,
    ownUrl,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
