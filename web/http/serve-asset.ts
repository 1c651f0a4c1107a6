import type { RequestHandler } from 'express';
import { type Assets, assetsPath } from '../build/assets.ts';

/** Serves a file that pages load: for ever, since another content has another name. */
export function serveAsset(assets: Assets): RequestHandler {
  return (request, response, next) => {
    const asset = assets.find(request.path.slice(assetsPath.length));
    if (!asset) {
      next();
      return;
    }
    const accepted = request.acceptsEncodings(['br', 'gzip']);
    const bytes = accepted === 'br' ? asset.brotli : accepted === 'gzip' ? asset.gzip : asset.bytes;
    response.set({
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(typeof accepted === 'string' && { 'Content-Encoding': accepted }),
    });
    response.end(bytes);
  };
}
