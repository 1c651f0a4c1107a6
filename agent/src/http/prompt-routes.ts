import type { IncomingMessage, ServerResponse } from 'node:http';
import { endedPage, outcomePage, pageHeaders, promptPage } from '../prompt/page.ts';
import type { OpenPrompt, PagePrompter } from '../prompt/page-prompter.ts';
import { answers } from '../answers.ts';
import { Refusal } from '../refusal.ts';
import { isOwnOrigin } from './admit.ts';
import { addressOf, readBody } from './request.ts';

export const promptPath = '/prompt/';

/** The page on which the citizen answers: GET shows it, POST is its own form, nobody else's. */
export async function handlePrompt(
  request: IncomingMessage,
  response: ServerResponse,
  { prompter, port }: { prompter: PagePrompter; port: number },
): Promise<void> {
  const find = () => prompter.find(addressOf(request).pathname.slice(promptPath.length));
  const prompt = find();
  if (!prompt) {
    sendPage(response, 404, endedPage());
  } else if (request.method === 'GET') {
    sendPage(response, 200, promptPage(prompt.question));
  } else if (request.method === 'POST') {
    if (!isOwnOrigin(request.headers.origin, port)) throw new Refusal('OriginNotAllowed');
    const form = new URLSearchParams(await readBody(request, 'application/x-www-form-urlencoded'));
    // It may have ended while the form was on its way: nobody would answer then.
    if (find() === prompt) await takeForm(form, prompt, response);
    else sendPage(response, 404, endedPage());
  } else {
    throw new Refusal('MethodNotAllowed');
  }
}

async function takeForm(
  form: URLSearchParams,
  prompt: OpenPrompt,
  response: ServerResponse,
): Promise<void> {
  if (form.get('action') === 'cancel') {
    prompt.cancel();
    sendPage(response, 200, outcomePage('Cancelled'));
    return;
  }
  const chosen = form.get('certificate');
  const certificate = prompt.question.certificates.find((one) => one.fingerprint === chosen);
  const pin = form.get('pin') ?? '';
  if (!certificate || pin === '') {
    const problem = certificate ? undefined : 'CertificateChoiceNeeded';
    sendPage(response, 422, promptPage(prompt.question, problem));
    return;
  }
  const outcome = await prompt.answer({ certificate, pin });
  sendPage(response, outcome === 'Signed' ? 200 : answers[outcome].status, outcomePage(outcome));
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, pageHeaders).end(html);
}
