/** As much of a JSON Schema as a page tells. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly required?: boolean;
  readonly example?: string;
}

type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Content;
}

/** Something that can be asked or sent. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
  /** Empty: it needs no token. */
  readonly security?: readonly unknown[];
}

/** As much of an OpenAPI description as a page tells. */
export interface OpenApiDocument {
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, DescribedOperation>> & { readonly parameters?: readonly Parameter[] }
    >
  >;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, { readonly description: string }>>;
  };
}

interface FoundOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: DescribedOperation;
  /** Its own, and those of its address. */
  readonly parameters: readonly Parameter[];
}

/** Everything that can be asked or sent, in the order of the description. */
export function operationsIn({ paths }: OpenApiDocument): FoundOperation[] {
  return Object.entries(paths).flatMap(([path, { parameters: shared = [], ...item }]) =>
    Object.entries(item).map(([method, operation]) => ({
      method,
      path,
      operation,
      parameters: [...shared, ...(operation.parameters ?? [])],
    })),
  );
}
