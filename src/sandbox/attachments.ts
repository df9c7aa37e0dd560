/** Attachments in VK's shapes: documents that were sent, and made-up ones behind which no file stands. */
import type { Files } from './files';
import type { Photos } from './photos';

interface Attachment {
  readonly type: string;
  readonly [kind: string]: unknown;
}

const SHAPES: Readonly<Record<string, Attachment>> = {
  sticker: {
    type: 'sticker',
    sticker: {
      inner_type: 'base_sticker_new',
      product_id: 1,
      sticker_id: 1,
      images: [{ url: 'http://127.0.0.1/sticker.png', width: 64, height: 64 }],
      images_with_background: [{ url: 'http://127.0.0.1/sticker.png', width: 64, height: 64 }],
    },
  },
  photo: {
    type: 'photo',
    photo: {
      id: 1,
      owner_id: 1,
      album_id: -3,
      date: 1_600_000_000,
      has_tags: false,
      access_key: 'photo',
      text: '',
      sizes: [{ type: 'm', url: 'http://127.0.0.1/photo.jpg', width: 130, height: 130 }],
    },
  },
  doc: {
    type: 'doc',
    doc: {
      id: 1,
      owner_id: 1,
      title: 'document.pdf',
      size: 1024,
      ext: 'pdf',
      date: 1_600_000_000,
      type: 1,
      url: 'http://127.0.0.1/document.pdf',
      access_key: 'doc',
    },
  },
  audio_message: {
    type: 'audio_message',
    audio_message: {
      id: 1,
      owner_id: 1,
      duration: 3,
      waveform: [0, 5, 0],
      link_ogg: 'http://127.0.0.1/voice.ogg',
      link_mp3: 'http://127.0.0.1/voice.mp3',
      access_key: 'voice',
    },
  },
  video: {
    type: 'video',
    video: { id: 1, owner_id: 1, title: 'video', duration: 10, date: 1_600_000_000, access_key: 'video' },
  },
};

/** What stands behind attachments. */
export interface Kept {
  readonly files: Files;
  readonly photos: Photos;
}

/** The kinds a person can attach. */
export const ATTACHMENT_KINDS: readonly string[] = Object.keys(SHAPES);

/** An attachment of a kind or of a document's name; what only the bot sends (`photo1_2`) is a photo or a document by its prefix. */
export function attachmentShape(kind: string, { files, photos }: Kept): Attachment {
  const photo = photos.find(kind);
  if (photo !== null) return { type: 'photo', photo: photos.shape(photo) };
  const doc = files.shape(kind);
  if (doc !== null) return { type: 'doc', doc };
  const known = SHAPES[kind] ?? SHAPES[kind.replace(/-?\d.*$/, '')];
  return known ?? { type: 'link', link: { url: 'http://127.0.0.1/' } };
}
