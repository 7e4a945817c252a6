/** What was sent is no form. */
export class UnreadableForm extends Error {}

/**
 * The form that was sent. Its texts come without control characters, which nobody types and no page shows, and with one
 * kind of line break.
 *
 * @throws UnreadableForm when it is none
 */
export async function readForm(request: Request): Promise<FormData> {
  const sent = await request.formData().catch((cause: unknown) => {
    throw new UnreadableForm('what was sent is no form', { cause });
  });
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, typeof value === 'string' ? cleanText(value) : value);
  return form;
}

function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[\p{Cc}--[\n\t]]/gv, '');
}
