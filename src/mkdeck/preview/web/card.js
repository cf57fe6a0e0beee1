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
