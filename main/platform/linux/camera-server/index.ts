export { openCameraServer } from './camera-source.ts';
