import type { Locale } from '../domain/locale.ts';

/** The accessibility statement. What it says is held by tests of this program; what they cannot know, it says so. */
const pl = {
  title: 'Deklaracja dostępności',
  short: 'Dostępność',
  description: 'Jak ta strona dba o\u00a0dostępność, czego jeszcze brakuje i\u00a0gdzie zgłosić problem.',
  lead: 'Każdy ma móc przeczytać tę stronę i\u00a0z\u00a0niej skorzystać, zwłaszcza gdy coś nie działa. Trzymamy się wytycznych WCAG 2.2 na poziomie AA.',
  sections: [
    {
      id: 'what-works',
      title: 'Na co można liczyć',
      items: [
        'Stan jest zawsze podany znakiem i\u00a0słowem, nigdy samym kolorem. Kontrast tekstu to co najmniej 4,5:1, w\u00a0jasnym i\u00a0w\u00a0ciemnym wyglądzie.',
        'Wszystko działa z\u00a0klawiatury, a\u00a0fokus jest widoczny. Na początku każdej strony jest link do treści.',
        'Strony działają bez JavaScriptu, przy szerokości 320 pikseli, przy powiększeniu do 400% i\u00a0na wydruku.',
        'Nagłówki, listy, tabele i\u00a0pola formularzy są oznaczone tak, jak potrzebują tego czytniki ekranu. Oznaczony jest też język, także tam, gdzie zmienia się w\u00a0środku strony.',
        'Nic nie miga, nie porusza się samo i\u00a0nie ogranicza czasu na czytanie. Obrazy stanu mają opis, a\u00a0wykresy zastępczą tabelę lub tekst.',
      ],
    },
    {
      id: 'what-lacks',
      title: 'Czego brakuje',
      items: [
        'Tabela wszystkich funkcji jest szeroka: na wąskim ekranie przewija się ją w\u00a0bok. Bez przewijania to samo pokazują strony pojedynczych paneli i\u00a0funkcji.',
        'Tłumaczenie bywa starsze niż oryginał. Strona wtedy o\u00a0tym mówi i\u00a0oznacza język tekstu, który nie jest przetłumaczony.',
        'Nie ma wersji w\u00a0polskim języku migowym ani w\u00a0tekście łatwym do czytania.',
      ],
    },
    {
      id: 'how-checked',
      title: 'Jak to sprawdzamy',
      items: [
        'Przy każdej zmianie programu każdy rodzaj strony sprawdzają automaty: axe-core w\u00a0przeglądarce, walidator HTML i\u00a0pomiar kontrastu. Automat nie znajdzie wszystkiego.',
        'Niezależnego audytu nie było.',
      ],
    },
  ],
  contact: 'Zgłoszenia',
  contactText:
    'Jeśli nie możesz czegoś przeczytać lub zrobić, napisz, na której stronie i\u00a0jakiego programu lub urządzenia używasz. Informację z\u00a0tej strony przekażemy Ci w\u00a0inny sposób.',
  contactLink: 'Zgłoś problem z\u00a0dostępnością',
  contactNone: 'Pisz tam, gdzie zgłaszasz inne problemy: przez panel sprzedawcy.',
};

type AccessibilityWords = typeof pl;

const en: AccessibilityWords = {
  title: 'Accessibility statement',
  short: 'Accessibility',
  description: 'How accessible this site is, what is still missing, and where to report a\u00a0problem.',
  lead: 'Everybody should be able to read and use this site, above all when something is down. We follow WCAG 2.2, level AA.',
  sections: [
    {
      id: 'what-works',
      title: 'What you can rely on',
      items: [
        'A\u00a0state is always shown by a\u00a0sign and a\u00a0word, never by colour alone. Text has a\u00a0contrast of at least 4.5:1, in the light scheme and in the dark one.',
        'Everything works from the keyboard, and the focus is visible. Every page begins with a\u00a0link to its content.',
        'Pages work without JavaScript, at a\u00a0width of 320 pixels, zoomed to 400%, and on paper.',
        'Headings, lists, tables and form fields are marked up as screen readers need them. So is the language, also where it changes within a\u00a0page.',
        'Nothing flashes, moves by itself, or limits the time for reading. Pictures of states have descriptions; charts are also there as a\u00a0table or as text.',
      ],
    },
    {
      id: 'what-lacks',
      title: 'What is missing',
      items: [
        'The table of all features is wide: on a\u00a0narrow screen it scrolls sideways. The pages of single panels and features show the same without scrolling.',
        'A\u00a0translation may be older than its original. The page says so then, and marks the language of what is not translated.',
        'There is no version in Polish Sign Language, and none in easy-to-read text.',
      ],
    },
    {
      id: 'how-checked',
      title: 'How it is checked',
      items: [
        'With every change to the program, each kind of page is checked automatically: by axe-core in a\u00a0browser, by an HTML validator, and by measuring contrast. Automatic checks do not find everything.',
        'There has been no independent audit.',
      ],
    },
  ],
  contact: 'Report a\u00a0problem',
  contactText:
    'If you cannot read or do something, tell us on which page, and what program or device you use. We will give you the information of the page in another way.',
  contactLink: 'Report an accessibility problem',
  contactNone: 'Write to us where you report other problems: in the seller panel.',
};

export const accessibilityWords: Readonly<Record<Locale, AccessibilityWords>> = { pl, en };
