import type { OpenApiDocument } from '../../views/openapi-document.ts';
import { formatOpenApi } from '../openapi.ts';

/** The description as whoever fetches it has it, for the page that lists it. */
export function readDescription(siteUrl: string | null): OpenApiDocument {
  return JSON.parse(JSON.stringify(formatOpenApi(siteUrl)));
}
