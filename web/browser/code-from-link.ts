/** As notices print it: nothing else that an address may end with, such as the place of an error. */
const pattern = /^#([0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{4})$/i;

/**
 * `<code-from-link>`: fills in the code of the link's fragment, which no server is sent, and takes it out of
 * the address bar. Nothing is sent by that: mail scanners follow links.
 */
export class CodeFromLink extends HTMLElement {
  connectedCallback(): void {
    const [, code] = pattern.exec(location.hash) ?? [];
    const input = this.querySelector<HTMLInputElement>('input[name="noticeCode"]');
    if (code === undefined || !input) return;
    input.value = code;
    history.replaceState(history.state, '', location.pathname);
  }
}
