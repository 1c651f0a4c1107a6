/** Where no stream is to be had, the page looks this often. */
const lookMs = 10_000;

/**
 * `<flow-wait events="…" state="…" version="…">`: loads the page again once its flow has another version than
 * the page shows, and for nothing else: a stream that is cut costs no reload, and loses no change, since it is
 * taken up after the version that is known. A page that nobody sees holds no stream (a browser has six
 * connections to a site); shown again, it looks first, since a phone cuts streams without a word.
 */
export class FlowWait extends HTMLElement {
  #stream: EventSource | null = null;
  #timer: number | undefined;

  connectedCallback(): void {
    const status = document.createElement('p');
    status.className = 'govuk-hint';
    status.setAttribute('role', 'status');
    status.textContent = this.dataset['textWaiting'] ?? '';
    this.prepend(status);
    if (document.visibilityState === 'visible') this.#open();
    document.addEventListener('visibilitychange', this.#shown);
    window.addEventListener('pageshow', this.#restored);
    window.addEventListener('pagehide', this.#close);
  }

  disconnectedCallback(): void {
    this.#close();
    document.removeEventListener('visibilitychange', this.#shown);
    window.removeEventListener('pageshow', this.#restored);
    window.removeEventListener('pagehide', this.#close);
  }

  #open(): void {
    this.#close();
    const stream = new EventSource(this.getAttribute('events') ?? '');
    stream.addEventListener('message', ({ lastEventId }) => {
      this.#compare(lastEventId);
    });
    stream.addEventListener('refused', () => {
      this.#close();
      this.#lookLater();
    });
    stream.addEventListener('error', () => {
      // Cut, it comes back by itself; refused, it does not.
      if (stream.readyState === EventSource.CLOSED) this.#lookLater();
    });
    this.#stream = stream;
  }

  readonly #close = (): void => {
    this.#stream?.close();
    this.#stream = null;
    window.clearTimeout(this.#timer);
  };

  /** Looks once, and follows the flow from there on. */
  async #look(): Promise<void> {
    const answer = await fetch(this.getAttribute('state') ?? '', { cache: 'no-store' }).catch(
      () => null,
    );
    if (answer?.status === 200) this.#compare(await answer.text().catch(() => ''));
    // No flow of this browser any more: the page says so.
    if (answer?.status === 404) location.reload();
    if (document.visibilityState === 'visible') this.#open();
  }

  #lookLater(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#look(), lookMs);
  }

  #compare(version: string): void {
    if (/^\d+$/.test(version) && version !== this.getAttribute('version')) location.reload();
  }

  readonly #shown = (): void => {
    if (document.visibilityState === 'visible') void this.#look();
    else this.#close();
  };

  readonly #restored = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#shown();
  };
}
