export { listMicrophones, setSourceMute, setStreamMute } from './sound-commands.ts';
export { openSoundServer } from './sound-source.ts';
export { streamIndex } from './stream-differences.ts';
