/** How a citizen fills in the agent's page. */
export type PromptReply =
  /** Without a certificate (its fingerprint), the only one that is offered. */
  | { pin: string; certificate?: string | undefined }
  | { cancel: true }
  /** Leaves the page as it is. */
  | { ignore: true };

/** Opens the agent's page and answers it as a browser does; gives the page that comes of it. */
export async function answerPrompt(
  url: string,
  reply: PromptReply,
): Promise<{ status: number; html: string }> {
  const shown = await (await fetch(url)).text();
  if ('ignore' in reply) return { status: 200, html: shown };
  const response = await fetch(url, {
    method: 'POST',
    headers: { Origin: new URL(url).origin },
    body: new URLSearchParams(fields(reply, shown)),
  });
  return { status: response.status, html: await response.text() };
}

function fields(reply: Exclude<PromptReply, { ignore: true }>, html: string) {
  if ('cancel' in reply) return { action: 'cancel' };
  const certificate = reply.certificate ?? /value="([0-9a-f]{64})" checked/.exec(html)?.[1] ?? '';
  return { action: 'sign', pin: reply.pin, certificate };
}
