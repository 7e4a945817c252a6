import { isMisspelt, isOneSlip } from './misspelt.ts';

/** A word's letter for its kind, and its number: what it counts, or its place among its kind, from 1. */
type WordKind = readonly [letter: string, value: number];

/** The months as they are written out, in every case, and then as they are cut short. */
const MONTHS = [
  'styczen stycznia styczniu styczniem january|sty stycz jan',
  'luty lutego lutym lutemu february|lut feb',
  'marzec marca marcu marcem march|mar marz',
  'kwiecien kwietnia kwietniu kwietniem april|kwi kwie kwiet apr',
  'maj maja maju majem may',
  'czerwiec czerwca czerwcu czerwcem june|cze czerw jun',
  'lipiec lipca lipcu lipcem july|lip jul',
  'sierpien sierpnia sierpniu sierpniem august|sier sierp aug',
  'wrzesien wrzesnia wrzesniu wrzesniem september|wrz wrzes sep sept',
  'pazdziernik pazdziernika pazdzierniku pazdziernikiem october|paz pazdz oct',
  'listopad listopada listopadzie listopadem november|lis list listop nov',
  'grudzien grudnia grudniu grudniem december|gru grudz dec',
].map((row) => row.split('|').map((words) => words.split(' ')));

/**
 * The words that the lookup knows, as folding leaves them: small letters, no diacritics, ł as l; a star stands for any
 * ending. A row is a value, from 1. What the letters stand for: `lookup-grammar.ts`.
 */
const WORDS: readonly (readonly [letter: string, ...rows: string[]])[] = [
  ['M', ...MONTHS.map((row) => row.flat().join(' '))],
  ['I', 'i'],
  ['G', 'sie'],
  ['R', '', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'],
  [
    'S',
    'wiosn* spring*',
    'lato latem latu lecie summer*',
    'jesie* autumn* fall falls',
    'zima zimy zime zimie winter*',
  ],
  ['Q', 'kwarta* kw quarter* q'],
  ['T', 'tercja* trymestr* tertial* trimester* triannual'],
  ['h', 'polrocz* semestr* h'],
  ['H', 'polow* half pol'],
  ['x', 'poltor*'],
  [
    'P',
    'poczat* early beginning start wczesn*',
    'srodek srodku srodkiem srodka mid middle midway',
    'koniec konca koncu koncem koncow* schylek schylku late end ending pozn*',
  ],
  ['W', 'tydzien tygodnia tygodniu tygodniem', 'week'],
  ['w', 'tygodni* weeks'],
  [
    'U',
    'dzien dnia dniu dniem dni dniami dniach doba dobe day days',
    'miesiac* miesiec* mies month months',
    'lat lata laty years yrs',
  ],
  ['r', 'rok roku rokiem r year yr'],
  ['A', 'temu ago wstecz back'],
  ['L', 'zeszl* ubiegl* minion* poprzedni* last previous', 'ostatni* past', 'przedostatni* zaprzeszl*'],
  ['C', 'tym tego tej ta biezac* obecn* this current'],
  ['X', 'przyszl* nastepn* kolejn* next'],
  ['V', 'kilka kilku kilkoma pare paru paroma few several couple wiel* many', 'kilkanascie kilkunastu dozen'],
  [
    'c',
    'jeden jedna jedno jednego jednym one',
    'dwa dwie dwoch dwu dwoma dwiema two',
    'trzy trzech trzema three',
    'cztery czterech czterema four',
    'piec pieciu piecioma five',
    'szesc szesciu six',
    'siedem siedmiu seven',
    'osiem osmiu eight',
    'dziewiec dziewieciu nine',
    'dziesiec dziesieciu ten',
    'jedenascie jedenastu eleven',
    'dwanascie dwunastu twelve',
    'trzynascie thirteen',
    'czternascie fourteen',
    'pietnascie fifteen',
    'szesnascie sixteen',
    'siedemnascie seventeen',
    'osiemnascie eighteen',
    'dziewietnascie nineteen',
    'dwadziescia',
  ],
  [
    'o',
    'pierwsz* first',
    'drug* second',
    'trzeci* third',
    'czwarty czwarta czwarte czwartej czwartym czwartego fourth',
    'piaty piata piate piatej piatym piatego fifth',
    'szost* sixth',
    'siodm* seventh',
    'osm* eighth',
    'dziewiat* ninth',
    'dziesiat* tenth',
    'jedenast* eleventh',
    'dwunast* twelfth',
    'trzynast* thirteenth',
    'czternast* fourteenth',
    'pietnast* fifteenth',
    'szesnast* sixteenth',
    'siedemnast* seventeenth',
    'osiemnast* eighteenth',
    'dziewietnast* nineteenth',
    'dwudziest* twentieth twenty',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    'trzydziest* thirtieth thirty',
  ],
  [
    'K',
    'wigili*',
    'xmas christmas* gwiazdk* gwiazdc*',
    'sylwest*',
    'nowyrok',
    'wielkan* easter',
    'majowk* majowc*',
    'wakacj* wakacyjn*',
    'ferie ferii feriach feriami',
    'blackfriday',
    'cybermonday',
    'walenty* valentine*',
    'mikolajk*',
    'halloween',
    'swieta swiat swietach swietami swiateczn*',
    'holiday holidays vacation vacations',
    'rokszkolny',
    'thanksgiving',
    'winterbreak',
  ],
  [
    'F',
    'pozar* awari* katastrof* fire outage failure incident disaster crash',
    'pandemi* covid* koronawir* pandemic lockdown* kwarantann*',
  ],
  ['E', 'dzis dzisiaj today teraz now obecnie', 'wczoraj yesterday', 'przedwczoraj', 'jutro tomorrow'],
  [
    '~',
    '~ ok okolo ca circa about around roughly approx* chyba jakos gdzies sometime somewhere kolo maybe perhaps ' +
      'probably possibly prawdopodob* raczej pewnie moze mysle think guess bodajze',
  ],
  ['<', 'przed sprzed przedtem before earlier prior older wczesniej* starsz*'],
  ['>', 'po after later newer pozniej* nowsz* mlodsz* younger'],
  ['u', 'do until till by untill'],
  ['s', 'od odkad since from'],
  ['f', 'for przez'],
  ['b', 'miedzy pomiedzy between'],
  ['t', 'przelom* turn'],
  ['d', 'podczas trakcie czasie during'],
  ['+', 'conajmniej przynajmniej least'],
  ['m', 'ponad przeszlo over more wiecej dluzej longer'],
  ['l', 'niecal* niespelna less mniej krocej within ciagu najwyzej max maks maksymalnie most'],
  ['j', 'tuz just shortly krotko niedlugo zaraz right'],
  ['v', 'najpozniej latest'],
  ['e', 'najwczesniej earliest'],
  [
    '!',
    'nie not never nigdy except* oprocz poza bez without ani neither nor none exclud* wyklucz* zamiast watpi* doubt* wcale',
  ],
  [
    '?',
    'kojarz* przypom* pamieta* pomne znam wiem pojecia pewien pewna pewny remember recall know sure idea clue',
  ],
  [
    'q',
    'niewiem nwm idk dunno zapomni* forgot* forget unsure dawno dawna ages niedawno ostatnio recently lately longtime zawsze always',
  ],
  ['g', 'plusminus'],
  ['B', 'tylko lecz ale but natomiast rather'],
  ['i', 'juz already'],
  ['J', 'dwatysiace'],
  ['|', 'albo lub or czy ewentualnie'],
  ['&', 'oraz and'],
  ['=', 'to through thru'],
  ['^', 'up'],
  ['k', 'na'],
  ['a', 'a'],
  ['p', 'panel panelu panelem panelowi'],
  ['@', 'login* username nick email mail maila haslo password'],
  [
    'D',
    'pon poniedz* pn mon monday',
    'wt wtor* tue tues tuesday',
    'sr sroda srode srody wed wednesday',
    'czw czwartek czwartk* thu thur thurs thursday',
    'pt piatek piatk* fri friday',
    'sob sobot* sat saturday',
    'niedz* nd ndz sun sunday',
  ],
  // They say nothing, and stand inside of what does.
  [
    '',
    'w we z ze o of the in on at th st rd go pod nad dn godz t sam samym samego very towards latach than niz',
  ],
  // An account began.
  [
    '©',
    'zaloz* zaklad* utworz* stworz* powsta* otworz* otwar* zareje* rejestr* dolacz* zacz* rozpocz* ' +
      'created create opened open made make signed sign registered register registration started start joined join',
  ],
  // There was one already.
  [
    '•',
    'faktur* zamow* zlece* paczk* paczek wysyl* wyslal* sprzeda* transakcj* place placi* zaplac* oplac* abonament* wplat* ' +
      'przelew* korzyst* uzyw* uzywam dziala* logow* zalogow* loguj* invoice* order* sold sell selling paid pay payment* ' +
      'ship* used use using logged logging active receipt* subscription* ticket* zgloszen*',
  ],
  // Something happened to it.
  [
    '×',
    'problem* przesta* padl* zepsu* usun* zamkn* zamyk* zablok* skasow* zawies* stopped stop broke broken closed deleted ' +
      'removed blocked suspended cancel*',
  ],
  // They say nothing that the lookup has to know.
  [
    ' ',
    'konto konta kontem kont kontow account* ja my moj moja moje mojego mam mialem mialam ma jest bylo byl byla byly ' +
      'that it is was were an have had has ive im we us our been be did got tak yes hej hello hi ' +
      'kiedy bedzie beda when jakies latach years old which ktory nowe new sklep* baselinker* dokladnie exactly letni* ' +
      'okres* sezon* czas* time poprostu prosze please jednak wtedy then sprzet* uzytkownik* user there something cos',
  ],
];

const known = new Map<string, WordKind>();
const stems = new Map<string, WordKind>();
for (const [letter, ...rows] of WORDS) {
  rows.forEach((row, index) => {
    for (const word of row.split(' ').filter(Boolean)) {
      const [list, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [known, word];
      if (!list.has(key)) list.set(key, [letter, index + 1]);
    }
  });
}

/** Words that turn a meaning round: passed over for a slip of the pen, they would say the opposite. */
const SIGNS = WORDS.flatMap(([letter, ...rows]) =>
  /[<>!b]/.test(letter)
    ? rows.flatMap((row) =>
        row
          .split(' ')
          .filter((form) => !form.endsWith('*'))
          .map((form) => [letter, form] as const),
      )
    : [],
);

/** What a word is, `_` when it is not known. A month, and a word that turns a meaning round, is known with one slip of the pen in it. */
export function classifyWord(word: string): WordKind {
  const found = known.get(word) ?? byStem(word);
  if (found) return found;
  const months = MONTHS.flatMap(([forms = []], index) =>
    forms.some((form) => isMisspelt(word, form)) ? [index + 1] : [],
  );
  if (months.length === 1) return ['M', months[0] ?? 0];
  const signs = new Set(SIGNS.flatMap(([sign, form]) => (isOneSlip(word, form) ? [sign] : [])));
  const [sign = '_'] = signs.size === 1 ? signs : [];
  return [sign, sign === '_' ? 0 : 1];
}

/** The longest beginning that is known decides. */
function byStem(word: string): WordKind | undefined {
  for (let { length } = word; length > 2; length -= 1) {
    const found = stems.get(word.slice(0, length));
    if (found) return found;
  }
  return undefined;
}
