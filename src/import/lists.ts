import { ImportError } from './import-error.ts';

/** One thing of a list that was read. */
export interface ListedItem {
  readonly kind: string;
  readonly value: unknown;
  /** `incidents.json: incidents[3]` */
  readonly where: string;
}

/**
 * The items of the lists in what was read: named lists (`{"incidents": […]}`), one below `data` as APIs wrap it, or a bare list.
 *
 * @param names of the lists that are looked for
 * @param kindOf which of them an item of a list without a name belongs to
 */
export function listsOf(
  file: string,
  read: unknown,
  names: readonly string[],
  kindOf: (value: object) => string,
): ListedItem[] {
  if (Array.isArray(read)) return itemsOf(`${file}: `, read, kindOf);
  if (typeof read !== 'object' || read === null)
    throw new ImportError(`${file} holds neither an object nor a list. Save the answer of the API in full.`);
  return Object.entries(read).flatMap(([key, value]): ListedItem[] => {
    const list = below(value);
    if (!Array.isArray(list)) return [];
    if (names.includes(key)) {
      const path = list === value ? key : `${key}.data`;
      return list.map((one, index) => ({ kind: key, value: one, where: `${file}: ${path}[${index}]` }));
    }
    return key === 'data' ? itemsOf(`${file}: data`, list, kindOf) : [];
  });
}

function itemsOf(before: string, list: readonly unknown[], kindOf: (value: object) => string): ListedItem[] {
  return list.map((value, index) => {
    const where = `${before}[${index}]`;
    if (typeof value !== 'object' || value === null) throw new ImportError(`${where} is not an object.`);
    return { kind: kindOf(value), value, where };
  });
}

function below(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'data' in value ? value.data : value;
}

/** Whether somebody asked for an item to be left out, before it is read. */
export function isLeftOut({ value }: ListedItem, skip: ReadonlySet<string>): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && skip.has(String(value.id));
}
