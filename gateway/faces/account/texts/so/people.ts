import type { Translation } from '../../../language/texts.ts'
import type { people as english } from '../en/people.ts'

/** Who acts for me, and for whom I act: in Somali. To be reviewed by speakers. */
export const people = {
  people: {
    title: 'Dadka ii dhaqma',
    intro: 'Dadkani way kuu dooran karaan, ama way arki karaan diiwaankaaga, sababtoo ah sharciga ayaa sidaas qaba.',
    none: 'Cid kuu dhaqanta lama diiwaangelin.',
    sees: 'Wuu arki karaa diiwaankaaga',
    seesNot: 'Ma arki karo diiwaankaaga',
    since: 'Tan iyo {day}',
    until: 'Ilaa {day}',
    end: 'Ka jooji inuu arko diiwaankayga',
    endTitle: 'Ma ka joojinaysaa qofkan inuu arko diiwaankaaga?',
    endText:
      'Mar dambe ma arki doono diiwaankaaga. Waa loo sheegi doonaa. Weli wuu kuu dooran karaa in wax aan la wadaagin.',
    endSure: 'Haa, ka jooji inuu arko diiwaankayga',
    endButton: 'Hadda jooji',
    ended: 'Mar dambe ma arki karo diiwaankaaga.',
    tooYoung: 'Laga bilaabo 11 jir waad ka joojin kartaa qof inuu arko diiwaankaaga.',
    person: 'Qof',
  },
  others: {
    title: 'Dadka aan u dhaqmo',
    intro:
      'Waad u dhaqmi kartaa ilmaha aad daryeesho. Sidoo kale waad u dhaqmi kartaa qof weyn oo aan keligiis go’aan gaari karin, haddii sharcigu sidaas qabo.',
    find: 'U dhaqan qof kale',
    number: 'Lambarkiisa NHS',
    hint: 'Wuxuu leeyahay 10 tiro, tusaale 999 001 0005',
    not: 'Haddii aad qof u dhaqmi karto oo halkan aysan ka shaqayn, weydii rugta GP-giisa. Rugtu waa inay marka hore qortaa xaqaaga.',
    unclear: 'Geli lambar NHS oo 10 tiro ah, tusaale 999 001 0005',
    notYours:
      'Ma hayno diiwaan sheegaya inaad u dhaqmi karto qof leh lambarkan NHS. Hubi lambarka. Haddii uu sax yahay, weydii rugta GP-giisa',
    yourself: 'Kani waa lambarkaaga NHS. Geli lambarka qofka aad u dhaqanto',
    unchecked: 'Hadda ma hubin karin. Isku day mar kale dhowr daqiiqo kaddib',
  },
  acting: {
    banner: 'Waxaad u dhaqmaysaa',
    number: 'Lambarka NHS {number}',
    stop: 'Jooji, oo dooro qof kale',
    own: 'Ku noqo akoonkayga',
    home: 'Guudmar',
    title: 'Waxa aad u samayn karto',
    choicesHint: 'U sheeg cidda arki karta diiwaankiisa iyo cidda aan arki karin.',
    recordHint: 'Arag waxa dadka kale arki lahaayeen: xasaasiyadda, daawooyinka iyo waxyaabo kale.',
    waiting: 'Jawaab sugaya',
    see: 'Arag',
    asked: 'Waxaad u codsatay in wax badan la wadaago. Waxay sugaysaa ogolaanshihiisa.',
    seesNot: 'Waad u dooran kartaa, laakiin ma arki kartid diiwaankiisa.',
    why: 'Sababta aad ugu dhaqmi karto',
    news: 'Wararka doorashooyinkiisa',
  },
} as const satisfies Translation<typeof english>
