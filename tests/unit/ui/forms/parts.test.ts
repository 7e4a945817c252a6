import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../../src/actions/limits.ts';
import Actions from '../../../../src/ui/forms/Actions.astro';
import Alert from '../../../../src/ui/forms/Alert.astro';
import AskField from '../../../../src/ui/forms/AskField.astro';
import Choices from '../../../../src/ui/forms/Choices.astro';
import Field from '../../../../src/ui/forms/Field.astro';
import Form from '../../../../src/ui/forms/Form.astro';
import Hidden from '../../../../src/ui/forms/Hidden.astro';
import ReadOnlyText from '../../../../src/ui/forms/ReadOnlyText.astro';
import Select from '../../../../src/ui/forms/Select.astro';
import TextArea from '../../../../src/ui/forms/TextArea.astro';
import Tick from '../../../../src/ui/forms/Tick.astro';

type Part = Parameters<AstroContainer['renderToString']>[0];

let container: AstroContainer;
beforeAll(async () => {
  container = await AstroContainer.create();
});

async function markup(part: Part, props: Record<string, unknown>, slot = ''): Promise<string> {
  return container.renderToString(part, { props, slots: { default: slot } });
}

/** The attributes of the first element of a name, as they were written. */
function attributesOf(html: string, name: string): Record<string, string> {
  const [, written = ''] = new RegExp(`<${name}((?:\\s[^>]*)?)>`).exec(html) ?? [];
  return Object.fromEntries(
    [...written.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
  );
}

/** What an element with an id says. */
function textOf(html: string, id: string): string | null {
  return new RegExp(`<\\w+[^>]* id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? null;
}

const option = (value: string, isOn = false, lang: string | null = null) => ({
  value,
  label: `The ${value}`,
  lang,
  isOn,
});

/** Every part that has a label of its own, and the element that it labels. */
const LABELLED: readonly [name: string, part: Part, control: string, props: Record<string, unknown>][] = [
  ['Field', Field, 'input', { value: 'typed' }],
  ['TextArea', TextArea, 'textarea', { value: 'typed' }],
  ['Select', Select, 'select', { options: [option('x')] }],
];

describe.each(LABELLED)('%s', (_, part, control, more) => {
  const props = { name: 'note', label: 'Note', ...more };

  test('is named by its label, and by nothing else when nothing is to be said', async () => {
    const html = await markup(part, props);
    expect(attributesOf(html, 'label')).toMatchObject({ for: 'note' });
    const attributes = attributesOf(html, control);
    expect(attributes).toMatchObject({ id: 'note', name: 'note', class: expect.stringContaining('control') });
    expect(Object.keys(attributes)).not.toContain('aria-describedby');
    expect(Object.keys(attributes)).not.toContain('aria-invalid');
  });

  test('is described by its hint, then by its error, which marks it as wrong; both stand before it', async () => {
    const html = await markup(part, { ...props, hint: 'One line.', error: 'Too long.' });
    expect(attributesOf(html, control)).toMatchObject({
      'aria-describedby': 'note-hint note-error',
      'aria-invalid': 'true',
    });
    expect(textOf(html, 'note-hint')).toBe('One line.');
    expect(textOf(html, 'note-error')).toBe('Too long.');
    expect(html.indexOf('id="note-error"')).toBeLessThan(html.indexOf(`<${control}`));
  });

  test('has an id of its own where a page has two of a name', async () => {
    const html = await markup(part, { ...props, id: 'panels-note', error: 'Wrong.' });
    expect(attributesOf(html, 'label').for).toBe('panels-note');
    expect(attributesOf(html, control)).toMatchObject({
      id: 'panels-note',
      name: 'note',
      'aria-describedby': 'panels-note-error',
    });
    expect(textOf(html, 'panels-note-error')).toBe('Wrong.');
  });
});

describe.each([
  ['Field', Field, 'input'],
  ['TextArea', TextArea, 'textarea'],
] as const)('%s with a limit', (_, part, control) => {
  const props = { name: 'note', label: 'Note', value: '', hint: 'One line.', limit: LIMITS.note };

  test('says it after its hint, in the language of the page', async () => {
    const html = await markup(part, { ...props, locale: 'en' });
    expect(textOf(html, 'note-hint')).toBe(`One line. At most ${LIMITS.note}\u00a0characters.`);
    expect(attributesOf(html, control)['aria-describedby']).toBe('note-hint');
    expect(textOf(await markup(part, { ...props, hint: undefined, locale: 'pl' }), 'note-hint')).toBe(
      `Najwyżej ${LIMITS.note}\u00a0znaków.`,
    );
  });

  test('is counted against it, and cut off by nothing', async () => {
    const html = await markup(part, { ...props, locale: 'en' });
    expect(attributesOf(html, 'count-left')).toMatchObject({
      'data-for': 'note',
      'data-limit': String(LIMITS.note),
      'data-left': 'Characters left: {n}.',
      'data-over': 'Characters too many: {n}.',
    });
    expect(html).toContain('role="status"');
    expect(Object.keys(attributesOf(html, control))).not.toContain('maxlength');
  });
});

test('a field takes what the browser is to know of it', async () => {
  const html = await markup(Field, {
    name: 'code',
    label: 'Code',
    inputmode: 'numeric',
    autocomplete: 'off',
    required: true,
  });
  expect(attributesOf(html, 'input')).toMatchObject({
    inputmode: 'numeric',
    autocomplete: 'off',
    required: '',
  });
});

test('a text area holds what was typed as text, not as markup', async () => {
  expect(await markup(TextArea, { name: 'a', label: 'A', value: '</textarea><b>' })).toContain(
    '&lt;/textarea&gt;&lt;b&gt;',
  );
});

test('a select may be left empty, has groups, and each choice its language', async () => {
  const areas = [{ name: 'Orders', lang: null, features: [option('b', true, 'pl')] }];
  const html = await markup(Select, { name: 'x', label: 'X', none: 'All', options: [option('a')], areas });
  expect(html).toMatch(/<option value="">All<\/option><option value="a">The a<\/option>/);
  expect(html).toMatch(
    /<optgroup label="Orders"><option value="b" lang="pl" selected>The b<\/option><\/optgroup>/,
  );
});

test('the label of a select in a table is there for those who do not see the table', async () => {
  const html = await markup(Select, { name: 'x', label: 'Role of Anna', isLabelHidden: true });
  expect(attributesOf(html, 'label').class).toContain('visually-hidden');
});

describe('choices', () => {
  const props = {
    name: 'panel',
    legend: 'Panels',
    type: 'checkbox',
    options: [option('a', true), option('b', false, 'pl')],
  };

  test('are a group with a legend, each in a label, and what is chosen is ticked', async () => {
    const html = await markup(Choices, props);
    expect(html).toMatch(/<fieldset[^>]*>\s*<legend[^>]*>Panels<\/legend>/);
    expect(html.match(/<label[^>]*>\s*<input/g)).toHaveLength(2);
    expect(html.match(/ checked/g)).toHaveLength(1);
    expect(attributesOf(html, 'input')).toMatchObject({
      type: 'checkbox',
      name: 'panel',
      value: 'a',
      checked: '',
    });
    expect(html).toMatch(/<span lang="pl"[^>]*>The b<\/span>/);
  });

  test('as a group are described by their hint and their error', async () => {
    const html = await markup(Choices, { ...props, id: 'panels', hint: 'Some.', error: 'None is chosen.' });
    expect(attributesOf(html, 'fieldset')['aria-describedby']).toBe('panels-hint panels-error');
    expect(textOf(html, 'panels-hint')).toBe('Some.');
    expect(textOf(html, 'panels-error')).toBe('None is chosen.');
  });
});

test('a box to tick stands in its label, and is marked when it was wrong to leave it', async () => {
  const html = await markup(Tick, {
    name: 'sure',
    label: 'I am sure',
    isOn: false,
    error: 'Say so.',
    required: true,
  });
  expect(html).toMatch(/<label[^>]*>\s*<input[^>]*>\s*<span[^>]*>I am sure/);
  expect(attributesOf(html, 'input')).toMatchObject({
    type: 'checkbox',
    name: 'sure',
    value: 'yes',
    required: '',
    'aria-describedby': 'sure-error',
    'aria-invalid': 'true',
  });
  expect(attributesOf(html, 'input')).not.toHaveProperty('checked');
  expect(textOf(html, 'sure-error')).toBe('Say so.');
});

test.each([
  [{}, 'alert'],
  [{ kind: 'problem' }, 'alert'],
  [{ kind: 'done' }, 'status'],
  [{ kind: 'done', role: 'region' }, 'region'],
])('an alert %j has the role %s', async (props, role) => {
  const html = await markup(Alert, props, 'Done.');
  expect(attributesOf(html, 'div').role).toBe(role);
  expect(html).toContain('Done.');
});

test('a form is sent by POST, and its buttons stand together', async () => {
  expect(attributesOf(await markup(Form, { action: '/x/' }), 'form')).toMatchObject({
    method: 'post',
    action: '/x/',
  });
  expect(await markup(Actions, {}, '<button>Save</button>')).toMatch(
    /<div class="actions[^>]*><button>Save<\/button><\/div>/,
  );
});

test('what is hidden goes on as it is, each as often as it came', async () => {
  const html = await markup(Hidden, {
    fields: [
      ['cell', 'x@a'],
      ['cell', '"<b>'],
      ['revision', 7],
    ],
  });
  expect(html.match(/<input type="hidden"[^>]*>/g)).toHaveLength(3);
  expect(html).toContain('name="cell" value="x@a"');
  expect(html).toContain('value="&quot;<b>"');
  expect(html).toContain('name="revision" value="7"');
});

test('a question is asked by a field and a button, and a copied text is only read', async () => {
  const asked = await markup(AskField, { id: 'q', button: 'Find', 'aria-describedby': 'q-hint' });
  expect(attributesOf(asked, 'input')).toMatchObject({ id: 'q', name: 'q', 'aria-describedby': 'q-hint' });
  expect(asked).toMatch(/<button[^>]*>Find<\/button>/);
  expect(attributesOf(await markup(ReadOnlyText, { text: 'x' }), 'textarea')).toHaveProperty('readonly');
});
