// Bytes that are not what their format says: thrown inside this folder alone, and a problem at its door.
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
