// Keys pressed while the card has the focus belong to the page around it.
"use strict";
addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, summary, a, audio, [contenteditable]");
  if (typing && event.key !== "Enter" && !event.key.startsWith("Arrow")) return;
  if (typing && !event.target.matches("#typeans")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || parent === window) return;
  if (typing && event.key.startsWith("Arrow")) return;
  parent.postMessage({ key: event.key }, location.origin);
  if (event.key === " ") event.preventDefault();
});

// What scrolls by itself must be reachable by the keyboard.
function reachable() {
  for (const box of document.querySelectorAll("pre, table, mjx-container, div")) {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth;
    if (scrolls) box.tabIndex = 0;
  }
}
addEventListener("load", () => {
  const typeset = window.MathJax && MathJax.startup && MathJax.startup.promise;
  Promise.resolve(typeset).then(reachable);
});
addEventListener("resize", reachable);
