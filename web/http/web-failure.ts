/** What a request is refused for before any screen is asked. */
export class WebFailure extends Error {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415;

  constructor(status: WebFailure['status']) {
    super(`refused with ${status}`);
    this.name = 'WebFailure';
    this.status = status;
  }
}
