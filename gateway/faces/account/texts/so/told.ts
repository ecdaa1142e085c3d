import type { Translation } from '../../../language/texts.ts'
import type { told as english } from '../en/told.ts'

/** Being told that the record changed: in Somali. To be reviewed by speakers. */
export const told = {
  told: {
    title: 'Isbeddellada diiwaankayga',
    intro: 'Waxaad naga codsatay inaan kuu sheegno marka wax iska beddelaan diiwaankaaga.',
    maybe: 'Kani waa isbeddeli karay. Ma hayno waxa ku qoran. Si aad u akhrido, fur diiwaankaaga.',
    from: 'Ka yimid {place}',
    see: 'Arag qaybtan diiwaankayga',
    seen: 'Kuwan waan arkay',
    none: 'Wax cusub ma jiraan.',
    partly: 'Qaar hadda ma hubin karin. Isku day mar kale dhowr daqiiqo kaddib.',
    about: 'Waxa laguu sheego',
    change: 'Beddel ama jooji',
    off: 'Laguuma sheego marka diiwaankaagu isbeddelo.',
    choose: 'Ii sheeg marka diiwaankaygu isbeddelo',
    chooseIntro:
      'Waxaan kuugu sheegnaa halkan, akoonkaaga. Waad joojin kartaa mar kasta, isla markiibana wuu joogsadaa.',
    want: 'Ma rabtaa in laguu sheego?',
    yes: 'Haa',
    no: 'Maya',
    kinds: 'Maxaad rabtaa in laguu sheego?',
    kindsHint: 'Calaamadee dhammaan waxaad rabto.',
    message: 'Fariin ma rabtaa sidoo kale?',
    messageHint:
      'Waxaan iimayl ama fariin u dirnaa cinwaanka ama lambarka ay NHS kaa hayso. Waxay sheegtaa oo keliya inay wax la arko jiraan. Ugu badnaan hal maalintii.',
    messageYes: 'Haa, fariin ii soo dir',
    save: 'Kaydi',
    news: 'Wax diiwaankaaga ka mid ah ayaa laga yaabaa inay isbeddeleen',
    newsLink: 'Arag waxa laga yaabo inay isbeddeleen',
    done: {
      on: 'Halkan ayaa laguugu sheegi doonaa marka diiwaankaagu isbeddelo.',
      off: 'Mar dambe laguuma sheegi doono.',
      seen: 'Kuwan waad aragtay. Waa la qaaday.',
    },
  },
} as const satisfies Translation<typeof english>
