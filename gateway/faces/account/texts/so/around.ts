import type { Translation } from '../../../language/texts.ts'
import type { around as english } from '../en/around.ts'

/** The frame, the way in and out, the home, and what each problem says: in Somali. To be reviewed by speakers. */
export const around = {
  frame: {
    skip: 'U bood qaybta ugu muhiimsan',
    signOut: 'Ka bax',
    about: 'Ku saabsan adeeggan',
    demo: 'Tijaabo',
    simulated: 'London been abuur ah: dad dhab ah ma jiraan',
    problem: 'Waxbaa khaldan',
    error: 'Khalad',
    moment: '{day}, saacadda {clock}',
    idle: 'Waan ku saari doonnaa saacadda {clock} haddii aadan waxba samayn ilaa markaas. Haddii taasi dhacdo, mar kale gal oo foomka mar kale dir: wixii aad qortay waa la hayaa.',
    languages: 'Luqadda',
    home: '{service}, bogga hore',
    more: 'Wax dheeraad ah',
    browse: 'Daalaco',
    menu: 'Liiska',
    account: 'Akoonka',
    footer: {
      about: 'Ku saabsan adeeggan',
      register: 'Diiwaanka heshiisyada (Ingiriisi)',
      accessibility: 'Bayaanka helitaanka (Ingiriisi)',
    },
    signedOut: {
      title: 'Mar kale gal si aad u dirto wixii aad qortay',
      why: 'Waan ku saarnay sababtoo ah muddo waxba lama samayn. Weli waxba lama kaydin, wixii aad qortayna waxay weli ku jiraan boggan.',
      signIn: 'Mar kale gal (wuxuu ku furmayaa tab cusub)',
      comeBack: 'Ku soo noqo tabkan oo sii wad. Waad eegi kartaa wixii aad qortay ka hor inta aan la dirin.',
      goOn: 'Waan galay, sii wad',
      again: 'Mar kale ayaad gashay tan iyo markii aad boggan furtay. Eeg wixii aad qortay, ka dibna mar kale dir.',
    },
  },
  service: 'Diiwaankayga caafimaadka',
  nav: {
    home: 'Bilow',
    choices: 'Doorashooyinkayga',
    record: 'Diiwaankayga',
    log: 'Yaa eegay',
    people: 'Dadka',
    others: 'Cidda aan u dhaqmo',
  },
  problem: {
    startAgain: 'Mar kale bilow',
    DOCUMENT: {
      title: 'Dukumeentigan hadda lama furi karo',
      text: 'Xiriirka dukumeentigu wuxuu shaqeeyaa 5 daqiiqo, oo keliya qofka la tusay.\nKu noqo diiwaanka oo mar kale soo rar bogga. Ka dibna halkaas ka fur dukumeentiga.',
    },
    NOT_FOUND: {
      title: 'Bogga lama helin',
      text: 'Haddii aad adigu qortay ciwaanka, hubi.\nWaxa aad raadinayso waa laga yaabaa in la qaaday.',
    },
    FORBIDDEN: { title: 'Ma arki kartid boggan', text: 'Adigu ma lihid inaad aragto ama beddesho.' },
    BUSY: { title: 'Adeeggu waa mashquul', text: 'Waxba isma beddelin. Sug hal daqiiqo, ka dibna mar kale isku day.' },
    UNAVAILABLE: {
      title: 'Waan ka xunnahay, adeeggu ma shaqaynayo',
      text: 'Hadda ma hubin karno doorashooyinkaaga, mana qori karno cidda eegaysa. Sidaas darteed waxba lama tusin, waxbana lama beddelin.\nMar kale isku day dhowr daqiiqo ka dib.',
    },
    INTERNAL: {
      title: 'Waan ka xunnahay, wax baa khaldamay',
      text: 'Dhibaatadu waa dhinacayaga. Waxba isma beddelin. Mar kale isku day dhowr daqiiqo ka dib.',
    },
    SIGN_IN_FAILED: {
      title: 'Ma aadan geli karin',
      text: 'Waqti dheer ayay qaadatay, ama lama dhammayn.\nMar kale bilow. Haddii ay sii socoto, xir biraawsarka oo mar kale fur.',
    },
    IDENTITY_UNAVAILABLE: {
      title: 'Hadda ma geli kartid',
      text: 'NHS login kama jawaabayo. Mar kale isku day dhowr daqiiqo ka dib.',
    },
    REQUEST_TOO_LARGE: {
      title: 'Wax badan ayaad dirtay',
      text: 'Waxba lama kaydin. Dib u noqo, soo gaabi oo mar kale dir.',
    },
    REQUEST_MALFORMED: {
      title: 'Ma akhrin karin wixii aad dirtay',
      text: 'Waxba isma beddelin. Dib u noqo oo mar kale isku day.',
    },
    INPUT_INVALID: {
      title: 'Ma akhrin karin ciwaanka bogga',
      text: 'Ku noqo bogga aad ka timid oo mar kale isku day.',
    },
    HANDLE_ENDED: {
      title: 'Mar kale dooro qofka',
      text: 'Bogga qofka aad u dhaqanto wuxuu shaqeeyaa 2 saacadood, adiga oo keliya. Kani mar dambe ma shaqeeyo.\nWaxba isma beddelin.',
    },
    NOT_ACTING: {
      title: 'Kan uma arki kartid, umana samayn kartid',
      text: 'Xaqaagii aad qofkan ugu dhaqmi jirtay wuu dhammaaday, ama kan kuma jiro. Waxba lama tusin, waxbana isma beddelin.\nHaddii aad u malaynayso inay khalad tahay, weydii rugta GP-giisa.',
    },
    NOT_OURS: {
      title: 'Kan lagama dirin boggeenna',
      text: 'Si aan kuu ilaalinno, waxba lama samayn. Ka fur bogga adeeggan dhexdiisa oo halkaas ka dir.',
    },
  },
  common: {
    back: 'Dib u noqo',
    goOn: 'Sii wad',
    cancel: 'Jooji',
    day: 'Maalin',
    month: 'Bil',
    year: 'Sannad',
    next: 'Xiga',
    first: 'Ku noqo kuwa ugu cusub',
    partial: 'Qayb ka mid ah boggan lama soo rari karin. Mar kale isku day dhowr daqiiqo ka dib.',
    important: 'Muhiim',
    saved: 'Waa la kaydiyey',
  },
  notProved: {
    title: 'Waa inaad caddaysaa cidda aad tahay',
    why: 'Waxaad ku gashay NHS login, laakiin NHS login si buuxda uma hubin cidda aad tahay. Diiwaannada caafimaadku waa qarsoodi, sidaas darteed waa inaan hubnaa ka hor inta aannaan waxba ku tusin.',
    steps: 'Waxa la sameeyo',
    one: 'Fur NHS App, ama tag goobta dejinta NHS login.',
    two: 'Dooro inaad caddayso cidda aad tahay. Waxaad u baahan doontaa aqoonsi sawir leh, sida baasaboor ama shatiga wadista. Waxaa laga yaabaa in lagu weydiiyo inaad duubto muuqaal gaaban oo wejigaaga ah.',
    three: 'Marka NHS login ay sheegto in la dhammeeyey, soo noqo oo halkan mar kale ka gal.',
    other:
      'Haddii aadan haysan aqoonsi sawir leh, rugta GP-gaaga ayaa ku caawin karta. Waxay sidoo kale kuu qori kartaa doorashooyinkaaga.',
    again: 'Mar kale gal',
  },
  signedOut: {
    title: 'Waad ka baxday',
    text: 'Haddii dad kale isticmaalaan kombiyuutarkan ama taleefankan, biraawsarkana xir.',
    again: 'Mar kale gal',
  },
  signedIn: {
    title: 'Waad gashay',
    text: 'Xir tabkan. Ku noqo tabka ay ku jiraan wixii aad qortay, halkaasna ka sii wad.',
  },
  home: {
    title: 'Akoonkaaga',
    intro:
      'Diiwaannadaada caafimaadka waxaa haya isbitaallada, rugaha GP-ga iyo golayaasha ku daryeela. Halkan waxaad ka dooranaysaa cidda kale ee arki karta.',
    waiting: 'Adiga ayay ku sugayaan',
    news: 'Warar ku saabsan doorashooyinkaaga',
    noNews: 'War cusub ma jiro.',
    answer: 'Ka jawaab',
    choices: 'Sheeg cidda arki karta diiwaankaaga iyo cidda aan arki karin.',
    record: 'Arag waxa dadka kale arki lahaayeen: xasaasiyadda, daawooyinka iyo waxyaabo kale.',
    log: 'Arag mar kasta oo qof weydiistay diiwaankaaga, iyo sababta.',
    people: 'Arag cidda kuu dhaqmi karta.',
  },
} as const satisfies Translation<typeof english>
