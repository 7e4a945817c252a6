/**
 * What the description of the API says, in Polish, by its English: that is what programs read, and it is written once. A test finds
 * what has none.
 */
export const polishOfApi: Readonly<Record<string, string>> = {
  'What the site says, in its own words (version 1).': 'To, co mówi strona, jej własnymi słowami (wersja 1).',
  'The same in the shapes of Atlassian Statuspage’s public API (version 2).':
    'To samo w formacie publicznego API Atlassian Statuspage (wersja 2).',
  'Feeds and calendars.': 'Kanały i kalendarze.',
  'For other people’s pages.': 'Do osadzenia na innych stronach.',
  'For assistants.': 'Dla asystentów.',
  'For machines with a token.': 'Dla programów z tokenem.',
  'Every feature on every panel': 'Każda funkcja na każdym panelu',
  'The public part of the log, oldest first': 'Publiczna część dziennika, od najstarszego wpisu',
  'Only what came after this revision.': 'Tylko to, co przyszło po tym wydaniu.',
  'The request cannot be understood.': 'Żądania nie da się zrozumieć.',
  'Which panel an account is on, and what its owner should do':
    'Na którym panelu jest konto i co powinien zrobić jego właściciel',
  'The day on which the account was created.': 'Dzień założenia konta.',
  'Instead: anything that the lookup page understands.':
    'Zamiast tego: wszystko, co rozumie strona „Sprawdź swój panel”.',
  'A new account was created after the failure.': 'Po awarii założono nowe konto.',
  'The language of the words.': 'Język tekstów.',
  'It cannot be done now; see `Retry-After`. With an `Idempotency-Key` the request may be repeated safely.':
    'Teraz nie da się tego zrobić; zobacz `Retry-After`. Z `Idempotency-Key` żądanie można bezpiecznie powtórzyć.',
  'The questions that are answered now': 'Pytania, na które jest teraz odpowiedź',
  'What is found for a query, the best first': 'Wyniki wyszukiwania, od najlepszego',
  'What is looked for, in words; 200 characters of it count.':
    'Szukane słowa; liczy się pierwsze 200 znaków.',
  'All that can be found, to be searched': 'Wszystko, co można znaleźć, do przeszukania na miejscu',
  'What puts events into words': 'Słowa, którymi opisuje się zmiany',
  'What is different at one instant from another': 'Co się zmieniło między dwiema chwilami',
  'A short link to an answer, for ever': 'Krótki link do odpowiedzi, na zawsze',
  'In English below /en/. The link of a withdrawn answer shows what it said last. The query is kept.':
    'Po angielsku pod /en/. Link do wycofanej odpowiedzi prowadzi do jej ostatniej treści. Zapytanie zostaje w adresie.',
  'Made of a name that the answer has or had.': 'Powstaje z nazwy, którą odpowiedź ma albo miała.',
  'The last ten versions of an answer, and how each differs from the answer of today':
    'Dziesięć ostatnich wersji odpowiedzi i czym każda różni się od dzisiejszej',
  'The end of the address of an answer.': 'Koniec adresu odpowiedzi.',
  'For anybody to check the past of the site (C2SP tlog-tiles).':
    'Każdy może tu sprawdzić przeszłość strony (C2SP tlog-tiles).',
  'How many events there are, and the root of their tree, signed (signed note)':
    'Ile jest zdarzeń i jaki jest korzeń ich drzewa, z podpisem (signed note)',
  'The verifier keys of the site that are valid now, one on each line':
    'Klucze strony, którymi sprawdza się podpisy, każdy w osobnym wierszu',
  'The last checkpoint of the log that this one replaced, if there was one':
    'Ostatni punkt kontrolny poprzedniego dziennika, jeśli ten go zastąpił',
  'A full tile: 256 hashes of the tree, or 256 entries': 'Pełny kafelek: 256 skrótów drzewa albo 256 wpisów',
  'The last tile of a level; of each the last 16 widths stay':
    'Ostatni kafelek poziomu; z każdego zostaje 16 ostatnich szerokości',
  'The level of the tree, or entries.': 'Poziom drzewa albo entries.',
  'The tile: groups of three digits, with x in front of each but the last.':
    'Kafelek: trzy cyfry, w grupach z x przed każdą oprócz ostatniej.',
  'Of a tile that is not full: how much of it.': 'Ile jest w kafelku, który nie jest pełny.',
  'What is shown of 64 events to whoever recomputes their digests':
    'Co z 64 zdarzeń widzi każdy, kto liczy ich skróty od nowa',
  'From 0.': 'Od 0.',
  'An instant: RFC 3339, or local time in Warsaw without an offset.':
    'Chwila: RFC 3339 albo czas w Warszawie, bez przesunięcia.',
  'Likewise; left out: now.': 'Tak samo; bez tego parametru: teraz.',
  'Every promise, and how it turned out': 'Każdy podany termin i to, co z niego wyszło',
  'This description': 'Ten opis',
  'OpenAPI 3.1': 'OpenAPI 3.1',
  'State what a feature does on a panel': 'Podaj, jak działa funkcja na panelu',
  'The id of a feature.': 'Identyfikator funkcji.',
  'The id of a panel.': 'Identyfikator panelu.',
  'Chosen by the client for each operation; a repetition within 24 hours gets the first answer again.':
    'Klient wybiera go dla każdej operacji; powtórzona w ciągu 24 godzin dostaje znów pierwszą odpowiedź.',
  'Written, or said already.': 'Zapisane albo podane już wcześniej.',
  'There is no token, or it is not valid any more.': 'Nie ma tokenu albo nie jest (już) ważny.',
  'The token may not write this.': 'Ten token nie może tego zapisać.',
  'There is no such feature, panel, incident or maintenance.':
    'Nie ma takiej funkcji, panelu, zdarzenia ani prac.',
  'It was changed since `expected_revision` (`conflict`, with what stands there now), or the same `Idempotency-Key` is being answered.':
    'Zmieniono to od `expected_revision` (`conflict`, z tym, co jest tam teraz) albo żądanie z tym samym `Idempotency-Key` jest jeszcze w toku.',
  'The body is too long.': 'Treść jest za długa.',
  'The body is not JSON.': 'Treść nie jest w formacie JSON.',
  'The body says something that cannot be; `errors` points to the fields. Or it is first asked whether something is meant (`confirm.needed`): then repeat it with `confirmed: true`, under another `Idempotency-Key`. Or the `Idempotency-Key` came with another request before.':
    'Treść zawiera coś niemożliwego; `errors` wskazuje pola. Albo trzeba najpierw potwierdzić, że o to chodzi (`confirm.needed`): powtórz z `confirmed: true` i innym `Idempotency-Key`. Albo ten `Idempotency-Key` przyszedł już z innym żądaniem.',
  'Neither `expected_revision` nor `force: true`.': 'Nie ma ani `expected_revision`, ani `force: true`.',
  'Too many requests with this token; see `Retry-After`.':
    'Za dużo żądań z tym tokenem; zobacz `Retry-After`.',
  'State how far a panel is restored': 'Podaj, na ile panel jest przywrócony',
  'Say that everything was checked and nothing changed':
    'Potwierdź, że wszystko sprawdzono i nic się nie zmieniło',
  'Open an incident, with all that changes with it':
    'Otwórz zdarzenie razem ze wszystkim, co się z nim zmienia',
  'Said already: nothing was written.': 'Podane już wcześniej: niczego nie zapisano.',
  'Written.': 'Zapisane.',
  'Post an update on an incident, and what changes with it':
    'Opublikuj aktualizację zdarzenia razem z tym, co się zmienia',
  'The end of the address of an incident.': 'Koniec adresu zdarzenia.',
  'Suggest a change to staff': 'Zaproponuj zmianę obsłudze',
  'Kept for staff, who decide.': 'Zachowane dla obsługi, która zdecyduje.',
  'Receive what Prometheus Alertmanager sends (webhook)':
    'Przyjmij to, co wysyła Prometheus Alertmanager (webhook)',
  'Receive what Grafana sends (webhook)': 'Przyjmij to, co wysyła Grafana (webhook)',
  'Announce planned maintenance': 'Ogłoś planowane prace',
  'Move, end or cancel planned maintenance': 'Przesuń, zakończ albo odwołaj planowane prace',
  'The id of a maintenance, as status.json has it.': 'Identyfikator prac, jak w status.json.',
  'All that is not over, as Statuspage has it':
    'Wszystko, co jeszcze trwa lub jest zaplanowane, jak w Statuspage',
  'How bad it is overall': 'Ogólny wskaźnik stanu',
  'Panels as groups, with their features': 'Panele jako grupy, z ich funkcjami',
  'The last 50 incidents': 'Ostatnie 50 zdarzeń',
  'Incidents that go on': 'Zdarzenia, które trwają',
  'The last 50 planned maintenances': 'Ostatnie 50 planowanych prac',
  'Maintenances that go on': 'Prace, które trwają',
  'Upcoming maintenances': 'Prace, które się jeszcze nie zaczęły',
  'The same as /api/v2/summary.json': 'To samo co /api/v2/summary.json',
  'The same again': 'To samo jeszcze raz',
  'The newest 25 incidents, one entry each, revised in place (Atom)':
    'Najnowsze 25 zdarzeń, każde jako jeden wpis, poprawiany w miejscu (Atom)',
  'The same as RSS': 'To samo jako RSS',
  'The newest 50 changes (Atom)': 'Najnowsze 50 zmian (Atom)',
  'The newest 50 changes (RSS)': 'Najnowsze 50 zmian (RSS)',
  'The newest 50 changes (JSON Feed)': 'Najnowsze 50 zmian (JSON Feed)',
  'What is expected back when, and planned work (iCalendar)':
    'Kiedy co ma wrócić i planowane prace (iCalendar)',
  'The newest 50 changes of a panel (Atom)': 'Najnowsze 50 zmian panelu (Atom)',
  'The newest 50 changes of a panel (RSS)': 'Najnowsze 50 zmian panelu (RSS)',
  'The newest 50 changes of a panel (JSON Feed)': 'Najnowsze 50 zmian panelu (JSON Feed)',
  'What is expected back when, and planned work of a panel (iCalendar)':
    'Kiedy co ma wrócić na panelu i planowane na nim prace (iCalendar)',
  'The newest 50 changes of a feature (Atom)': 'Najnowsze 50 zmian funkcji (Atom)',
  'The newest 50 changes of a feature (RSS)': 'Najnowsze 50 zmian funkcji (RSS)',
  'The newest 50 changes of a feature (JSON Feed)': 'Najnowsze 50 zmian funkcji (JSON Feed)',
  'What is expected back when, and planned work of a feature (iCalendar)':
    'Kiedy funkcja ma wrócić i planowane przy niej prace (iCalendar)',
  'In English below /en/.': 'Po angielsku pod /en/.',
  'A badge of a panel: a sign and a word': 'Odznaka panelu: znak i słowo',
  'A badge of a feature on a panel, once something has been said about it':
    'Odznaka funkcji na panelu, jeśli coś o niej podano',
  'The script that shows what concerns a panel': 'Skrypt, który pokazuje, co dotyczy panelu',
  'What that script shows': 'To, co ten skrypt pokazuje',
  'The same as a page for an iframe, which anybody may frame':
    'To samo jako strona do ramki (iframe), którą każdy może osadzić',
  'Ask by the Model Context Protocol (Streamable HTTP, stateless): lookup, status, steps, answers, history':
    'Pytaj przez Model Context Protocol (Streamable HTTP, bez sesji): lookup, status, steps, answers, history',
  'An answer in JSON-RPC, or why there is none.': 'Odpowiedź w JSON-RPC albo powód, dla którego jej nie ma.',
  'The notification was accepted.': 'Przyjęto powiadomienie.',
  'The message cannot be read; the JSON-RPC error says why.':
    'To nie jest wiadomość, którą da się przeczytać; powód jest w błędzie JSON-RPC.',
  'A page of another origin.': 'Strona z innej domeny.',
  'It is answered in JSON alone.': 'Odpowiedź jest tylko w formacie JSON.',
  'A message may have at most 16 KB.': 'Wiadomość może mieć najwyżej 16 KB.',
  'It is not JSON.': 'To nie jest JSON.',
};
