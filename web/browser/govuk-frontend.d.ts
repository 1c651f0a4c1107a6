/** The parts of GOV.UK Frontend that come without types. */
declare module 'govuk-frontend/dist/govuk/components/*' {
  const Part: new (root: Element) => unknown;
  export {
    Part as Button,
    Part as CharacterCount,
    Part as ErrorSummary,
    Part as PasswordInput,
    Part as SkipLink,
  };
}
