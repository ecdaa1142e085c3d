import type { Translation } from '../../../language/texts.ts'
import type { their as english } from '../en/their.ts'

/** What is said otherwise of a person who is acted for: the same names as of oneself: in Arabic. To be reviewed by speakers. */
export const their = {
  their: {
    choices: {
      title: 'اختياراته',
      intro: 'هذه الاختيارات تحدّد من يمكنه رؤية سجله. يمكنك تغييرها في أي وقت. يسري التغيير فورًا.',
      now: 'اختياراته الآن',
      none: 'لم يُسجَّل أي اختيار بعد. وحتى ذلك الحين لا يرى أحد سجله عبر هذه الخدمة. أما الأماكن التي كتبت السجلات فما زالت تراها.',
      fhir: 'نزّل كل اختياراته (FHIR، ملف للحواسيب)',
      stage: {
        PROXY_DECIDES: 'حتى يبلغ 11 سنة، أنت من يقرر نيابة عنه.',
        BOTH_WIDEN: 'عمره بين 11 و15 سنة. يمكنك أن تختار عدم المشاركة. ولمشاركة المزيد يجب أن توافقا معًا.',
        UNKNOWN: 'لا نعرف تاريخ ميلاده. يمكنك أن تختار عدم المشاركة.',
      },
    },
    choice: {
      permitAll: 'شارِك سجله مع كل من يرعاه',
      denyAll: 'لا تشارِك سجله مع أحد',
      permitPlaces: 'شارِك سجله مع {places}',
      denyPlaces: 'لا تشارِك سجله مع {places}',
      what: 'الاختيار',
      PATIENT: 'دوّنه الشخص نفسه، {day}',
      PRACTICE: 'دوّنته عيادة طبيبه العام، {day}',
      POINT_OF_CARE: 'دوّنه عامل صحي كان معه، {day}',
      PROXY: 'دوّنته أنت، أو شخص آخر يحق له التصرف نيابة عنه، {day}',
      liftYes: 'يمكن للعاملين الاطّلاع إذا ذكروا السبب. وسنخبر الشخص.',
    },
    start: {
      everyone: 'المشاركة مع كل من يرعاه',
      everyoneHint: 'يمكن للعاملين الذين يرعونه في لندن رؤية سجله. تبقى السجلات الحساسة خاصة إلا إذا شاركتها أيضًا.',
    },
    editor: {
      liftHint: 'هذا عندما قد تكون حياته في خطر ولا يمكن سؤال أحد. على العاملين ذكر السبب. وسنخبر الشخص كل مرة.',
    },
    preview: {
      changes: 'ما الذي يتغيّر في رعايته',
      noChange: 'في رعايته لا يتغيّر شيء في من يمكنه رؤية ماذا.',
      nothing: 'لا شيء، بسبب اختياراته',
      emergencyCount:
        'إذا ذكر العاملون السبب، يمكن لأماكن عددها {count} من {total} الاطّلاع على جزء من سجله. وسنخبر الشخص.',
    },
    record: {
      title: 'سجله',
      intro: 'هذا ما تجده الخدمة عنه الآن. تسأل عنه في كل مرة ولا تحتفظ به.',
      english: 'يظهر سجله بكلمات من كتبوه، وغالبًا بالإنجليزية.',
      moreKinds: 'المزيد من سجله',
      backTo: 'العودة إلى سجله',
      unverified: 'لم نتمكّن من مطابقة بياناته مع الخدمة الوطنية. فتحقق جيدًا من أن هذا عنه.',
    },
    words: {
      ground: {
        PARENTAL_RESPONSIBILITY: 'والد أو من يرعاه، حتى سن 16',
      },
      purpose: {
        TREAT: 'لرعايته',
        BTG: 'حالة طارئة، دون سؤاله أولًا',
      },
      notice: {
        POINT_OF_CARE: 'دوّن عامل صحي أن الشخص سمح له برؤية سجله.',
        RECORDED_BY_PRACTICE: 'غيّرت عيادة طبيبه العام اختيارًا.',
        RECORDED_BY_PROXY: 'غيّر شخص يتصرف نيابة عنه اختيارًا.',
        PROXY_RIGHT_RECORDED: 'دوّنت عيادة طبيبه العام أنه يحق لشخص التصرف نيابة عنه.',
        PROXY_RIGHT_ENDED: 'دوّنت عيادة طبيبه العام أنه لم يعد يحق لشخص التصرف نيابة عنه.',
      },
    },
  },
} as const satisfies Translation<typeof english>
