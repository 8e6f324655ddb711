// The five marks: told apart by shape first, by colour as well.
export type MarkName = 'watching' | 'microphone' | 'camera' | 'attention' | 'notable' | 'unknown';

/** Decoration: words beside it always say the same. */
export const Mark = ({ name }: { readonly name: MarkName }) => (
  <svg className={`mark ${name}`} viewBox="0 0 16 16" aria-hidden="true">
    {shapes[name]}
  </svg>
);

const triangle = <path d="M8 1.5 15 14.5H1Z" fill="currentColor" />;

const shapes: Readonly<Record<MarkName, React.ReactNode>> = {
  watching: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
  microphone: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  camera: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="3.2" fill="currentColor" />
    </>
  ),
  attention: triangle,
  notable: triangle,
  unknown: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="2.6 2.1"
    />
  ),
};
