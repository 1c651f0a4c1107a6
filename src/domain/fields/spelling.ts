/** How a field is to be sent, in words of JSON Schema: `pattern` by ECMA 262 with the flag `u`. */
export type Spelling = {
  readonly pattern: string;
  readonly maxLength?: number;
  readonly format?: string;
};
