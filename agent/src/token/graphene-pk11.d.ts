/**
 * The part of the npm package `graphene-pk11` that we use. It has types of its own, but the sources
 * must check where it is not installed: it compiles on each computer.
 */
declare module 'graphene-pk11' {
  interface Collection<T> {
    readonly length: number;
    items(index: number): T;
  }

  class PkcsObject {
    getAttribute(names: { id: null; value: null; label: null }): {
      id: Buffer;
      value: Buffer;
      label: string;
    };
    toType(): Key;
  }
  type Key = { readonly handle: Buffer };

  class Session {
    login(pin: string): void;
    logout(): void;
    close(): void;
    find(template: { class: number; id?: Buffer }): Collection<PkcsObject>;
    createSign(mechanism: string, key: Key): { once(data: Buffer): Buffer };
  }

  class Token {
    readonly label: string;
    readonly flags: number;
  }

  class Slot {
    getToken(): Token;
    open(): Session;
  }

  class Module {
    static load(file: string): Module;
    initialize(): void;
    finalize(): void;
    getSlots(tokenPresent: boolean): Collection<Slot>;
  }

  const graphene: {
    Module: typeof Module;
    ObjectClass: { CERTIFICATE: number; PRIVATE_KEY: number };
    TokenFlag: {
      TOKEN_INITIALIZED: number;
      USER_PIN_COUNT_LOW: number;
      USER_PIN_FINAL_TRY: number;
      USER_PIN_LOCKED: number;
    };
  };
  export { type Module, type PkcsObject, type Session, type Slot, type Token };
  // It is CommonJS.
  export default graphene;
}
