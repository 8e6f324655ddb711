export { type CameraOptions, openCameraServer } from './camera-source.ts';
