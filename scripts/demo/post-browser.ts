import { z } from 'zod';

const brought = z.object({ code: z.string(), state: z.string(), iss: z.string() });

export type Brought = z.output<typeof brought>;

/** Signs somebody in with a browser of their own, and says what it was sent back with. */
export async function signInAtPost(
  authorizationUrl: string,
  { username, password }: { username: string; password: string },
): Promise<Brought> {
  const form = { action: 'signIn', username, password };
  return broughtBy(await comeBack(authorizationUrl, form));
}

/** What the address says that a browser came back to. */
export function broughtBy({ searchParams }: URL): Brought {
  return brought.parse(Object.fromEntries(searchParams));
}

/** The address that a browser comes back to once the form of the sign-in page was sent. */
export async function comeBack(
  authorizationUrl: string,
  form: Record<string, string>,
): Promise<URL> {
  const back = new URL(authorizationUrl).searchParams.get('redirect_uri') ?? '';
  const end = await createBrowser().signIn(authorizationUrl, back, form);
  if (!end.url.startsWith(back)) throw new Error(end.page);
  return new URL(end.url);
}

/** A browser as far as a sign-in needs one: it keeps cookies, follows redirects and fills in forms. */
export function createBrowser() {
  const jar = new Map<string, string>();

  async function request(url: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Goes on until there is a page, or a redirect to the address that is waited for. */
  async function go(url: string, until: string, form?: Record<string, string>) {
    let at = url;
    let response = await request(at, form);
    for (;;) {
      const location = response.headers.get('location');
      if (location === null)
        return { url: at, status: response.status, page: await response.text() };
      at = new URL(location, at).href;
      if (at.startsWith(until)) return { url: at, status: response.status, page: '' };
      response = await request(at);
    }
  }

  return {
    /** What it keeps under a name. */
    cookie: (name: string) => jar.get(name),
    /** Opens the sign-in page, and sends its form; ends where that sends the browser. */
    async signIn(authorizationUrl: string, until: string, form: Record<string, string>) {
      const page = await go(authorizationUrl, until);
      if (page.page === '') return page;
      if (!page.page.includes('<form method="post"')) throw new Error(page.page);
      return go(page.url, until, form);
    },
  };
}
