import type { Texts } from '../../../language/texts.ts'

/** What is said otherwise of a person who is acted for: the same names as of oneself: in English. */
export const their = {
  their: {
    choices: {
      title: 'Their choices',
      intro: 'These choices say who may see their record. You can change them at any time. A change works at once.',
      now: 'Their choices now',
      none: 'No choice has been made yet. Until then, nobody sees their record through this service. The places that made the records can still see them.',
      fhir: 'Download all their choices (FHIR, a file for computers)',
      stage: {
        PROXY_DECIDES: 'Until they are 11, you decide for them.',
        BOTH_WIDEN: 'They are between 11 and 15. You can choose not to share. To share more, you must both agree.',
        UNKNOWN: 'We do not know their date of birth. You can choose not to share.',
      },
    },
    choice: {
      permitAll: 'Share their record with everyone who cares for them',
      denyAll: 'Do not share their record with anyone',
      permitPlaces: 'Share their record with {places}',
      denyPlaces: 'Do not share their record with {places}',
      what: 'The choice',
      asked: 'How it was asked for',
      askedEnd: 'How that was asked for',
      PATIENT: 'By themselves, on {day}',
      PRACTICE: 'By their GP practice, on {day}',
      POINT_OF_CARE: 'By a health worker who was with them, on {day}',
      PROXY: 'By you, or someone else who may act for them, on {day}',
      liftYes: 'Staff may look if they give a reason. The person is told.',
    },
    start: {
      everyone: 'Share with everyone who cares for them',
      everyoneHint:
        'Staff in London who care for them can see their record. Sensitive records stay private unless you share those too.',
    },
    editor: {
      liftHint:
        'This is for when their life may be at risk and nobody can be asked. Staff must give a reason. The person is told each time.',
    },
    preview: {
      changes: 'What changes for their care',
      noChange: 'For their care, nothing changes in who can see what.',
      noChangeHere: 'For their care, nothing changes in what these places can see.',
      nothing: 'Nothing, because of their choices',
      emergencyCount:
        'If staff give a reason, {count} of {total} places could look at some of their record. The person would be told.',
    },
    record: {
      title: 'Their record',
      intro: 'This is what the service finds about them now. It is asked for each time and not kept.',
      english: 'The record is shown in the words of the people who wrote it, most often in English.',
      moreKinds: 'More of their record',
      backTo: 'Back to their record',
      unverified:
        'We could not check their details with the national service. So look carefully whether this is about them.',
    },
    told: {
      title: 'Changes in their record',
      intro: 'You asked us to tell you when something in their record changes.',
      maybe: 'This may have changed. We do not keep what it says. To read it, open their record.',
      see: 'See this part of their record',
      off: 'You are not told when their record changes.',
      choose: 'Tell me when their record changes',
      chooseIntro:
        'We tell you here. You can stop it at any time. It also ends when you may no longer see their record.',
      done: {
        on: 'You will be told here when their record changes.',
      },
    },
    words: {
      ground: {
        PARENTAL_RESPONSIBILITY: 'Parent or carer, until they are 16',
      },
      purpose: {
        TREAT: 'To care for them',
        BTG: 'An emergency, without asking them first',
      },
      notice: {
        POINT_OF_CARE: 'A health worker wrote down that they let them see their record.',
        RECORDED_BY_PRACTICE: 'Their GP practice changed a choice.',
        RECORDED_BY_PROXY: 'Someone who acts for them changed a choice.',
        PROXY_RIGHT_RECORDED: 'Their GP practice wrote down that someone may act for them.',
        PROXY_RIGHT_ENDED: 'Their GP practice wrote down that someone may no longer act for them.',
      },
    },
  },
} as const satisfies Texts
