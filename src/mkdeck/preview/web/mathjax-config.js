// The same settings as in Anki's reviewer: other delimiters, environments and \ref stay as they are written.
window.MathJax = {
  tex: {
    displayMath: [["\\[", "\\]"]],
    inlineMath: [["\\(", "\\)"]],
    processEscapes: false,
    processEnvironments: false,
    processRefs: false,
    packages: { "[+]": ["noerrors", "mathtools"], "[-]": ["textmacros"] },
  },
  loader: { load: ["[tex]/noerrors", "[tex]/mathtools"], paths: { mathjax: "/mathjax" }, versionWarnings: false },
  options: { enableMenu: false },
};
