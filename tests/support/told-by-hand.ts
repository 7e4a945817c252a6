import type { ContentDocument } from '../../src/domain/documents.ts';
import type { LogEvent } from '../../src/domain/events.ts';
import type { State } from '../../src/domain/state.ts';
import type { Interest } from '../../src/domain/subscription.ts';
import { dayAt, type Instant } from '../../src/domain/time.ts';

// Who is to be told of what, read off the events by hand: slowly, and by nothing of what the site tells people with.

type Estimate = { readonly kind: string; readonly day?: string; readonly promisedBy?: string | null };
interface Stated {
  readonly state: string;
  readonly estimate: Estimate;
}
interface Course {
  readonly from: Instant;
  readonly until: Instant;
  readonly endedAt: Instant | null;
  readonly cancelledAt: Instant | null;
}
interface Scoped {
  readonly panels: readonly string[];
  readonly features: readonly string[];
}
interface Work extends Scoped {
  readonly state: string;
  readonly course: Course | null;
}

interface SaidUpdate extends Scoped {
  readonly incident: string;
  readonly stands: boolean;
  readonly facts: string;
}
interface SaidFacts extends Scoped {
  readonly status: string;
  readonly impact: string;
}

/** Something that concerns a feature on a panel; `null`: the panel as a whole. */
type Hit =
  | { readonly kind: string; readonly panel: string; readonly feature: string | null }
  | { readonly incident: string }
  | { readonly returned: string };

/** All that was said, as somebody who reads the log notes it down. */
export class Notes {
  readonly panels = new Map<string, string | null>();
  readonly cells = new Map<string, Stated>();
  readonly works = new Map<string, Work>();
  readonly incidents = new Map<string, Scoped & { stands: boolean }>();
  readonly updates = new Map<string, SaidUpdate>();
  readonly documents = new Map<string, ContentDocument>();

  /** Notes an event down. @returns what it says of incidents and of planned work */
  note(event: LogEvent, after: State): Hit[] {
    const { type, payload } = event;
    if (payload === null) return [];
    const hits: Hit[] = [];
    if ('cells' in payload && payload.cells) {
      for (const one of payload.cells) {
        if ('feature' in one) this.cells.set(`${one.feature}@${one.panel}`, one);
        else this.panels.set(one.panel, one.restoration);
      }
    }
    if ('restorations' in payload && payload.restorations) {
      for (const one of payload.restorations) this.panels.set(one.panel, one.restoration);
    }
    switch (type) {
      case 'content.published':
        for (const one of payload.documents) this.documents.set(one.path, one);
        break;
      case 'words.published':
        for (const path of payload.left ?? []) this.documents.delete(path);
        for (const one of payload.documents) this.documents.set(one.path, one);
        break;
      case 'content.withdrawn':
        for (const path of payload.paths) this.documents.delete(path);
        break;
      case 'words.withdrawn':
        for (const { path } of payload.withdrawn) this.documents.delete(path);
        break;
      case 'incident.opened': {
        const { id, panels, features, update } = payload;
        if (!this.incidents.get(id)?.stands) hits.push(...this.#ofIncident(id, { panels, features }));
        this.incidents.set(id, { panels, features, stands: true });
        if (update)
          hits.push(...this.#post(id, update.id, { panels, features }, { ...payload, ...update }, after));
        break;
      }
      case 'update.posted':
        hits.push(...this.#post(payload.incident, payload.id, payload, payload, after));
        break;
      case 'update.corrected': {
        const known = this.updates.get(`${payload.incident} ${payload.update}`);
        if (known)
          hits.push(...this.#rewrite(known, `${payload.incident} ${payload.update}`, payload, after));
        break;
      }
      case 'maintenance.planned': {
        const { id, panels, features, state, from, until } = payload;
        const course = { from, until, endedAt: null, cancelledAt: null };
        const was = this.works.get(id)?.course;
        this.works.set(id, { panels, features, state, course });
        if (!sameCourse(was ?? null, course))
          hits.push(...this.#ofScope('maintenance', { panels, features }));
        break;
      }
      case 'maintenance.changed':
        hits.push(...this.#move(payload.maintenance, payload));
        break;
      case 'change.undone':
        for (const one of payload.restoration) this.panels.set(one.panel, one.restoration);
        for (const one of payload.availability) this.cells.set(`${one.feature}@${one.panel}`, one);
        for (const { path, document } of payload.documents) {
          if (document) this.documents.set(path, document);
          else this.documents.delete(path);
        }
        for (const { id, stands } of payload.incidents) {
          const known = this.incidents.get(id);
          if (!known) continue;
          if (known.stands !== stands) hits.push(...this.#ofIncident(id, known));
          this.incidents.set(id, { ...known, stands });
        }
        for (const { incident, id, words } of payload.updates) {
          const known = this.updates.get(`${incident} ${id}`);
          if (known) hits.push(...this.#rewrite(known, `${incident} ${id}`, words, after));
        }
        for (const { id, course } of payload.maintenances ?? []) hits.push(...this.#move(id, course));
        break;
      default:
    }
    return hits;
  }

  #post(
    incident: string,
    id: string,
    { panels, features }: Scoped,
    facts: Partial<SaidFacts>,
    after: State,
  ): Hit[] {
    this.updates.set(`${incident} ${id}`, {
      incident,
      panels,
      features,
      stands: true,
      facts: factsOf(facts),
    });
    return this.#ofIncident(incident, this.#widen(incident, { panels, features }, after));
  }

  /** Other words are no news; that it comes or goes is, and so are other facts. */
  #rewrite(known: SaidUpdate, key: string, words: Partial<SaidFacts> | null, after: State): Hit[] {
    const scope = { panels: words?.panels ?? known.panels, features: words?.features ?? known.features };
    const facts = words?.status === undefined ? known.facts : factsOf(words);
    this.updates.set(key, { ...known, ...scope, facts, stands: words !== null });
    const isNews = known.stands !== (words !== null) || (known.stands && facts !== known.facts);
    return isNews ? this.#ofIncident(known.incident, this.#widen(known.incident, scope, after)) : [];
  }

  /** An update that names none is about whom the incident concerns by then, as its page says. */
  #widen(incident: string, { panels, features }: Scoped, after: State): Scoped {
    const page = after.courses[incident] ?? this.incidents.get(incident);
    return {
      panels: panels.length > 0 ? panels : (page?.panels ?? []),
      features: features.length > 0 ? features : (page?.features ?? []),
    };
  }

  #move(id: string, course: Course | null): Hit[] {
    const work = this.works.get(id);
    if (!work) return [];
    this.works.set(id, { ...work, course });
    return sameCourse(work.course, course) ? [] : this.#ofScope('maintenance', work);
  }

  #ofIncident(incident: string, scope: Scoped): Hit[] {
    return [{ incident }, ...this.#ofScope('update', scope)];
  }

  #ofScope(kind: string, { panels, features }: Scoped): Hit[] {
    const on = panels.length > 0 ? panels : this.#names('panels');
    const about = features.length > 0 ? features : this.#names('features');
    return on.flatMap((panel) => [
      { kind, panel, feature: null },
      ...about.map((feature) => ({ kind, panel, feature })),
    ]);
  }

  #names(collection: string): string[] {
    return [...this.documents.values()].flatMap((one) => (one.collection === collection ? [one.id] : []));
  }

  /** The works that go on. */
  active(now: Instant): string[] {
    return [...this.works].flatMap(([id, { course }]) =>
      course !== null &&
      course.from <= now &&
      now < course.until &&
      !(course.endedAt !== null && course.endedAt <= now) &&
      !(course.cancelledAt !== null && course.cancelledAt <= now)
        ? [id]
        : [],
    );
  }

  /** What the pages say at an instant. */
  page(now: Instant): Page {
    const active = this.active(now).flatMap((id) => this.works.get(id) ?? []);
    const cells = new Map<string, { state: string; promise: string }>();
    for (const feature of this.#names('features')) {
      for (const panel of this.#names('panels')) {
        cells.set(`${feature}@${panel}`, this.#cell(feature, panel, active, dayAt(now)));
      }
    }
    const panels = new Map(this.#names('panels').map((id) => [id, this.panels.get(id) ?? null]));
    const faq = [...this.documents.values()]
      .flatMap((one) =>
        one.locale === 'pl' && one.meta.collection === 'faq' ? [{ ...one, meta: one.meta }] : [],
      )
      .sort((x, y) => x.meta.order - y.meta.order || (x.id < y.id ? -1 : 1));
    const answers = new Map<string, { text: string; features: readonly string[] }>();
    for (const { meta, words } of faq) {
      for (const panel of panels.keys()) {
        const key = `${meta.slug}@${panel}`;
        const before = answers.get(key) ?? { text: '', features: [] };
        const isShown =
          (meta.panels.length === 0 || meta.panels.includes(panel)) &&
          meta.when.every((one) => {
            if ('feature' in one) {
              const cell = cells.get(`${one.feature}@${one.on ?? panel}`);
              return cell !== undefined && one.is.some((state) => state === cell.state);
            }
            const stated = panels.get(one.panel === 'own' ? panel : one.panel) ?? null;
            return one.is.some((state) => state === stated);
          });
        const shown = `<${words.title.split(/\s+/).join(' ').trim()}|${words.body.split(/\s+/).join(' ').trim()}>`;
        answers.set(key, {
          text: before.text + (isShown ? shown : ''),
          features: [...before.features, ...meta.features],
        });
      }
    }
    return { panels, cells, answers };
  }

  #cell(feature: string, panel: string, active: readonly Work[], today: string) {
    const stated = this.cells.get(`${feature}@${panel}`) ?? { state: 'unknown', estimate: { kind: 'none' } };
    const meanwhile = active
      .filter((one) => one.panels.length === 0 || one.panels.includes(panel))
      .filter((one) => one.features.length === 0 || one.features.includes(feature))
      .map(({ state }) => state);
    const all = [stated.state, ...meanwhile];
    const isDown = this.panels.get(panel) === 'offline';
    const worst = ['unavailable', 'limited', 'available'].find((one) => all.includes(one)) ?? 'unknown';
    const state = isDown && worst !== 'unknown' ? 'unavailable' : worst;
    const isOfWorkAlone = stated.state === 'available' && !isDown && state !== 'available';
    const { kind, day, promisedBy } = stated.estimate;
    const isPromised = kind !== 'none' && state !== 'available' && !isOfWorkAlone;
    const promise = `${kind} ${day ?? ''} ${promisedBy ?? ''} ${day !== undefined && today > day}`;
    return { state, promise: isPromised ? promise : '' };
  }
}

interface Page {
  readonly panels: ReadonlyMap<string, string | null>;
  readonly cells: ReadonlyMap<string, { readonly state: string; readonly promise: string }>;
  readonly answers: ReadonlyMap<string, { readonly text: string; readonly features: readonly string[] }>;
}

/** What somebody who looks at the pages twice finds other than it was. */
export function seenChanges(before: Page, after: Page): Hit[] {
  const hits: Hit[] = [];
  for (const [panel, now] of after.panels) {
    if ((before.panels.get(panel) ?? null) !== now) hits.push({ kind: 'change', panel, feature: null });
  }
  for (const [address, now] of after.cells) {
    const [feature = '', panel = ''] = address.split('@');
    const was = before.cells.get(address);
    if ((was?.state ?? 'unknown') !== now.state) {
      hits.push({ kind: 'change', panel, feature });
      if (now.state === 'available') hits.push({ returned: address });
    }
    if (now.state !== 'available' && (was?.promise ?? '') !== now.promise)
      hits.push({ kind: 'promise', panel, feature });
  }
  for (const address of new Set([...before.answers.keys(), ...after.answers.keys()])) {
    const panel = address.split('@')[1] ?? '';
    const [was, now] = [before.answers.get(address), after.answers.get(address)];
    if ((was?.text ?? '') === (now?.text ?? '')) continue;
    const features = [...(was?.features ?? []), ...(now?.features ?? [])];
    for (const feature of [null, ...features]) hits.push({ kind: 'answer', panel, feature });
  }
  return hits;
}

/** Whether that is what somebody asked for. */
export function isWanted(wish: Interest, hit: Hit): boolean {
  if ('incident' in hit) return wish.of === 'incident' && wish.incident === hit.incident;
  if ('returned' in hit) {
    return (
      wish.of === 'once' && wish.cells.some(({ panel, feature }) => `${feature}@${panel}` === hit.returned)
    );
  }
  return (
    wish.of === 'cells' &&
    wish.kinds.some((kind) => kind === hit.kind) &&
    (wish.panels.length === 0 || wish.panels.includes(hit.panel)) &&
    (wish.features.length === 0 || (hit.feature !== null && wish.features.includes(hit.feature)))
  );
}

function factsOf({ status, impact, panels, features }: Partial<SaidFacts>): string {
  return [status, impact, panels?.join(), features?.join()].join(' ');
}

function sameCourse(x: Course | null, y: Course | null): boolean {
  if (x === null || y === null) return x === y;
  return (
    x.from === y.from && x.until === y.until && x.endedAt === y.endedAt && x.cancelledAt === y.cancelledAt
  );
}

export type { Hit };
