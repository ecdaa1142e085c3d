import type { Translation } from '../../../language/texts.ts'
import type { record as english } from '../en/record.ts'

/** The record, and what may be concluded from each list: in Arabic. To be reviewed by speakers. */
export const record = {
  record: {
    title: 'سجلي',
    intro: 'هذا ما تجده الخدمة عنك الآن. تسأل عنه في كل مرة ولا تحتفظ به.',
    english: 'يظهر سجلك بكلمات من كتبوه، وغالبًا بالإنجليزية.',
    moreKinds: 'المزيد من سجلي',
    from: 'المصدر',
    through: '{place}، عبر {exchange}',
    differs: 'مكان آخر يقول شيئًا مختلفًا',
    reaction: 'رد الفعل',
    noDate: 'بلا تاريخ',
    onlyFirst: 'نعرض أول {shown} من {count}.',
    places: 'من أجاب',
    answered: 'أجاب {answered} من {total} من أنظمة السجلات.',
    notAnswered: 'هذه لم تُجب أو لم تُعطِ كل شيء:',
    unverified: 'لم نتمكّن من مطابقة بياناتك مع الخدمة الوطنية. فتحقق جيدًا من أن هذا عنك.',
    noneKnown: 'لا شيء معروف، كما يقول هذا المكان',
    open: 'افتح هذه الوثيقة (ملف يمكنك حفظه)',
    backTo: 'العودة إلى سجلي',
  },
  completeness: {
    all: 'أجابت كل أنظمة السجلات التي قد تحتوي على هذا، وعددها {canHold}.',
    some: 'أجاب {answered} من {canHold} من أنظمة السجلات، فقد يكون هناك المزيد.',
    limited: 'أجاب {answered} من {canHold} من أنظمة السجلات، لكن لا يجوز عرض كل شيء.',
    CONTRADICTORY: 'يقول مكان إنه لا يوجد شيء. ومكان آخر يذكر شيئًا.',
    NONE_KNOWN: 'لا شيء معروف.',
    NONE_AMONG_WHAT_MAY_BE_SHARED: 'لا شيء فيما يجوز أن نعرضه لك.',
    NOT_KNOWN: 'لا نعرف. هذا لا يعني أنه لا يوجد شيء.',
    nobody: 'لا نعرف: لا يوجد نظام سجلات يمكنه أن يحتوي على هذا.',
  },
} as const satisfies Translation<typeof english>
