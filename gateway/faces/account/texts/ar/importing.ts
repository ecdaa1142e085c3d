import type { Translation } from '../../../language/texts.ts'
import type { importing as english } from '../en/importing.ts'

/** A choice that another service wrote down, read from a file: in Arabic. To be reviewed by speakers. */
export const importing = {
  import: {
    title: 'استخدام اختيار من ملف',
    intro: 'ربما أعطتك خدمة أخرى اختيارك في ملف. يسمّى هذا الملف FHIR Consent. اختره هنا.',
    strict: 'نعرض لك معناه قبل حفظ أي شيء. إذا لم نكن متأكدين من معناه فلن نستخدمه.',
    file: 'اختر الملف',
    fileHint: 'ينتهي اسمه غالبًا بـ .json',
    paste: 'أو ألصق محتواه هنا',
    read: 'اعرض لي معناه',
    empty: 'اختر ملفًا أو ألصق محتواه',
    tooLong: 'هذا الملف طويل جدًا. استخدم 200,000 حرف أو أقل',
    notJson: 'لا نستطيع قراءة هذا الملف. يجب أن يكون FHIR Consent بصيغة JSON',
    meansTitle: 'معنى هذا الملف',
    meansIntro: 'اقرأه بعناية. لم يُحفظ شيء بعد.',
    leftOut: 'يذكر الملف أيضًا أسبابًا لا يُعرض هنا شيء من أجلها أبدًا. نتركها: {codes}.',
    refusedTitle: 'لا نستطيع استخدام هذا الملف',
    refusedIntro: 'لم يُحفظ شيء. نحن لا نخمّن معنى الملف. لهذا لا نستطيع استخدامه:',
    other: 'استخدم ملفًا آخر',
  },
} as const satisfies Translation<typeof english>
