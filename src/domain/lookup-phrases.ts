/** Nouns that numbers count, in the forms in which they do. */
const COUNTED =
  'zl|zlotych|pln|eur|euro|usd|gbp|dolarow|tys|szt|sztuk|ofert|aukcji|produktow|towarow|zamowien|paczek|klientow|osob|' +
  'orders|offers|auctions|items|products|listings|parcels|skus?|customers|users|people|employees';

/** A length of time, and not the year that goes on with its number. */
const SPAN =
  '(?:(?:a|an|one|two|three|four|five|six|jeden|dwa|dwie|dwoch|trzy|trzech|cztery|piec|kilka|few|pol|poltora|half a|\\d\\d?) )?' +
  '(?:rok|roku|lata?|years?|miesi\\w+|months?|tygod\\w+|tydzien|weeks?|kwartal\\w*)\\b(?! \\d)';

/** What goes on behind the first digits of a number that counts something. */
const MANY = String.raw`(?:[ .,]\d{3})* ?(?:${COUNTED})\b`;

const MORE = 'starsz\\w*|wczesniej\\w*|dluzej|dawniej|wiecej|older|earlier|longer|more';
const LESS = 'mlodsz\\w*|nowsz\\w*|pozniej\\w*|krocej|mniej|younger|newer|later|shorter|less';

/** What several words say together, and how it is said in one. */
const PHRASES: readonly (readonly [phrase: RegExp, word: string])[] = [
  // A quoted line, an arrow, a tag; at least and at most in signs.
  [/^(?:> ?)+(?=[a-z])/, ''],
  [/^> (?=\d)/, 'najwczesniej '],
  [/[-=]+>/, ' '],
  [/<\/?[a-z][^<>]*>/, ' '],
  [/>=|≥/, ' najwczesniej '],
  [/<=|≤/, ' najpozniej '],
  [/\b(\d\d?) ?\+ ?(?=years?|yrs|lat|months|miesi|weeks|tygod|days|dni)/, 'conajmniej $1 '],
  [/(\d) ?\+(?= |$)/, '$1 najwczesniej'],
  [/\b(?:i |and |lub |or )?(?:wzwyz|w gore|up|upwards?|above)$/, 'najwczesniej'],
  // Numbers that are no time: 2000 offers, 1999 zł, order no. 2018.
  [
    new RegExp(
      String.raw`(\b(?:w|we|z|ze|od|do|po|przed|rok|roku|in|since|from|before|after|until|by) \d+(?=${MANY}))|\b\d+${MANY}`,
    ),
    '$1 ',
  ],
  [/\+\d[\d -]{6,}\d|\b(?:\d{3}[ -]\d{3}[ -]\d{3}|\d{3}-\d\d-\d\d-\d{3}|\d\d-\d{3})\b|\d+ ?%/, ' '],
  [/[$€£] ?\d+|\d+ ?[$€£]/, ' '],
  [/(?:\b(?:nr|numer\w*|number|id|no\.)|#) ?[:.#]? ?#?\d[\d./-]*/, ' '],
  // At 11, o 23, godz. 15.30, 11 pm.
  [/\b(\d\d?)\.([0-5]\d) ?([ap])\.?m\b/, '$1:$2 $3m'],
  [/(^|[^:.\w])(\d\d?) ?([ap])\.?m\b/, '$1$2:00 $3m'],
  [/\bgodz[a-z]*\.? ?\d\d?(?:[.:]\d\d)?-\d\d?(?:[.:]\d\d)?\b/, ' '],
  [/\bgodz[a-z]*\.? ?([01]?\d|2[0-3])[.:]([0-5]\d)\b/, '$1:$2'],
  [/(?:\bgodz[a-z]*\.?|(\d(?: r| roku)?\.?,? )(?:o|at)) ([01]?\d|2[0-3])\b(?![:.]?\d| ?[a-z])/, '$1$2:00'],
  [
    /\((?:[a-z]+ )+time\)|\b(?:czasu (?:polsk|warszaw|lokal|miejsc|naszego)[a-z]*|(?:polish|warsaw|local|our|my) time|europe\/warsaw)\b/,
    ' ',
  ],
  [/(:[0-5]\d(?: ?[ap]\.?m\b\.?)?) ?(?:czasu [a-z]+|(?:[a-z]+ )?[a-z]+ time|[a-z]+\/[a-z_]+)\b/, '$1 zzzt '],
  [/\b(?:dzien dobry|dobry wieczor|good (?:morning|afternoon|evening))\b/, ' '],
  // 17112019, 20191117, 2019-W47.
  [/(\d\d)(\d\d)(?=(19|20)\d\d(?!\d))/, '$1-$2-'],
  [/(\d{4})(\d\d)(?=\d\d(?!\d))/, '$1-$2-'],
  [/\b(\d{4})-?w(\d\d)(-\d)?\b/, '$1 tydzien $2'],
  [/\bk?w(\d\d)(?![\d.])/, 'tydzien $1'],
  // 17-go, 1szy, 3rd; 1.5 roku.
  [/(\d)-?(?:te)?(?:go|ego|sz[aey]|szego|g[ai]|giego|c[ai]|ciego|t[ay]|m[ay]|me|st|nd|rd|th)\b/g, '$1'],
  [/\b1[.,]5 (?=roku|year)/, 'poltora '],
  [/\bpol ?(?=roku|miesiaca|wieku)/g, 'pol '],
  [/\b(?:do|did|does|ca|can|could|would|wo|should|was|is|are|were|have|has|had)n'?t\b/g, 'not'],
  [/\bcan ?not\b/, 'not'],
  // What does not work has no beginning to deny.
  [
    /\b(?:nie|not|cannot) (?:(?:moge|mozemy|mozna|da) (?:sie )?|dziala\b|widze\b|widac\b|wchodzi\b|otwiera\b|laduje|loguj|zaloguj|pobiera\b|pobieraja|synchronizuj|mam (?:dostepu|zamowien|ofert)|work|log|load|see\b|access|sign in|get (?:in|into)\b|respond)\w*/,
    'problem',
  ],
  [
    /\b(?:other|rather|apart|aside) (?:than|from)|instead of|(?:z|za) wyjatkiem|inn[aey][a-z]* niz\b/,
    'except',
  ],
  // Of two accounts one and the other: no ordinals.
  [
    /\b(?:jedn[oae]|jeden|drug[ia]e?|pierwsz[aey]|trzeci[ae]?|first|second|third|other|one) (?:konto |account )?(?=(?:z|ze|od|mam|jest|from|since|is|was) |\d{4}\b)/,
    'konto ',
  ],
  [/\bkont[oa](?: mam| mamy| jest| sklepu)? ze? /, 'konto zalozone '],
  [/\b(?:kont[oa] mamy?|mamy? kont[oa]) od /, 'konto zalozone od '],
  [
    /\b(?:some|any|one|jakis|pewnego|ktoregos|jakiegos) (?:day|time|dnia|dzien|czas)(?= (?:after|before|in|po|przed|w)\b)/,
    ' ',
  ],
  [
    /\b(?:przed chwila|chwil[ae] temu|(?:a )?(?:moment|minute|second) ago|just now|minut[aey]? temu|minutes ago)\b/,
    'dzis',
  ],
  [/\b(?:godzin[aey]? temu|an hour ago|hours ago)\b/, 'wczoraj - dzis'],
  [/\bdekad[aey]|decade\b/, '10 lat'],
  [/\b(?:one|1) and a half years?\b/, 'poltora roku'],
  [/\bfortnight\b/, '2 weeks'],
  // The English I joins nothing.
  [
    /\bi (?=(?:signed|opened|created|made|registered|started|joined|have|had|am|was|think|guess|got|do|did|can|not|sell|sold|last|first|used?|just|set|believe|remember)\b)/,
    '',
  ],
  [/\byears? old\b/, 'year ago'],
  [/\b(?:the )?(\w+) before last\b/, 'przedostatni $1'],
  // Older than a year, not more than two; a year and a bit; in two years.
  [new RegExp(`\\b(?:za|in(?= \\w+ ?\\w* (?:time|from))) ${SPAN}|${SPAN} from now`), 'jutro'],
  [new RegExp(`\\b(?:nie|not|no) (?:${MORE}) (?:niz |than )?(?=${SPAN})`), 'niecaly '],
  [new RegExp(`\\b(?:nie|not|no) (?:${LESS}) (?:niz |than )?(?=${SPAN})`), 'conajmniej '],
  [new RegExp(`\\b(?:${MORE}) (?:niz|than) (?=${SPAN})`), 'ponad '],
  [new RegExp(`\\b(?:${LESS}) (?:niz|than) (?=${SPAN})`), 'niecaly '],
  [new RegExp(`\\bup to (?=${SPAN})`), 'niecaly '],
  [
    new RegExp(
      `\\b(${SPAN}) (?:z (?:hakiem|okladem|kawalkiem|gora|czyms)|i troche|and a bit|and change|plus)\\b`,
    ),
    'ponad $1',
  ],
  [/\b(dwa|trzy|cztery|two|three|four|\d) (?:i pol|and a half) (roku|years?)\b/, '$1 lata i pol'],
  [/\b(\d)[.,]5 (roku|lat[a-z]*|years?)\b/, '$1 lata i pol'],
  [/\bnie(?=pamie|wiem\b)/, 'nie '],
  [/\bno (?=later|earlier|sooner|idea|clue)/, 'not '],
  [
    /\b(?:trudno|ciezko) (?:powiedziec|stwierdzic)|hard to (?:say|tell)|not (?:say|tell)|(?:who|god) knows|(?:kto|bog) wie\b/,
    'longtime',
  ],
  [
    /\blong (time )?ago|nie mam pojecia|jakis czas temu|some ?time ago|a while (?:ago|back)|kiedys\b/,
    'longtime',
  ],
  [
    /\b(?:od kiedy|odkad) pamietam|(?:as (?:long|far)(?: back)? as|since) (?:i )?(?:can )?remember\b/,
    'longtime',
  ],
  [/\+ ?\/ ?-|±|\b(?:give or take|plus minus)\b/, ' plusminus '],
  [/\bmniej wiecej|more or less|cos kolo|or so|or thereabouts|lub cos|czy cos\b/, '~'],
  [/(\d)ish\b|-ish\b/, '$1 ~ '],
  [/\b(br|b\. ?r)\b\.?/, 'tego roku'],
  [/\bub\.? ?r(oku)?\b\.?/, 'zeszlego roku'],
  [/\b(e-mail|user name|nazw\w+ (uzytkownika|konta|sklepu))/, 'username'],
  [/\b(?:any\w*|all|every\w*) but\b/, 'except'],
  [/\b(dwa tysiace|two thousand|twenty(?=[ -](?:ten|eleven|twelve|\w+teen|twenty)\b))/, 'dwatysiace'],
  [/\b(easter) (holidays?|break)\b/, '$1'],
  [/\bchristmas (holidays?|break)\b/, 'xmas'],
  [/\bmay (?=be\b|have\b)/, 'maybe '],
  [/\bco (?=najmniej\b)/, ''],
  [/\bnajmniej\b/, 'conajmniej'],
  [/\bcovid-?19\b/, 'covid'],
  [/\bnew years? eve\b/, 'sylwester'],
  [/\b(now\w+ )?rok(u|iem)? (szkoln|akademick)\w+|(school|academic) year\b/, 'rokszkolny'],
  [/\bnow(y|ego|ym|emu) rok(u|iem|owi)?\b|\bnew year'?s?( day)?\b/, 'nowyrok'],
  [/\b(swi[ae]\w+ )?boz\w+ narodzen\w+|christmas day\b/, 'xmas'],
  [/\bchristmas eve\b/, 'wigilia'],
  [/\b(swi[ae]\w+ )wielkan\w+/, 'wielkanoc'],
  [/\bblack (friday|week)|czarn\w+ piat\w+/, 'blackfriday'],
  [/\bcyber monday\b/, 'cybermonday'],
  [/\bsummer (holidays?|break|vacations?)\b/, 'wakacje'],
  [/\bwinter (holidays?|break|vacations?)\b/, 'winterbreak'],
  [/\bferi\w+ zimow\w+/, 'ferie'],
];

const EVERYWHERE = PHRASES.map(([phrase, word]) => [new RegExp(phrase, 'g'), word] as const);

/** Folded text with its phrases put as the words that the lookup knows. */
export function putPhrases(folded: string): string {
  return EVERYWHERE.reduce((said, [phrase, word]) => said.replace(phrase, word), folded);
}
