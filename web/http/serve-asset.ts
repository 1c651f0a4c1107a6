import type { RequestHandler } from 'express';
import { type Assets, assetsPath } from '../build/assets.ts';

/** Serves a file that pages load or lead to: for ever, since another content has another name. */
export function serveAsset(assets: Assets): RequestHandler {
  return (request, response, next) => {
    const asset = assets.find(request.path.slice(assetsPath.length));
    if (!asset) {
      next();
      return;
    }
    const { name, type, bytes, packed, isDownload } = asset;
    response.set({
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ...(packed && { Vary: 'Accept-Encoding' }),
      ...(isDownload && { 'Content-Disposition': `attachment; filename="${name}"` }),
    });
    const accepted = packed && request.acceptsEncodings(['br', 'gzip']);
    if (accepted === 'br' || accepted === 'gzip') {
      response.set('Content-Encoding', accepted).end(packed?.[accepted]);
    } else {
      response.end(bytes);
    }
  };
}
