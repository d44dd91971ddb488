import type { CardKind, PreviewFailure } from '../view-models/card.ts'
import type { Told } from '../view-models/outcome.ts'

type CardWords = { title: (name: string) => string; text: string; no: string; yes: string }

const unanswered = (name: string) => `${name} didn’t answer`

/** The words of what a person is asked, and of what came of what they asked. */
export const enCards = {
  stage: {
    title: (name: string) => `${name} invites you on stage`,
    text: 'Everyone will be able to hear and see you.',
    no: 'Not now',
    yes: 'Join the stage',
  },
  microphone: {
    title: (name: string) => `${name} asks you to unmute`,
    text: 'Your microphone stays off until you turn it on.',
    no: 'Stay muted',
    yes: 'Unmute',
  },
  camera: {
    title: (name: string) => `${name} asks you to start your video`,
    text: 'Your camera stays off until you turn it on.',
    no: 'Not now',
    yes: 'Start video',
  },
  notAnswered: (reason: string) => `Not answered: ${reason}`,
  preview: 'Preview',
  stopPreview: 'Stop preview',
  onlyYou: 'Only you see and hear this',
  picture: 'Your camera picture',
  noPreview: {
    refused: 'The browser does not allow camera and microphone on this page',
    none: 'No camera or microphone found',
    busy: 'Camera or microphone is in use by another program',
    failed: 'The preview did not start',
  } satisfies Record<PreviewFailure, string>,
  noCamera: 'No camera found',
  told: {
    'ask-declined': (name: string) => `${name} doesn’t bring you on stage now`,
    'unmute-declined': (name: string) => `${name} stays muted`,
    'video-declined': (name: string) => `${name} keeps the camera off`,
    'stage-declined': (name: string) => `${name} doesn’t join the stage`,
    'unmute-unanswered': unanswered,
    'video-unanswered': unanswered,
    'stage-unanswered': unanswered,
    'stage-over': (_name: string) => 'The invitation to the stage is over',
    'microphone-over': (_name: string) => 'You stay muted',
    'camera-over': (_name: string) => 'Your camera stays off',
  } satisfies Record<Told['told'], (name: string) => string>,
} satisfies Record<CardKind, CardWords> & Record<string, unknown>
