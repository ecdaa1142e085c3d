import type { Translation } from '../../../language/texts.ts'
import type { importing as english } from '../en/importing.ts'

/** A choice that another service wrote down, read from a file: in Urdu. To be reviewed by speakers. */
export const importing = {
  import: {
    title: 'فائل سے کوئی فیصلہ استعمال کریں',
    intro:
      'ہو سکتا ہے کسی اور سروس نے آپ کو آپ کا فیصلہ ایک فائل میں دیا ہو۔ اس فائل کو FHIR Consent کہتے ہیں۔ اسے یہاں چنیں۔',
    strict:
      'کچھ محفوظ کرنے سے پہلے ہم دکھاتے ہیں کہ اس کا مطلب کیا ہے۔ اگر ہمیں مطلب کا یقین نہ ہو تو ہم اسے استعمال نہیں کرتے۔',
    file: 'فائل چنیں',
    fileHint: 'اس کا نام اکثر .json پر ختم ہوتا ہے',
    paste: 'یا اس کے اندر کی تحریر یہاں ڈالیں',
    read: 'مجھے دکھائیں اس کا مطلب کیا ہے',
    empty: 'کوئی فائل چنیں، یا اس کے اندر کی تحریر ڈالیں',
    tooLong: 'یہ فائل بہت لمبی ہے۔ 200,000 حروف یا کم استعمال کریں',
    notJson: 'ہم یہ فائل نہیں پڑھ سکتے۔ یہ JSON میں FHIR Consent ہونی چاہیے',
    meansTitle: 'اس فائل کا مطلب کیا ہے',
    meansIntro: 'اسے غور سے پڑھیں۔ ابھی کچھ محفوظ نہیں ہوا۔',
    leftOut: 'فائل میں ایسی وجوہات بھی ہیں جن کے لیے یہاں کبھی کچھ نہیں دکھایا جاتا۔ ہم انہیں چھوڑ دیتے ہیں: {codes}۔',
    refusedTitle: 'ہم یہ فائل استعمال نہیں کر سکتے',
    refusedIntro: 'کچھ محفوظ نہیں ہوا۔ ہم کسی فائل کے مطلب کا اندازہ نہیں لگاتے۔ ہم اسے اس لیے استعمال نہیں کر سکتے:',
    other: 'کوئی اور فائل استعمال کریں',
  },
} as const satisfies Translation<typeof english>
