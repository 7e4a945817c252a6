import { expect, test } from './site.ts';

/*
 * What a screen reader is given: roles, names and their order. Words that come from the content are left out where they
 * are of no matter to the order.
 */

test('home: the answer, as of when, what to beware of, what happened, the question, the panels, what comes and what came', async ({
  site,
  reader,
}) => {
  await reader.goto(`${site.url}/`);
  await expect(reader.locator('body')).toMatchAriaSnapshot(`
    - link "Przejdź do treści"
    - banner:
      - link "Status BaseLinker"
      - navigation "Główna":
        - list:
          - listitem:
            - link "Status"
          - listitem:
            - link "Sprawdź panel"
          - listitem:
            - link "Funkcje"
          - listitem:
            - link "FAQ"
          - listitem:
            - link "Historia"
      - search:
        - searchbox "Szukaj na całej stronie"
      - link "English"
    - main:
      - heading "Panele A, B i C są przywrócone. Nie wszystko na nich jeszcze działa." [level=1]
      - paragraph:
        - time: Stan na 17 marca 2021, 12:00
        - text: "następna aktualizacja: nie zapowiedziano"
      - heading /Nie realizuj drugi raz/ [level=2]
      - group: Dlaczego i co zrobić
      - paragraph:
        - text: /Co się stało/
        - link "Cały przebieg"
      - heading "Który panel jest mój?" [level=2]
      - textbox "Który panel jest mój?"
      - button "Sprawdź"
      - region "Panele":
        - heading "Panele" [level=2]
        - list:
          - listitem:
            - link "Panel A"
            - paragraph: konta do 17.11.2019
            - paragraph: przywrócony
            - paragraph: /\\d+ działa.* · .*nie działa/
          - listitem:
            - link "Panel B"
          - listitem:
            - link "Panel C"
          - listitem:
            - link "Panel D"
      - region "Terminy":
        - heading "Terminy" [level=2]
        - list:
          - listitem:
            - paragraph:
              - time: 22 marca
            - link "Archiwum zamówień"
            - text: A, B, C
      - region "Ostatnie zmiany":
        - heading "Ostatnie zmiany" [level=2]
        - list
    - contentinfo
  `);
});

test('home of a reader whose panel is known: it stands where the question stood', async ({ site, page }) => {
  await page.addInitScript(() => {
    localStorage.setItem(
      'latarnia:mine',
      JSON.stringify({ panel: 'b', uses: [], revision: 1, since: null, seenAt: 1 }),
    );
  });
  await page.goto(`${site.url}/`);
  await expect(page.locator('main')).toMatchAriaSnapshot(`
    - heading /Panele A, B i C/ [level=1]
    - paragraph:
      - time: /Stan na/
    - 'region "Twój panel: B"':
      - 'heading "Twój panel: B" [level=2]':
        - 'link "Twój panel: B"'
      - paragraph: /przywrócony ?, 5 rzeczy do zrobienia/
      - heading "Od Twojej ostatniej wizyty" [level=3]
      - link "Wszystkie zmiany"
      - list:
        - listitem:
          - link /.+/
      - paragraph:
        - link "Zobacz kroki i terminy"
        - link "Sprawdź inny panel"
        - button "Zapomnij mój panel"
    - region "Panele"
  `);
  await expect(page.getByRole('textbox')).toHaveCount(0);
});

test('lookup: the answer, why, and for each panel its state, what to do, what to wait for, the way on', async ({
  site,
  reader,
}) => {
  await reader.goto(`${site.url}/lookup/#q=17.11.2019&second=1`);
  await expect(reader.locator('main')).toMatchAriaSnapshot(`
    - heading /Twoje konto jest na panelu A/ [level=1]
    - paragraph:
      - time: /Stan na/
    - paragraph: 17 listopada 2019 to ostatni dzień panelu A.
    - region "Panel A":
      - heading "Panel A" [level=2]
      - text: przywrócony
      - paragraph: /Nie realizuj drugi raz/
      - heading "Zrób teraz" [level=3]
      - list:
        - listitem: /Podłącz ponownie konto Allegro/
      - heading "Poczekaj" [level=3]
      - term: 22 marca
      - definition: Archiwum zamówień
      - paragraph:
        - link /Cały panel A/
      - button "To mój panel"
      - status
    - region "Panel D":
      - heading "Panel D" [level=2]
      - text: nowe konta
    - textbox "Kiedy powstało Twoje konto?"
    - button "Sprawdź"
    - checkbox "Po awarii mam też nowe konto" [checked]
    - region "Panele według dnia założenia konta":
      - table "Panele według dnia założenia konta":
        - rowgroup:
          - row:
            - columnheader "Panel"
            - columnheader "Konta założone"
            - columnheader "Stan"
  `);
});

test('panel: the answer, what to beware of, what I use, what to do, to wait for, what works, what to know', async ({
  site,
  reader,
}) => {
  await reader.goto(`${site.url}/panel/b/?uses=allegro`);
  await expect(reader.locator('main')).toMatchAriaSnapshot(`
    - paragraph: Konta założone 18.11.2019 – 26.08.2020
    - heading /Panel B jest przywrócony. Masz \\d rzeczy do zrobienia./ [level=1]
    - paragraph:
      - time: /Stan na/
    - heading /Nie realizuj drugi raz/ [level=2]
    - navigation "Używam:":
      - list:
        - listitem:
          - link "Allegro (wybrane)"
        - listitem:
          - link "sklep"
    - button "To mój panel"
    - status
    - region "Zrób teraz":
      - heading "Zrób teraz" [level=2]
      - status
      - list:
        - listitem:
          - checkbox "Podłącz ponownie konto Allegro. Nie usuwaj go."
          - heading "Podłącz ponownie konto Allegro. Nie usuwaj go." [level=3]
    - region "Poczekaj":
      - heading "Poczekaj" [level=2]
      - list:
        - listitem:
          - paragraph:
            - time: 22 marca
          - heading "Archiwum zamówień" [level=3]
    - region "Funkcje na panelu B":
      - heading "Funkcje na panelu B" [level=2]
      - heading /nie działa \\d/ [level=3]
      - list:
        - listitem:
          - link "Archiwum zamówień"
    - region "Warto wiedzieć":
      - heading "Warto wiedzieć" [level=2]
    - region "Pytania i odpowiedzi":
      - heading "Pytania i odpowiedzi" [level=2]
    - region "U Ciebie nadal nie działa?":
      - heading "U Ciebie nadal nie działa?" [level=2]
  `);
});

for (const width of [390, 1280]) {
  test(`matrix: a table with a head for every panel and every feature, at ${width} px`, async ({
    site,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${site.url}/features/`);
    await expect(page.locator('main')).toMatchAriaSnapshot(`
      - heading "Nie wszystko jeszcze działa." [level=1]
      - paragraph:
        - time: /Stan na/
      - paragraph:
        - text: Stan funkcji zależy od panelu.
        - link "Sprawdź, który panel jest Twój"
      - region "Stan funkcji na panelach, tabela":
        - table "Stan każdej funkcji na każdym panelu":
          - rowgroup:
            - row:
              - columnheader "Funkcja"
              - columnheader "Panel A przywrócony":
                - link "Panel A"
              - columnheader "Panel B przywrócony"
              - columnheader "Panel C przywrócony"
              - columnheader "Panel D nowe konta"
              - columnheader "Uwagi"
          - rowgroup:
            - row "Zamówienia":
              - rowheader "Zamówienia"
            - row /Zamówienia na koncie/:
              - rowheader "Zamówienia na koncie":
                - link "Zamówienia na koncie"
              - cell /^z ograniczeniem/
              - cell /^z ograniczeniem/
              - cell "brak informacji"
              - cell "brak informacji"
            - row /Pobieranie zaległych zamówień/
            - row /Archiwum zamówień/:
              - rowheader "Archiwum zamówień"
              - 'cell /^nie działa termin: 22 marca/'
      - region "Co znaczą słowa w tabeli":
        - heading "Co znaczą słowa w tabeli" [level=2]
        - term: działa
        - definition: możesz z niej korzystać
    `);
  });
}

test('search: a search landmark, filters by name, the number of answers, each answer a heading with its panels', async ({
  site,
  reader,
}) => {
  await reader.goto(`${site.url}/faq/?q=ceneo`);
  await expect(reader.locator('main')).toMatchAriaSnapshot(`
    - heading "Pytania i odpowiedzi" [level=1]
    - paragraph:
      - time: /Stan na/
    - search:
      - heading "Czego szukasz?" [level=2]
      - searchbox "Czego szukasz?": ceneo
      - button "Szukaj"
    - 'navigation "Zawęź: Panel"':
      - list
    - 'navigation "Zawęź: Temat"':
      - list
    - paragraph: /„ceneo”.+wyników/
    - status
    - list:
      - listitem:
        - heading "Plik XML dla Ceneo" [level=2]:
          - link "Plik XML dla Ceneo"
        - paragraph: /Funkcja/
      - listitem:
        - heading "Kiedy wróci plik XML dla Ceneo?" [level=2]:
          - link "Kiedy wróci plik XML dla Ceneo?"
        - paragraph: Odpowiedź panel A Oferty
  `);
});
