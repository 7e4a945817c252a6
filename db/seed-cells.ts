import type { Availability, FeatureId, RecordedCell } from '../src/domain/availability.ts';
import { parseDay } from '../src/domain/day.ts';
import { NO_ESTIMATE, parseEstimate } from '../src/domain/estimate.ts';
import type { PanelId } from '../src/domain/panel.ts';

/** One line of the table: what the article of March 2021 says of a feature on some panels. */
interface Row {
  readonly feature: FeatureId;
  /** One letter a panel. */
  readonly panels: string;
  readonly state: Availability;
  /** As `parseEstimate` reads it; left out: nothing is said of when. */
  readonly estimate?: string;
  /** Left out: the company's own promise. */
  readonly promisedBy?: string;
  /** Polish, English. */
  readonly note?: readonly [pl: string, en: string];
  readonly since?: string;
}

/** A panel that no line names for a feature has no information. */
const table: readonly Row[] = [
  {
    feature: 'orders',
    panels: 'ab',
    state: 'limited',
    note: [
      'to, czy widzisz komplet, zależy też od innych funkcji',
      'whether you see all of yours also depends on other features',
    ],
  },
  {
    feature: 'order-backlog',
    panels: 'c',
    state: 'limited',
    note: ['na Twoje indywidualne życzenie', 'at your individual request'],
  },
  {
    feature: 'order-backlog',
    panels: 'd',
    state: 'limited',
    note: [
      'od 9 marca, po zgłoszeniu z panelu sprzedawcy',
      'from 9 March onwards, by ticket from the seller panel',
    ],
  },
  { feature: 'archived-orders', panels: 'abc', state: 'unavailable', estimate: '2021-03-22' },
  {
    feature: 'allegro',
    panels: 'ab',
    state: 'limited',
    note: ['dopiero po ponownym podłączeniu konta', 'only after you reconnect the account'],
  },
  {
    feature: 'allegro-parcel-numbers',
    panels: 'ab',
    state: 'available',
    note: ['z dopiskiem (all) obok nazwy przewoźnika', 'marked (all) beside the carrier’s name'],
  },
  {
    feature: 'shop-order-import',
    panels: 'ab',
    state: 'limited',
    note: [
      'pobierzemy je automatycznie, nic nie musisz robić',
      'we will fetch them automatically, nothing for you to do',
    ],
  },
  {
    feature: 'shop-order-export',
    panels: 'abcd',
    state: 'limited',
    note: ['może trwać nieco dłużej', 'can take somewhat longer'],
  },
  { feature: 'offer-relisting', panels: 'ab', state: 'available' },
  {
    feature: 'ceneo-xml',
    panels: 'a',
    state: 'unavailable',
    estimate: '2021-03-23~',
    note: [
      'na razie przełącz się na plik XML ze swojego sklepu',
      'for now, switch to the XML file from your shop',
    ],
  },
  { feature: 'stock-sync', panels: 'ab', state: 'available' },
  { feature: 'price-sync', panels: 'ab', state: 'unavailable', estimate: 'soon' },
  {
    feature: 'warehouse',
    panels: 'abc',
    state: 'limited',
    estimate: '2021-03-22',
    promisedBy: 'OVH',
    note: [
      'po odzyskaniu danych spróbujemy dać wybór: stan obecny albo poprzedni',
      'once the data are back we will try to offer the present or the earlier state',
    ],
  },
  {
    feature: 'order-event-actions',
    panels: 'ab',
    state: 'limited',
    note: [
      'tylko zamówienia z datą od 11 marca; dla nich powinny działać normalnie',
      'only for orders dated 11 March or later; for those they should work normally',
    ],
  },
  {
    feature: 'time-based-actions',
    panels: 'a',
    state: 'available',
    note: ['zaległe z 9–14 marca już się nie wykonają', 'those due on 9–14 March will not run any more'],
    since: '2021-03-15',
  },
  {
    feature: 'refund-action',
    panels: 'ab',
    state: 'unavailable',
    note: ['tymczasowo wyłączony', 'switched off temporarily'],
  },
  {
    feature: 'documents-9-march',
    panels: 'ab',
    state: 'unavailable',
    note: [
      'faktury i paragony planujemy odzyskać; zamówienia dopiero, gdy OVH przywróci cały system',
      'we plan to recover invoices and receipts; orders only after OVH restores the whole system',
    ],
  },
  {
    feature: 'api',
    panels: 'abd',
    state: 'available',
    note: ['powinno działać prawidłowo', 'should work properly'],
  },
  {
    feature: 'external-warehouse-api',
    panels: 'abd',
    state: 'unavailable',
    estimate: 'days',
    note: [
      'teraz nie połączysz się ze sklepem ani z hurtownią jako magazynem',
      'you cannot connect to a shop or a wholesaler as a warehouse at present',
    ],
  },
  {
    feature: 'archive-accounts',
    panels: 'ab',
    state: 'limited',
    note: ['zapowiedziane; nie wiemy jeszcze, jak i kiedy', 'announced; we do not know yet how and when'],
  },
  {
    feature: 'billing',
    panels: 'ab',
    state: 'limited',
    estimate: 'condition',
    note: [
      'wpłatę z 9 marca zobaczysz po odzyskaniu pełnej bazy; do tego czasu bez blokad kont',
      'a 9 March payment shows once the full database is back; no blocking until then',
    ],
  },
  {
    feature: 'account-joining',
    panels: 'cd',
    state: 'unavailable',
    note: [
      'pracujemy nad tym; raczej nie będzie w pełni automatyczne',
      'being worked on; probably not fully automatic',
    ],
  },
];

/** What the shipped incident states of every feature on every panel it speaks of. */
export const seedCells: readonly { feature: FeatureId; panel: PanelId; cell: RecordedCell }[] = table.flatMap(
  ({ feature, panels, ...row }) => [...panels].map((panel) => ({ feature, panel, cell: cellOf(row) })),
);

function cellOf({ state, estimate, promisedBy, note, since }: Omit<Row, 'feature' | 'panels'>): RecordedCell {
  return {
    state,
    estimate: parseEstimate(estimate ?? 'none', promisedBy ?? null) ?? NO_ESTIMATE,
    note: note ? { pl: note[0], en: note[1] } : null,
    since: since ? parseDay(since) : null,
  };
}
