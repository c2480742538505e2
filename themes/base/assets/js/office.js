// Every screen of the back office: fields for files speak Vietnamese, also in windows that open later.
import { dressFileInputs } from "./file-inputs.js";

const start = () => {
  dressFileInputs();
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.nodeType === 1) dressFileInputs(node.parentElement ?? node);
  }).observe(document.body, { childList: true, subtree: true });
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
