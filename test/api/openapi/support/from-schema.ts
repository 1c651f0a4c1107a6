import fc from 'fast-check';
import { z } from 'zod';

/** The words of JSON Schema that the document's bodies and parameters are made of. */
const words = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.looseObject({})).optional(),
  oneOf: z.array(z.looseObject({})).optional(),
  properties: z.record(z.string(), z.looseObject({})).optional(),
  required: z.array(z.string()).default([]),
  items: z.looseObject({}).optional(),
  minItems: z.number().default(0),
  maxItems: z.number().default(5),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().default(0),
  maxLength: z.number().default(60),
  minimum: z.number().default(0),
  maximum: z.number().default(99),
});

/** What a pattern with words that `stringMatching` does not know is met by, now and then. */
const usualTexts = fc.oneof(
  fc.emailAddress(),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('Nguyễn', 'Thị', 'HÒA', 'Đỗ', 'd’Arc', 'Ng.', 'Y-Ban', '李', 'e\u0302'),
      {
        minLength: 1,
      },
    )
    .map((parts) => parts.join(' ')),
);

/** Of the addresses that a pattern takes few are ever typed, and drawing from all of them takes long. */
const addresses = fc
  .tuple(fc.constantFrom('', 'nguyễn.', "o'hara+"), fc.emailAddress({ size: 'small' }))
  .map(([before, address]) => before + address);

/** Values that a schema of the document takes. */
export function fromSchema(schema: object): fc.Arbitrary<unknown> {
  const known = words.parse(schema);
  if (known.const !== undefined) return fc.constant(known.const);
  if (known.enum) return fc.constantFrom(...known.enum);
  const forms = known.anyOf ?? known.oneOf;
  if (forms) return fc.oneof(...forms.map(fromSchema));
  if (known.type === 'null') return fc.constant(null);
  if (known.type === 'boolean') return fc.boolean();
  if (known.type === 'integer') return fc.integer({ min: known.minimum, max: known.maximum });
  if (known.type === 'string') return texts(known);
  if (known.type === 'array' && known.items) {
    const { items, minItems: minLength, maxItems: maxLength } = known;
    return fc.array(fromSchema(items), { minLength, maxLength });
  }
  if (known.type !== 'object') throw new Error(`no values for ${JSON.stringify(schema)}`);
  return objects(known);
}

type Words = z.output<typeof words>;

function objects({ properties = {}, required }: Words): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, fromSchema(schema)]),
  );
  return fc.record(members, { requiredKeys: required.filter((name) => name in members) });
}

function texts({ format, pattern = '', minLength, maxLength }: Words): fc.Arbitrary<string> {
  const regex = new RegExp(pattern, 'u');
  const fits = (text: string): boolean => {
    const length = Array.from(text).length;
    return regex.test(text) && length >= minLength && length <= maxLength;
  };
  return (format === 'idn-email' ? addresses : matching(regex)).filter(fits);
}

function matching(regex: RegExp): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(regex);
  } catch {
    return usualTexts;
  }
}
