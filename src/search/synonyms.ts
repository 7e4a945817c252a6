import type { Locale } from '../domain/locale.ts';
import { foldWord } from './fold.ts';

/** Words that say nothing of what is asked. */
const STOP_WORDS: Readonly<Record<Locale, string>> = {
  pl:
    'a aby albo ale ani az bardzo bez bo bo być był była było były będą będzie by chce chcę chciałbym ci co coś czego czemu czy ' +
    'czyli dalej dla dlaczego do dobry dzień dobrze gdy gdzie go i ich ile im ja jak jaki jakie jakiś je jego jej jest ' +
    'jestem jeszcze jeśli już każdy kiedy kto która które którego który ktoś lub ma mają mam mamy mi mieć mnie moje ' +
    'mogę można mój musi muszę my na nad nam nas nasz nic nich nie niej no o od on one oraz państwo po pod pomoc pomocy ' +
    'proszę przez przy robić są się skąd so swoje ta tak tam te tego tej ten teraz to tu tutaj twój ty tylko u w we wiedzieć wiem wy ' +
    'witam z za zrobić ze znów znowu że żeby działa działają',
  en:
    'a about after all already am an and any are as at back be been being but by can cannot cant could did do does dont ' +
    'for from get gets getting got had has have hello help hey hi how i if in into is it its just know me my no not now of on or our ' +
    'please should so some still than that the their them then there these they this those to was we were what when where ' +
    'whether which who why will with would yes yet you your im ive work works working',
};
