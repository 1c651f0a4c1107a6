import type { Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { solve } from '../bot-check/solve.ts';

/** Five minutes less than the API takes a solution for. */
const goodForMs = 900_000;
const longestMs = 90_000;

/**
 * `<bot-check>`: works the bot check out while its form is filled in, and has the form wait for it. The work is
 * done by WebCrypto in small pieces, off the page's own thread. Where it fails the form goes without
 * it, as without a script.
 */
class BotCheck extends HTMLElement {
  #isReady = false;
  #readyAt = 0;
  #work: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    this.#say('');
    this.#begin();
    this.closest('form')?.addEventListener('submit', this.#hold);
    window.addEventListener('pageshow', this.#restored);
  }

  disconnectedCallback(): void {
    window.removeEventListener('pageshow', this.#restored);
  }

  #begin(): void {
    const input = this.querySelector('input');
    this.#isReady = false;
    this.#work = solved().then((solution) => {
      if (input) input.value = solution ?? '';
      this.#readyAt = Date.now();
      this.#isReady = true;
    });
  }

  readonly #hold = (event: SubmitEvent): void => {
    const form = this.closest('form');
    const { submitter } = event;
    // The button that switches the language starts nothing.
    if (!form || submitter?.getAttribute('name') === 'switch') return;
    if (this.#isReady && Date.now() - this.#readyAt < goodForMs) return;
    event.preventDefault();
    this.#say(this.dataset['textWaiting'] ?? '');
    if (this.#isReady) this.#begin();
    void this.#work.then(() => {
      form.requestSubmit(submitter);
    });
  };

  /** Brought back by "back": what was solved may be spent. */
  readonly #restored = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    this.#say('');
    this.#begin();
  };

  #say(text: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

async function solved(): Promise<string | null> {
  try {
    const answer = await fetch('/v1/bot-check');
    const json: unknown = await answer.json();
    return hasChallenge(json) ? await solve(json.challenge, deriveKey, longestMs) : null;
  } catch {
    return null;
  }
}

function hasChallenge(json: unknown): json is { challenge: Challenge } {
  return typeof json === 'object' && json !== null && 'challenge' in json;
}

customElements.define('bot-check', BotCheck);
