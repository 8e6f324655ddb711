export {
  listMicrophones,
  type Microphone,
  setSourceMute,
  setStreamMute,
} from './sound-commands.ts';
export { openSoundServer, type SoundOptions } from './sound-source.ts';
export { streamIndex } from './stream-differences.ts';
