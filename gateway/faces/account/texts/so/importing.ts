import type { Translation } from '../../../language/texts.ts'
import type { importing as english } from '../en/importing.ts'

/** A choice that another service wrote down, read from a file: in Somali. To be reviewed by speakers. */
export const importing = {
  import: {
    title: 'Ka isticmaal doorasho fayl',
    intro:
      'Adeeg kale ayaa laga yaabaa inuu doorashadaada fayl kuugu siiyey. Faylka waxaa la yiraahdaa FHIR Consent. Halkan ka dooro.',
    strict: 'Waxba lama kaydin ka hor waxaan ku tusaynaa macnihiisa. Haddii aynaan macnaha hubin, ma isticmaalno.',
    file: 'Dooro faylka',
    fileHint: 'Magaciisu badanaa wuxuu ku dhammaadaa .json',
    paste: 'Ama halkan geli waxa ku qoran',
    read: 'I tus macnihiisa',
    empty: 'Dooro fayl, ama geli waxa ku qoran',
    tooLong: 'Faylkani aad buu u dheer yahay. Isticmaal 200,000 xaraf ama ka yar',
    notJson: 'Faylkan ma akhrin karno. Waa inuu ahaadaa FHIR Consent ku qoran JSON',
    meansTitle: 'Macnaha faylkan',
    meansIntro: 'Si fiican u akhri. Weli waxba lama kaydin.',
    leftOut: 'Faylku wuxuu sheegayaa sababo kale oo aan waxba halkan weligood loogu muujin. Waan ka tagnaa: {codes}.',
    refusedTitle: 'Faylkan ma isticmaali karno',
    refusedIntro: 'Waxba lama kaydin. Macnaha fayl ma malaynno. Waa kan sababta aynaan u isticmaali karin:',
    other: 'Isticmaal fayl kale',
  },
} as const satisfies Translation<typeof english>
