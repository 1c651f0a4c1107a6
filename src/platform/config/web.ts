import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SettingReader } from './reader.ts';

export type WebPagesSettings = {
  /** Where the signing agent answers on a citizen's own computer. */
  agentUrl: string;
  /** Where the files that pages load are kept once they are made. */
  assetsFolder: string;
};

const usualFolder = fileURLToPath(
  new URL('../../../node_modules/.cache/dinhdanh', import.meta.url),
);

export function readWeb(read: SettingReader): WebPagesSettings {
  return {
    agentUrl: new URL(read.url('SIGNING_AGENT_URL', 'http://127.0.0.1:14207')).origin,
    assetsFolder: path.resolve(read.text('WEB_ASSETS_DIR', usualFolder)),
  };
}
