import path from 'node:path';
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from 'express';
import { z } from 'zod';

const page = path.join(import.meta.dirname, 'handset/page');

/** Nothing but our own files and answers, on the page that shows people's messages. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The HTTP side of the simulators: their page, and the routes of each part. */
export function createApp(parts: readonly Router[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(...parts);
  app.use(protect, express.static(page), refuse);
  return app;
}

const protect: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  next();
};

const clientError = z.object({ status: z.number().min(400).max(499) });

/** For a body that is no JSON; Express knows an error handler by its four parameters. */
const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const known = clientError.safeParse(error);
  if (response.headersSent || !known.success) {
    next(error);
    return;
  }
  const { status } = known.data;
  const problem = { title: 'The request was not understood.', status, code: 'MalformedJson' };
  response.status(status).type('application/problem+json').json(problem);
};
