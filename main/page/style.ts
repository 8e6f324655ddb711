// The look of every page that is written to a file: light and dark, and black on white on paper.
export const pageStyle = `
:root { color-scheme: light dark; --line: #8884; --quiet: #666; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0; }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { color: var(--quiet); }
article { border-left: 3px solid var(--line); padding: .25rem 0 .25rem 1rem; margin: 1rem 0; break-inside: avoid; }
article.critical, article.high { border-left-color: #c0392b; }
article.medium { border-left-color: #b7791f; }
article p, article ul { margin: .4rem 0; }
.severity { font-size: .75rem; text-transform: uppercase; letter-spacing: .05em; border: 1px solid currentColor; border-radius: 3px; padding: 0 .3rem; }
.fix { font-weight: 600; }
.source, .unsure, footer, ul { color: var(--quiet); font-size: .875rem; }
code { overflow-wrap: anywhere; }
a { color: inherit; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } article.critical, article.high { border-left-width: 6px; } }
`;
