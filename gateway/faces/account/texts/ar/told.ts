import type { Translation } from '../../../language/texts.ts'
import type { told as english } from '../en/told.ts'

/** Being told that the record changed: in Arabic. To be reviewed by speakers. */
export const told = {
  told: {
    title: 'التغييرات في سجلي',
    intro: 'طلبت منا أن نخبرك عندما يتغير شيء في سجلك.',
    maybe: 'ربما تغيّر هذا. نحن لا نحتفظ بما هو مكتوب فيه. لقراءته افتح سجلك.',
    from: 'من {place}',
    see: 'عرض هذا الجزء من سجلي',
    seen: 'رأيت هذه',
    none: 'لا يوجد جديد.',
    partly: 'لم نتمكن من التحقق من بعض هذا الآن. حاول مرة أخرى بعد بضع دقائق.',
    about: 'ما نخبرك به',
    change: 'تغيير هذا أو إيقافه',
    off: 'لا نخبرك عندما يتغير سجلك.',
    choose: 'أخبروني عندما يتغير سجلي',
    chooseIntro: 'نخبرك هنا في حسابك. يمكنك إيقاف ذلك في أي وقت، ويتوقف فورًا.',
    want: 'هل تريد أن نخبرك؟',
    yes: 'نعم',
    no: 'لا',
    kinds: 'بماذا تريد أن نخبرك؟',
    kindsHint: 'ضع علامة على كل ما تريد.',
    message: 'هل تريد رسالة أيضًا؟',
    messageHint:
      'نرسل بريدًا إلكترونيًا أو رسالة نصية إلى العنوان أو الرقم المسجّل لك لدى NHS. وهي تقول فقط إن هناك شيئًا لتراه. رسالة واحدة في اليوم على الأكثر.',
    messageYes: 'نعم، أرسلوا لي رسالة',
    save: 'حفظ',
    news: 'ربما تغيّر شيء في سجلك',
    newsLink: 'عرض ما قد تغيّر',
    done: {
      on: 'سنخبرك هنا عندما يتغير سجلك.',
      off: 'لن نخبرك بعد الآن.',
      seen: 'لقد رأيت هذه، ولن نعرضها بعد الآن.',
    },
  },
} as const satisfies Translation<typeof english>
