import { z } from 'zod';
import { FIELD_ERRORS, type FieldErrorCode } from '../views/staff/draft.ts';

/** What was sent is no form. */
export class UnreadableForm extends Error {}

/** The shape of a form: each field by its name, read from the text it has, or from all of them. */
type FormSchema = z.ZodObject<
  Readonly<Record<string, z.ZodType<unknown, string> | z.ZodType<unknown, string[]>>>
>;

type NameOf<S extends FormSchema> = Extract<keyof z.input<S>, string>;

/** A field that cannot be read, and why. */
export interface ReadError<Name extends string> {
  readonly field: Name;
  readonly code: FieldErrorCode;
  /** What was typed, of an instant: there is more to say of it. */
  readonly typed?: string;
}

/** What was typed, whatever it is worth; and what it means, or which fields mean nothing. */
type FormReading<S extends FormSchema> = { readonly typed: z.input<S> } & (
  | { readonly ok: true; readonly values: z.output<S> }
  | { readonly ok: false; readonly errors: readonly ReadError<NameOf<S>>[] }
);

/**
 * The form that was sent. Its texts come without control characters, which nobody types and no page shows, and with one
 * kind of line break. What stands in it is taken out by the functions of this file alone.
 *
 * @throws UnreadableForm when it is none
 */
export async function receiveForm(request: Request): Promise<FormData> {
  const sent = await request.formData().catch((cause: unknown) => {
    throw new UnreadableForm('what was sent is not a form', { cause });
  });
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, typeof value === 'string' ? cleanText(value) : value);
  return form;
}

/**
 * Reads a form by its schema. Only its shape is looked at: what may be said, actions decide. A field that is not there is
 * empty; a single one that came several times, or as a file, is wrong.
 */
export function readForm<S extends FormSchema>(form: FormData, schema: S): FormReading<S> {
  const { typed, errors } = takeTyped(form, schema);
  if (errors.length > 0) return { ok: false, typed, errors };
  const values = readTyped(typed, schema);
  return Array.isArray(values) ? { ok: false, typed, errors: values } : { ok: true, typed, values };
}

/** What was typed, without what it means: for forms whose fields mean something together, or are carried on. */
export function takeTyped<S extends FormSchema>(
  form: FormData,
  schema: S,
): { readonly typed: z.input<S>; readonly errors: readonly ReadError<NameOf<S>>[] } {
  const errors: ReadError<NameOf<S>>[] = [];
  const typed: Record<string, string | string[]> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const given = form.getAll(name);
    const texts = given.filter((one) => typeof one === 'string');
    typed[name] = isList(field) ? texts : (texts[0] ?? '');
    const isOdd = texts.length < given.length || (!isList(field) && given.length > 1);
    if (isOdd && isNameOf(schema, name)) errors.push({ field: name, code: 'field.repeated' });
  }
  if (!isTypedFor(schema, typed)) throw new TypeError('a field is read from a text, or from a list of them');
  return { typed, errors };
}

/** What was typed as it is meant; or which fields mean nothing. */
export function readTyped<S extends FormSchema>(
  typed: z.input<S>,
  schema: S,
): z.output<S> | ReadError<NameOf<S>>[] {
  const { data, error } = schema.safeParse(typed);
  if (!error) return data;
  return error.issues.flatMap(({ path: [name], message }) => {
    if (!isNameOf(schema, name)) return [];
    const text: unknown = typed[name];
    const code = CODE.catch('state.unknown').parse(message);
    return [
      {
        field: name,
        code,
        ...(code.startsWith('instant.') && typeof text === 'string' ? { typed: text } : {}),
      },
    ];
  });
}

/** The fields whose names begin with a prefix, which are as many as what they are about: by the rest of their names. */
export function readNamed(form: FormData, prefix: string): ReadonlyMap<string, string> {
  return new Map(
    allTexts(form).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
    ),
  );
}

/** Every text of a form, in its order: to be sent once more. */
export function allTexts(form: FormData): [name: string, text: string][] {
  return [...form].flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[name, text]] : [],
  );
}

/** The fields of an address, read as those of a form. */
export function formOfQuery(query: URLSearchParams): FormData {
  return formOf([...query]);
}

/** Texts as a form has them that was sent. */
export function formOf(texts: readonly (readonly [name: string, text: string])[]): FormData {
  const form = new FormData();
  for (const [name, text] of texts) form.append(name, text);
  return form;
}

const CODE = z.enum(FIELD_ERRORS);

function isList(field: z.core.$ZodType): boolean {
  return field instanceof z.ZodArray || (field instanceof z.ZodPipe && isList(field.in));
}

function isNameOf<S extends FormSchema>(schema: S, name: unknown): name is NameOf<S> {
  return typeof name === 'string' && Object.hasOwn(schema.shape, name);
}

function isTypedFor<S extends FormSchema>(schema: S, typed: Record<string, unknown>): typed is z.input<S> {
  return Object.entries(schema.shape).every(([name, field]) =>
    isList(field) ? Array.isArray(typed[name]) : typeof typed[name] === 'string',
  );
}

function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[\p{Cc}--[\n\t]]/gv, '');
}
