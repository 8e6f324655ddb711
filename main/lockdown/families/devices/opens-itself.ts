// A client without a sandbox opens the camera's file itself, with all that its user may.
import type { Installation } from '../../../../preload/contract/index.ts';

export const opensItself = ({ source }: Installation): boolean =>
  source !== 'flatpak' && source !== 'snap';
