export { isOwnSession } from './own-session.ts';
export { secretService } from './secret-service.ts';
