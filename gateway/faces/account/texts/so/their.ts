import type { Translation } from '../../../language/texts.ts'
import type { their as english } from '../en/their.ts'

/** What is said otherwise of a person who is acted for: the same names as of oneself: in Somali. To be reviewed by speakers. */
export const their = {
  their: {
    choices: {
      title: 'Doorashooyinkiisa',
      intro:
        'Doorashooyinkani waxay sheegaan cidda arki karta diiwaankiisa. Goor kasta waad beddeli kartaa. Isbeddelku isla markiiba wuu shaqeeyaa.',
      now: 'Doorashooyinkiisa hadda',
      none: 'Weli doorasho lama samayn. Ilaa markaas cidna kuma aragto diiwaankiisa adeeggan. Goobaha sameeyey diiwaannada weli way arki karaan.',
      fhir: 'Soo degso dhammaan doorashooyinkiisa (FHIR, fayl kombiyuutarro)',
      stage: {
        PROXY_DECIDES: 'Ilaa uu 11 jir noqdo, adigaa u go’aamiya.',
        BOTH_WIDEN:
          'Da’diisu waa 11 ilaa 15. Waad dooran kartaa in aan la wadaagin. Si wax badan loo wadaago, labadiinnuba waa inaad ogolaataan.',
        UNKNOWN: 'Ma naqaan taariikhda dhalashadiisa. Waad dooran kartaa in aan la wadaagin.',
      },
    },
    choice: {
      permitAll: 'La wadaag diiwaankiisa qof kasta oo daryeela',
      denyAll: 'Ha la wadaagin diiwaankiisa cidna',
      permitPlaces: 'La wadaag diiwaankiisa {places}',
      denyPlaces: 'Ha la wadaagin diiwaankiisa {places}',
      what: 'Doorashada',
      asked: 'Sida loo codsaday',
      askedEnd: 'Sida loo codsaday dhammaadka',
      PATIENT: 'Isaga laftiisa, {day}',
      PRACTICE: 'Rugta GP-giisa, {day}',
      POINT_OF_CARE: 'Shaqaale caafimaad oo la joogay, {day}',
      PROXY: 'Adiga, ama qof kale oo u dhaqmi kara, {day}',
      liftYes: 'Shaqaaluhu way eegi karaan haddii ay sabab sheegaan. Qofka waa loo sheegayaa.',
    },
    start: {
      everyone: 'In lala wadaago qof kasta oo daryeela',
      everyoneHint:
        'Shaqaalaha London ee daryeela ayaa arki kara diiwaankiisa. Diiwaannada xasaasiga ah waa qarsoodi ilaa aad iyagana wadaagto.',
    },
    editor: {
      liftHint:
        'Tani waa marka noloshiisu halis ku jirto oo aan cidna la weydiin karin. Shaqaaluhu waa inay sabab sheegaan. Mar kasta qofka waa loo sheegayaa.',
    },
    preview: {
      changes: 'Waxa iska beddelaya daryeelkiisa',
      noChange: 'Daryeelkiisa, waxba iskama beddelaan cidda waxa arki karta.',
      noChangeHere: 'Daryeelkiisa, waxba iskama beddelayaan waxa goobahani arki karaan.',
      nothing: 'Waxba, doorashooyinkiisa awgood',
      emergencyCount:
        'Haddii shaqaaluhu sabab sheegaan, {count} ka mid ah {total} goobood ayaa eegi kara qayb ka mid ah diiwaankiisa. Qofka waa loo sheegi doonaa.',
    },
    record: {
      title: 'Diiwaankiisa',
      intro: 'Kani waa waxa adeeggu hadda ka helay isaga. Mar kasta waa la weydiiyaa, lamana hayo.',
      english: 'Diiwaankiisa waxaa lagu tusayaa erayada dadkii qoray, inta badan Ingiriisi.',
      moreKinds: 'Wax kale oo diiwaankiisa ah',
      backTo: 'Ku noqo diiwaankiisa',
      unverified:
        'Kama hubin karin faahfaahintiisa adeegga qaranka. Sidaas darteed si fiican u eeg inay isaga ku saabsan tahay.',
    },
    told: {
      title: 'Isbeddellada diiwaankiisa',
      intro: 'Waxaad naga codsatay inaan kuu sheegno marka wax iska beddelaan diiwaankiisa.',
      maybe: 'Kani waa isbeddeli karay. Ma hayno waxa ku qoran. Si aad u akhrido, fur diiwaankiisa.',
      see: 'Arag qaybtan diiwaankiisa',
      off: 'Laguuma sheego marka diiwaankiisu isbeddelo.',
      choose: 'Ii sheeg marka diiwaankiisu isbeddelo',
      chooseIntro:
        'Halkan ayaan kuugu sheegnaa. Waad joojin kartaa mar kasta. Waxay kaloo dhammaataa marka aadan diiwaankiisa arki karin.',
      done: {
        on: 'Halkan ayaa laguugu sheegi doonaa marka diiwaankiisu isbeddelo.',
      },
    },
    words: {
      ground: {
        PARENTAL_RESPONSIBILITY: 'Waalid ama daryeele, ilaa uu 16 jirsado',
      },
      purpose: {
        TREAT: 'Si loo daryeelo',
        BTG: 'Xaalad degdeg ah, iyada oo aan marka hore la weydiin',
      },
      notice: {
        POINT_OF_CARE: 'Shaqaale caafimaad ayaa qoray inuu qofku u oggolaaday inuu arko diiwaankiisa.',
        RECORDED_BY_PRACTICE: 'Rugta GP-giisa ayaa beddeshay doorasho.',
        RECORDED_BY_PROXY: 'Qof u dhaqma ayaa beddelay doorasho.',
        PROXY_RIGHT_RECORDED: 'Rugta GP-giisa ayaa qortay in qof u dhaqmi karo.',
        PROXY_RIGHT_ENDED: 'Rugta GP-giisa ayaa qortay in qof aanu mar dambe u dhaqmi karin.',
      },
    },
  },
} as const satisfies Translation<typeof english>
