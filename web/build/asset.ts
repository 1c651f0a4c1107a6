import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A file that pages load or lead to: its address has its content's hash, so that a browser keeps it for ever. */
export type Asset = {
  name: string;
  type: string;
  bytes: Buffer;
  /** The same for whoever takes it packed; null for what is packed as it is. */
  packed: { gzip: Buffer; br: Buffer } | null;
  /** For people to keep, rather than for pages. */
  isDownload: boolean;
};

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The file of that name as it is served. */
export function toAsset(name: string, bytes: Buffer): Asset {
  const { ext } = path.parse(name);
  const isDownload = ext === '.gz';
  return {
    name,
    type: types[ext] ?? 'application/octet-stream',
    bytes,
    packed: isDownload ? null : pack(bytes),
    isDownload,
  };
}

function pack(bytes: Buffer): NonNullable<Asset['packed']> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return { gzip: gzipSync(bytes, { level: 9 }), br: brotliCompressSync(bytes, { params }) };
}
