import type { Locale } from '../domain/locale.ts';

/** Words of what is shown in other people's pages, and of the page that says how. */
const pl = {
  /** What is shown of a panel elsewhere, as a region of the page. */
  region: (panel: string) => `Status: ${panel}`,
  /** A panel or a feature, and how it is. */
  badge: (what: string, how: string) => `${what}: ${how}`,
  unavailable: (features: string) => `Nie działa: ${features}.`,
  limited: (features: string) => `Z\u00a0ograniczeniem: ${features}.`,
  andMore: (count: number) => `jeszcze ${count}`,
  warning: 'Uwaga',
  maintenance: 'Planowane prace',
  details: 'Szczegóły na stronie statusu',
  title: 'Status na Twojej stronie',
  short: 'Status na Twojej stronie',
  description:
    'Odznaki i\u00a0gotowy kod: pokaż stan panelu w\u00a0swojej aplikacji, intranecie lub dokumentacji.',
  lead: 'Pokaż stan swojego panelu tam, gdzie pracujesz. Kod jest dla każdego: nic nie zapisuje w\u00a0przeglądarce i\u00a0nikogo nie śledzi.',
  script: 'Jeden wiersz kodu',
  scriptText:
    'Wstaw go tam, gdzie ma się pojawić stan. Gdy na panelu wszystko jest w\u00a0porządku, nic nie widać; gdy coś się dzieje, widać tylko to, co dotyczy tego panelu. Kod nie opóźnia Twojej strony, a\u00a0gdy nasz serwer nie odpowiada, nic się nie pokazuje.',
  scriptOptions: [
    ['data-panel', 'który panel'],
    ['data-lang', '„pl” albo „en”; bez niego decyduje język Twojej strony'],
    ['data-always', 'pokazuje stan zawsze, także gdy nic się nie dzieje'],
  ],
  scriptPolicy:
    'Jeśli Twoja strona ma politykę CSP, dopisz ten adres do script-src i\u00a0connect-src. Stylów inline nie używamy.',
  frame: 'Ramka, gdy skrypt nie wchodzi w\u00a0grę',
  frameText: 'Pokazuje stan zawsze i\u00a0odświeża się razem z\u00a0Twoją stroną.',
  badges: 'Odznaki',
  badgesText:
    'Obraz z\u00a0linkiem: do pliku README, na wiki, do stopki. Każda funkcja na panelu ma swoją odznakę.',
  featureBadges: 'Odznaki funkcji',
  featureBadgesText:
    'Adres odznaki funkcji kończy się jej identyfikatorem, tak jak w\u00a0przykładzie. Identyfikatory są poniżej.',
  /** Of a server that was not told its own address. */
  exampleOrigin: (origin: string) =>
    `W\u00a0miejsce ${origin} wpisz adres tej strony statusu: początek tego, co widać w\u00a0pasku adresu przeglądarki.`,
  code: (what: string) => `Kod: ${what}`,
  copy: 'Kopiuj',
  copied: 'Skopiowano.',
  copyYourself: 'Przeglądarka nie pozwala kopiować: zaznaczyliśmy kod, skopiuj go skrótem klawiszowym.',
  noPanels: 'Nie ma jeszcze paneli, których stan można by pokazać.',
};

type EmbedWords = typeof pl;

const en: EmbedWords = {
  region: (panel) => `Status: ${panel}`,
  badge: (what, how) => `${what}: ${how}`,
  unavailable: (features) => `Not working: ${features}.`,
  limited: (features) => `Limited: ${features}.`,
  andMore: (count) => `${count} more`,
  warning: 'Warning',
  maintenance: 'Planned maintenance',
  details: 'Details on the status page',
  title: 'Status on your own page',
  short: 'Status on your page',
  description:
    'Badges and ready-made code: show the state of a\u00a0panel in your application, intranet or documentation.',
  lead: 'Show the state of your panel where you work. Anybody may use the code; it stores nothing in the browser and tracks nobody.',
  script: 'One line of code',
  scriptText:
    'Put it where the state should appear. While all is well on the panel, nothing is shown; when something is wrong, only what concerns that panel is. The code does not delay your page, and when our server does not answer, nothing appears.',
  scriptOptions: [
    ['data-panel', 'which panel'],
    ['data-lang', '“pl” or “en”; without it, the language of your page decides'],
    ['data-always', 'always shows the state, even when nothing is wrong'],
  ],
  scriptPolicy:
    'If your page has a\u00a0CSP, add this address to script-src and connect-src. No inline styles are used.',
  frame: 'A\u00a0frame, where a\u00a0script is not an option',
  frameText: 'It always shows the state, and is refreshed with your page.',
  badges: 'Badges',
  badgesText:
    'A\u00a0picture with a\u00a0link, for a\u00a0README file, a\u00a0wiki or a\u00a0footer. Every feature on a\u00a0panel has a\u00a0badge of its own.',
  featureBadges: 'Feature badges',
  featureBadgesText:
    'The address of a\u00a0feature badge ends with the identifier of the feature, as in the example. The identifiers are listed below.',
  exampleOrigin: (origin) =>
    `In place of ${origin}, type the address of this status page: the beginning of what your browser’s address bar shows.`,
  code: (what) => `Code: ${what}`,
  copy: 'Copy',
  copied: 'Copied.',
  copyYourself: 'The browser does not allow copying: the code is selected, copy it with the keyboard.',
  noPanels: 'There are no panels yet whose state could be shown.',
};

export const embedWords: Readonly<Record<Locale, EmbedWords>> = { pl, en };
