/**
 * `<flow-wait events="…">`: loads the page again once its flow has changed. The stream is looked at anew
 * whenever the page is shown again, since a phone cuts it while its owner is in another app.
 */
export class FlowWait extends HTMLElement {
  #stream: EventSource | null = null;
  #seen = 0;

  connectedCallback(): void {
    const status = document.createElement('p');
    status.className = 'govuk-hint';
    status.setAttribute('role', 'status');
    status.textContent = this.dataset['textWaiting'] ?? '';
    this.prepend(status);
    this.#open();
    document.addEventListener('visibilitychange', this.#shownAgain);
    window.addEventListener('pageshow', this.#restored);
  }

  disconnectedCallback(): void {
    this.#stream?.close();
    document.removeEventListener('visibilitychange', this.#shownAgain);
    window.removeEventListener('pageshow', this.#restored);
  }

  /** The first event tells the flow as it is; the next one that it has become another. */
  #open(): void {
    this.#stream?.close();
    this.#seen = 0;
    const stream = new EventSource(this.getAttribute('events') ?? '');
    stream.addEventListener('message', (event) => {
      this.#seen += 1;
      if (this.#seen > 1 || event.data !== 'open') location.reload();
    });
    this.#stream = stream;
  }

  readonly #shownAgain = (): void => {
    if (document.visibilityState === 'visible') location.reload();
  };

  readonly #restored = (event: PageTransitionEvent): void => {
    if (event.persisted) location.reload();
  };
}
