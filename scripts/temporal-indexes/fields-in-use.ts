import { type TemporalAddress, withTemporal } from '../runtime/with-temporal.ts';

const pageSize = 100;

/**
 * The columns, in small letters, that hold a custom search attribute of any namespace: the server
 * takes a free one of the type, at random, when an attribute is added.
 */
export async function fieldsInUse(server: TemporalAddress): Promise<Set<string>> {
  return withTemporal(server, async ({ workflowService }) => {
    const fields = new Set<string>();
    let nextPageToken: Uint8Array | undefined;
    do {
      const page = await workflowService.listNamespaces({
        pageSize,
        ...(nextPageToken && { nextPageToken }),
      });
      for (const { config } of page.namespaces) {
        for (const field of Object.keys(config?.customSearchAttributeAliases ?? {})) {
          fields.add(field.toLowerCase());
        }
      }
      nextPageToken = page.nextPageToken;
    } while (nextPageToken.length > 0);
    return fields;
  });
}
