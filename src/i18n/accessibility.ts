import type { Locale } from '../domain/locale.ts';

/** The accessibility statement. What it says is held by tests of this program; what they cannot know, it says so. */
const pl = {
  title: 'Deklaracja dostępności',
  short: 'Dostępność',
  description: 'Jak ta strona dba o\u00a0dostępność, czego jeszcze brakuje i\u00a0gdzie zgłosić problem.',
  lead: 'Ta strona ma być czytelna i\u00a0obsługiwalna dla każdego, zwłaszcza gdy coś nie działa. Mierzymy ją wytycznymi WCAG 2.2 na poziomie AA.',
  sections: [
    {
      id: 'what-works',
      title: 'Na co można liczyć',
      items: [
        'Stan jest zawsze podany znakiem i\u00a0słowem, nigdy samym kolorem. Kontrast tekstu to co najmniej 4,5:1, w\u00a0jasnym i\u00a0w\u00a0ciemnym wyglądzie.',
        'Wszystko działa z\u00a0klawiatury, a\u00a0fokus jest widoczny. Na początku każdej strony jest link do treści.',
        'Strony działają bez JavaScriptu, przy szerokości 320 pikseli, przy powiększeniu do 400% i\u00a0na wydruku.',
        'Nagłówki, listy, tabele i\u00a0pola formularzy są oznaczone tak, jak potrzebują tego czytniki ekranu. Język jest oznaczony, także tam, gdzie zmienia się w\u00a0środku strony.',
        'Nic nie miga, nie porusza się samo i\u00a0nie wyznacza czasu na czytanie. Obrazy stanu mają opis, a\u00a0wykresy zastępczą tabelę lub tekst.',
      ],
    },
    {
      id: 'what-lacks',
      title: 'Czego brakuje',
      items: [
        'Tabela wszystkich funkcji jest szeroka: na wąskim ekranie przewija się ją w\u00a0bok. To samo jest na stronach pojedynczych paneli i\u00a0funkcji, bez przewijania.',
        'Tłumaczenie bywa starsze niż oryginał. Strona wtedy to mówi i\u00a0oznacza język słów, które nie są przetłumaczone.',
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
    'Jeśli czegoś nie możesz przeczytać lub zrobić, napisz, na której stronie i\u00a0czym ją czytasz. Informację ze strony podamy inną drogą.',
  contactLink: 'Zgłoś problem z\u00a0dostępnością',
  contactNone: 'Pisz tam, gdzie zgłaszasz inne problemy: przez panel sprzedawcy.',
};

type AccessibilityWords = typeof pl;

const en: AccessibilityWords = {
  title: 'Accessibility statement',
  short: 'Accessibility',
  description:
    'How this site cares for accessibility, what is still lacking, and where to report a\u00a0problem.',
  lead: 'This site is to be read and used by everybody, most of all when something is down. We measure it by WCAG 2.2, level AA.',
  sections: [
    {
      id: 'what-works',
      title: 'What you can rely on',
      items: [
        'A\u00a0state is always told by a\u00a0sign and a\u00a0word, never by colour alone. Text has a\u00a0contrast of 4.5:1 at least, in light and in dark.',
        'Everything works from the keyboard, and the focus can be seen. Every page begins with a\u00a0link to its content.',
        'Pages work without JavaScript, at a\u00a0width of 320 pixels, enlarged to 400%, and on paper.',
        'Headings, lists, tables and form fields are marked up as screen readers need them. The language is marked, also where it changes within a\u00a0page.',
        'Nothing flashes, moves by itself, or sets a\u00a0time for reading. Pictures of states have descriptions, and charts a\u00a0table or text in their place.',
      ],
    },
    {
      id: 'what-lacks',
      title: 'What is lacking',
      items: [
        'The table of all features is wide: on a\u00a0narrow screen it is scrolled sideways. The pages of single panels and features say the same without scrolling.',
        'A\u00a0translation may be older than its original. The page says so then, and marks the language of words that are not translated.',
        'There is no version in Polish Sign Language, and none in easy-to-read text.',
      ],
    },
    {
      id: 'how-checked',
      title: 'How it is checked',
      items: [
        'At every change of the program, each kind of page is checked by machines: axe-core in a\u00a0browser, a\u00a0validator of HTML, measured contrasts. A\u00a0machine does not find everything.',
        'There was no independent audit.',
      ],
    },
  ],
  contact: 'Reports',
  contactText:
    'If there is something that you cannot read or do, write on which page, and what you read it with. You will be told what the page says in another way.',
  contactLink: 'Report a\u00a0problem of accessibility',
  contactNone: 'Write where you report other problems: in the seller panel.',
};

export const accessibilityWords: Readonly<Record<Locale, AccessibilityWords>> = { pl, en };
